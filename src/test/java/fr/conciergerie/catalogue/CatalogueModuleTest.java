package fr.conciergerie.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.conciergerie.database.DatabaseTest;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.partners.VatRegime;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Tenant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
@Import(CatalogueGround.class)
class CatalogueModuleTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Autowired
    Catalogue catalogue;

    @Autowired
    Services services;

    @Autowired
    VatRuleRepository vat;

    @Autowired
    Partners partners;

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    Shop shop;

    @BeforeEach
    void aShopOfItsOwn() {
        shop = Shop.open(organisations, partners);
    }

    @Test
    void anOfferSaysEverythingAtOnce() {
        Tenant.run(shop.operator(), () -> {
            var soles = soles();
            services.sell(soles, shop.site(), Terms.of(shop.cobbler(), 3));
            services.price(soles, List.of(shop.site()), Price.from(Money.euros(18, 50)), TODAY);

            var offer = catalogue.offer(shop.site(), "ressemelage", TODAY);

            assertThat(offer.service()).isEqualTo(soles);
            assertThat(offer.price()).isEqualTo(Money.euros(18, 50));
            assertThat(offer.priceKind()).isEqualTo(PriceKind.FROM);
            assertThat(offer.details().options())
                    .containsExactly(
                            new Option("talons", "Talons", Money.euros(8, 0)),
                            new Option("express", "Express", Money.euros(5, 0)));
            assertThat(offer.partnerName()).isEqualTo("L’Atelier du cuir");
            assertThat(offer.ess()).isTrue();
            assertThat(offer.leadDays()).isEqualTo(3);
            assertThat(offer.vat()).isEqualTo(new Vat("FR-20", 2000, ""));
            assertThat(catalogue.offersAt(shop.site(), null, null, TODAY)).containsExactly(offer);
            assertThat(catalogue.offersAt(shop.site(), null, Family.EVERYDAY, TODAY))
                    .containsExactly(offer);
            assertThat(catalogue.offersAt(shop.site(), null, Family.FOOD, TODAY))
                    .isEmpty();
        });
    }

    @Test
    void everythingThatIsSaidOfAServiceIsKeptAndOffered() {
        Tenant.run(shop.operator(), () -> {
            var said = ServiceDetailsTest.everything();
            var id = services.add("ourlet", ServiceDetails.of("Ourlet"));
            services.change(id, 0, said);
            services.sell(id, shop.site(), Terms.of(shop.cobbler(), 3));
            services.price(id, List.of(shop.site()), Price.ON_QUOTE, TODAY);

            assertThat(services.sheet(id).details()).isEqualTo(said);
            assertThat(catalogue.offer(shop.site(), "ourlet", TODAY).details()).isEqualTo(said);
        });
    }

    @Test
    void offersAreNamedBySlugOrByKey() {
        Tenant.run(shop.operator(), () -> {
            var soles = sold("Ressemelage");
            var keys = sold("Clés");
            var shouted = keys.toString().toUpperCase(Locale.ROOT);

            var offers =
                    catalogue.offers(shop.site(), List.of("ressemelage", shouted, "rien", "", "\u0001'; drop"), TODAY);

            assertThat(offers).containsOnlyKeys("ressemelage", shouted);
            assertThat(offers).extractingByKey("ressemelage").returns(soles, Offer::service);
            assertThat(offers).extractingByKey(shouted).returns(keys, Offer::service);
            assertThat(catalogue.offers(shop.site(), List.of(), TODAY)).isEmpty();
            assertThat(catalogue.offers(shop.otherSite(), List.of("ressemelage"), TODAY))
                    .isEmpty();
            assertThatExceptionOfType(NotFound.class)
                    .isThrownBy(() -> catalogue.offer(shop.otherSite(), "ressemelage", TODAY));
        });
    }

    @Test
    void thePriceIsTheOneOfTheDay() {
        Tenant.run(shop.operator(), () -> {
            var soles = sold("Ressemelage");
            services.price(soles, List.of(shop.site()), Price.fixed(Money.euros(14, 0)), TODAY.plusDays(10));

            assertThat(catalogue
                            .offer(shop.site(), "ressemelage", TODAY.plusDays(9))
                            .price())
                    .isEqualTo(Money.euros(12, 0));
            assertThat(catalogue
                            .offer(shop.site(), "ressemelage", TODAY.plusDays(10))
                            .price())
                    .isEqualTo(Money.euros(14, 0));
            assertThat(catalogue.offers(shop.site(), List.of("ressemelage"), TODAY.minusDays(1)))
                    .isEmpty();

            services.giveUpPlannedPrice(soles, shop.site(), TODAY.plusDays(10));
            assertThat(services.sheet(soles).sales().getFirst().prices())
                    .containsExactly(new DatedPrice(TODAY, null, Price.fixed(Money.euros(12, 0))));
        });
    }

    @Test
    void aSaleKeepsThePricesItHadBefore() {
        Tenant.run(shop.operator(), () -> {
            var soles = soles();
            services.sell(
                    soles,
                    shop.site(),
                    Terms.of(shop.cobbler(), 2),
                    List.of(
                            new DatedPrice(day("2015-01-01"), day("2015-12-31"), Price.fixed(Money.euros(9, 0))),
                            new DatedPrice(day("2016-01-01"), null, Price.fixed(Money.euros(10, 0)))));

            assertThat(catalogue
                            .offer(shop.site(), "ressemelage", day("2015-06-30"))
                            .price())
                    .isEqualTo(Money.euros(9, 0));
            assertThat(catalogue.offer(shop.site(), "ressemelage", TODAY).price())
                    .isEqualTo(Money.euros(10, 0));
        });
    }

    @Test
    void theDatabaseRefusesTwoPricesOnADay() {
        Tenant.run(shop.operator(), () -> {
            var soles = sold("Ressemelage");

            assertThatExceptionOfType(DataAccessException.class)
                    .isThrownBy(() -> new TransactionTemplate(transactions)
                            .executeWithoutResult(_ -> jdbc.sql("""
                            insert into catalogue.price (service_id, site_id, valid_from, kind, amount_cents)
                            values (:service, :site, :from, 'FIXED', 100)
                            """)
                                    .param("service", soles.value())
                                    .param("site", shop.site().value())
                                    .param("from", TODAY.plusDays(30))
                                    .update()));
        });
    }

    @Test
    void whatIsArchivedEndedOrLeftByItsPartnerIsNotSold() {
        Tenant.run(shop.operator(), () -> {
            var soles = sold("Ressemelage");
            var keys = sold("Clés");
            services.archive(soles, 0);
            services.stopSelling(keys, shop.site(), 0, TODAY);

            assertThat(slugs(TODAY)).containsExactly("cles");
            assertThat(slugs(TODAY.plusDays(1))).isEmpty();
            services.restore(soles, 1);
            services.changeTerms(keys, shop.site(), 1, Terms.of(shop.cobbler(), 1));
            assertThat(slugs(TODAY.plusDays(1))).containsExactly("cles", "ressemelage");

            partners.end(shop.cobbler(), 0, TODAY);
            assertThat(slugs(TODAY)).hasSize(2);
            assertThat(slugs(TODAY.plusDays(1))).isEmpty();
        });
    }

    @Test
    void theFallbackOfTheSiteGoesBeforeThatOfThePartner() {
        Tenant.run(shop.operator(), () -> {
            var soles = sold("Ressemelage");
            assertThat(catalogue.fallback(shop.site(), soles)).isEmpty();

            var cobbler = partners.sheet(shop.cobbler());
            partners.change(shop.cobbler(), cobbler.version(), Shop.withFallback(cobbler.details(), shop.laundry()));
            assertThat(catalogue.fallback(shop.site(), soles)).contains(new Terms.Fallback(shop.laundry(), 3));

            services.changeTerms(
                    soles, shop.site(), 0, new Terms(shop.cobbler(), 3, new Terms.Fallback(shop.laundry(), 6)));
            assertThat(catalogue.fallback(shop.site(), soles)).contains(new Terms.Fallback(shop.laundry(), 6));
        });
    }

    @Test
    void anotherOperatorSeesNothing() {
        Tenant.run(shop.operator(), () -> sold("Ressemelage"));
        var other = organisations.createOperator("Autre", "autre-" + UUID.randomUUID());

        Tenant.run(other, () -> {
            assertThat(catalogue.offersAt(shop.site(), null, null, TODAY)).isEmpty();
            assertThat(catalogue.offersAt(shop.site(), "ressemelage", null, TODAY))
                    .isEmpty();
        });
    }

    @Test
    void aPartnerOfAnotherOperatorCannotSell() {
        var stranger = Shop.open(organisations, partners).cobbler();
        Tenant.run(shop.operator(), () -> {
            var soles = soles();

            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> services.sell(soles, shop.site(), Terms.of(stranger, 2)))
                    .withMessage("catalogue.no-such-site-or-partner");
        });
    }

    @Test
    void whoeverSawAnOlderVersionIsTurnedAway() {
        Tenant.run(shop.operator(), () -> {
            var soles = soles();
            services.change(soles, 0, services.sheet(soles).details());

            assertThatExceptionOfType(OptimisticLockingFailureException.class)
                    .isThrownBy(() -> services.archive(soles, 0));
        });
    }

    @ParameterizedTest
    @EnumSource
    void everyCategoryHasOneRuleOnEveryDaySinceTheBeginning(VatCategory category) {
        for (var regime : VatRegime.values()) {
            for (var day = day("2012-09-01"); day.isBefore(day("2030-01-01")); day = day.plusDays(1)) {
                var onThisDay = day;
                assertThat(vat.law().stream()
                                .filter(it -> it.subject().covers(category, regime) && it.holdsOn(onThisDay)))
                        .as("%s %s %s", category, regime, day)
                        .hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "STANDARD, NORMAL, 2026-11-23, FR-20, 2000",
        "STANDARD, NORMAL, 2013-12-31, FR-19.6, 1960",
        "STANDARD, FRANCHISE, 2026-11-23, FR-FRANCHISE, 0",
        "FOOD, NORMAL, 2026-11-23, FR-5.5, 550",
        "PREPARED_FOOD, NORMAL, 2015-06-01, FR-10, 1000",
        "PRESS, NORMAL, 2026-11-23, FR-2.1, 210",
        "HEALTH_CARE, NORMAL, 2026-11-23, FR-EXEMPT-261-4-1, 0",
        "HEALTH_CARE, EXEMPT, 2026-11-23, FR-EXEMPT-261-7-1, 0",
    })
    void taxFollowsTheThingTheSupplierAndTheDay(
            VatCategory category, VatRegime regime, LocalDate day, String code, int rate) {
        var found = new VatRules(vat.law()).on(category, regime, day);

        assertThat(found.code()).isEqualTo(code);
        assertThat(found.rateBasisPoints()).isEqualTo(rate);
        assertThat(found.mention().isEmpty()).isEqualTo(rate > 0);
    }

    private List<String> slugs(LocalDate day) {
        return catalogue.offersAt(shop.site(), "", null, day).stream()
                .map(Offer::slug)
                .toList();
    }

    private ServiceId soles() {
        return services.add(ServiceDetails.of("Ressemelage")
                .with(it -> it.description("Semelles neuves")
                        .pictogram("shoe")
                        .options(List.of(
                                Option.of("Talons", Money.euros(8, 0)), Option.of("Express", Money.euros(5, 0))))));
    }

    private ServiceId sold(String name) {
        var id = services.add(ServiceDetails.of(name));
        services.sell(id, shop.site(), Terms.of(shop.cobbler(), 3));
        services.price(id, List.of(shop.site()), Price.fixed(Money.euros(12, 0)), TODAY);
        return id;
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
