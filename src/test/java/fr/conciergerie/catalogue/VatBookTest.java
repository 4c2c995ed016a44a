package fr.conciergerie.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.conciergerie.database.DatabaseTest;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.partners.VatRegime;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Percent;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Tenant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
@Import(CatalogueGround.class)
class VatBookTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 1);
    private static final VatSubject STANDARD = new VatSubject(VatRegime.NORMAL, VatCategory.STANDARD);
    private static final VatSubject BOOKS = new VatSubject(VatRegime.NORMAL, VatCategory.BOOK);
    private static final Vat REDUCED = Vat.of("FR-10", Percent.parse("10"), "");

    @Autowired
    VatBook book;

    @Autowired
    Catalogue catalogue;

    @Autowired
    Services services;

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
    void theLawIsThereFromTheBeginning() {
        Tenant.run(shop.operator(), () -> {
            assertThat(book.sheets()).hasSize(9).allMatch(it -> it.uses().isEmpty() && it.version() == 0);
            var standard = book.sheet(STANDARD);
            assertThat(standard.main(TODAY).vat().code()).isEqualTo("FR-20");
            assertThat(standard.rules()).extracting(it -> it.vat().code()).containsExactly("FR-19.6", "FR-20");
        });
    }

    @Test
    void anOfferIsTaxedByTheOperatorsOwnRuleFromItsFirstDay() {
        Tenant.run(shop.operator(), () -> {
            sold("Ressemelage");
            assertThat(offered(TODAY)).isEqualTo("FR-20");

            book.change(STANDARD, 0, REDUCED, NEW_YEAR);

            assertThat(offered(TODAY)).isEqualTo("FR-20");
            assertThat(offered(NEW_YEAR)).isEqualTo("FR-10");
            assertThat(book.sheet(STANDARD).rules())
                    .extracting(it -> it.vat().code() + " " + it.validFrom())
                    .containsExactly("FR-19.6 2000-04-01", "FR-20 2014-01-01", "FR-10 2027-01-01");
        });
    }

    @Test
    void otherOperatorsKeepToTheLaw() {
        Tenant.run(shop.operator(), () -> book.change(STANDARD, 0, REDUCED, TODAY));

        Tenant.run(
                Shop.open(organisations, partners).operator(),
                () -> assertThat(book.sheet(STANDARD).main(TODAY).vat().code()).isEqualTo("FR-20"));
    }

    @Test
    void aRuleKnowsWhatHangsOnIt() {
        Tenant.run(shop.operator(), () -> {
            sold("Ressemelage");
            sold("Étui à lunettes");
            services.archive(sold("Cireuse"), 0);

            assertThat(book.sheet(STANDARD).uses())
                    .extracting(VatSheet.Use::name)
                    .containsExactly("Étui à lunettes", "Ressemelage");
            assertThat(book.sheet(BOOKS).uses()).isEmpty();
        });
    }

    @Test
    void aRuleDoesNotEndWhileSomethingSoldHangsOnIt() {
        Tenant.run(shop.operator(), () -> {
            var soles = sold("Ressemelage");
            book.add(STANDARD, REDUCED, TODAY, null);

            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> book.end(STANDARD, 1, NEW_YEAR))
                    .withMessage("catalogue.vat-rule.in-use")
                    .satisfies(it -> assertThat(it.arguments()).containsExactly(1, "Ressemelage"));

            services.archive(soles, 0);
            book.end(STANDARD, 1, NEW_YEAR);
            assertThat(book.sheet(STANDARD).on(NEW_YEAR).map(it -> it.vat().code()))
                    .contains("FR-10");
            assertThat(book.sheet(STANDARD)
                            .on(NEW_YEAR.plusDays(1))
                            .map(it -> it.vat().code()))
                    .contains("FR-20");
        });
    }

    @Test
    void whatIsPlannedIsGivenUp() {
        Tenant.run(shop.operator(), () -> {
            book.add(STANDARD, REDUCED, TODAY, null);
            book.change(STANDARD, 1, Vat.of("FR-5.5", Percent.parse("5,5"), ""), NEW_YEAR);

            book.giveUp(STANDARD, NEW_YEAR);

            assertThat(book.sheet(STANDARD).on(NEW_YEAR).map(it -> it.vat().code()))
                    .contains("FR-10");
        });
    }

    @Test
    void nothingThatWasWrittenDownIsEverLost() {
        Tenant.run(shop.operator(), () -> {
            book.add(BOOKS, REDUCED, TODAY, null);
            book.change(BOOKS, 1, Vat.of("FR-5.5", Percent.parse("5,5"), ""), TODAY);

            assertThat(book.sheet(BOOKS).main(TODAY).vat().code()).isEqualTo("FR-5.5");
            assertThat(inTransaction(
                            "select code from catalogue.own_vat_rule where withdrawn_at is not null", String.class))
                    .containsExactly("FR-10");
            refusedByTheDatabase("delete from catalogue.own_vat_rule");
        });
    }

    @Test
    void theDatabaseHoldsOneRuleADay() {
        Tenant.run(shop.operator(), () -> {
            book.add(BOOKS, REDUCED, TODAY, NEW_YEAR);

            refusedByTheDatabase(insert("'BOOK'", "2026-12-31", "'FR-10'", 1000, "''"));
            refusedByTheDatabase(insert("'FOOD'", "2026-12-31", "'FR-10'", 900, "''"));
            refusedByTheDatabase(insert("'FOOD'", "2026-12-31", "'FR-0'", 0, "''"));
            refusedByTheDatabase(insert("'FOOD'", "2026-12-31", "'FR-99'", 10_000, "''"));
            refusedByTheDatabase(insert("null", "2026-12-31", "'FR-10'", 1000, "''"));
        });
    }

    @Test
    void aCodeStandsForOneRate() {
        Tenant.run(shop.operator(), () -> {
            isRefused(
                    "catalogue.vat-rule.code-has-another-rate",
                    () -> book.add(BOOKS, Vat.of("FR-20", Percent.parse("10"), ""), TODAY, null));
            book.add(BOOKS, Vat.of("MAISON", Percent.parse("10"), ""), TODAY, null);
            isRefused(
                    "catalogue.vat-rule.code-has-another-rate",
                    () -> book.add(STANDARD, Vat.of("MAISON", Percent.parse("11"), ""), TODAY, null));
        });
    }

    @Test
    void whoeverSawAnOlderVersionIsTurnedAwayUnlessTheySayTheSame() {
        Tenant.run(shop.operator(), () -> {
            book.change(BOOKS, 0, REDUCED, TODAY);
            book.change(BOOKS, 0, REDUCED, TODAY);

            assertThatExceptionOfType(OptimisticLockingFailureException.class)
                    .isThrownBy(() -> book.change(BOOKS, 0, Vat.of("FR-7", Percent.parse("7"), ""), NEW_YEAR));
            assertThatExceptionOfType(OptimisticLockingFailureException.class)
                    .isThrownBy(() -> book.end(BOOKS, 0, NEW_YEAR));
        });
    }

    @Test
    void whatNobodyHasARuleForIsNotThere() {
        Tenant.run(
                shop.operator(),
                () -> assertThatExceptionOfType(NotFound.class)
                        .isThrownBy(() -> book.sheet(new VatSubject(VatRegime.EXEMPT, VatCategory.PRESS))));
    }

    private String offered(LocalDate day) {
        return catalogue.offersAt(shop.site(), null, null, day).getFirst().vat().code();
    }

    private ServiceId sold(String name) {
        var id = services.add(ServiceDetails.of(name));
        services.sell(id, shop.site(), Terms.of(shop.cobbler(), 3));
        services.price(id, List.of(shop.site()), Price.fixed(Money.euros(12, 0)), TODAY);
        return id;
    }

    private static String insert(String category, String from, String code, int rate, String mention) {
        return """
                insert into catalogue.own_vat_rule (id, regime, category, valid_from, code, rate_basis_points, mention)
                values ('%s', 'NORMAL', %s, '%s', %s, %d, %s)
                """.formatted(UUID.randomUUID(), category, from, code, rate, mention);
    }

    private void refusedByTheDatabase(String statement) {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> new TransactionTemplate(transactions)
                        .executeWithoutResult(_ -> jdbc.sql(statement).update()));
    }

    private <T> List<T> inTransaction(String query, Class<T> type) {
        return new TransactionTemplate(transactions)
                .execute(_ -> jdbc.sql(query).query(type).list());
    }

    private static void isRefused(String key, ThrowingCallable work) {
        assertThatExceptionOfType(Refused.class).isThrownBy(work).withMessage(key);
    }
}
