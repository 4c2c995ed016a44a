package fr.conciergerie.partners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.conciergerie.database.DatabaseTest;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Siret;
import fr.conciergerie.shared.Tenant;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.OptimisticLockingFailureException;

@DatabaseTest
@Import(PartnersGround.class)
class PartnersModuleTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Autowired
    Partners partners;

    @Autowired
    Organisations organisations;

    OperatorId operator = new OperatorId(new UUID(0, 0));

    @BeforeEach
    void anOperatorOfItsOwn() {
        operator = organisations.createOperator("Essai", "essai-" + UUID.randomUUID());
    }

    @Test
    void aPartnerIsFoundBySlugAndById() {
        Tenant.run(operator, () -> {
            var id = partners.add(cobbler());

            assertThat(partners.partnerId("l-atelier-du-cuir")).isEqualTo(id);
            assertThat(partners.partnerId(id.toString())).isEqualTo(id);
            assertThat(partners.partner(id).name()).isEqualTo("L’Atelier du cuir");
            assertThatExceptionOfType(NotFound.class).isThrownBy(() -> partners.partnerId("autre"));
        });
    }

    @Test
    void anotherOperatorKnowsNothingOfIt() {
        var id = Tenant.call(operator, () -> partners.add(cobbler()));
        Tenant.run(operator, () -> partners.workingDays(id));
        var other = organisations.createOperator("Autre", "autre-" + UUID.randomUUID());

        Tenant.run(other, () -> {
            assertThatExceptionOfType(NotFound.class).isThrownBy(() -> partners.partner(id));
            assertThatExceptionOfType(NotFound.class).isThrownBy(() -> partners.workingDays(id));
        });
    }

    @Test
    void holidaysAndClosuresAreNoDaysOfWork() {
        Tenant.run(operator, () -> {
            var id = partners.add(cobbler());
            assertThat(partners.workingDays(id).isOpen(LocalDate.of(2026, 12, 25)))
                    .isFalse();
            assertThat(partners.workingDays(id).isOpen(LocalDate.of(2026, 12, 28)))
                    .isTrue();

            var closure = partners.close(id, LocalDate.of(2026, 12, 28), LocalDate.of(2027, 1, 1), "Congés");
            assertThat(partners.workingDays(id).onOrAfter(LocalDate.of(2026, 12, 28)))
                    .isEqualTo(LocalDate.of(2027, 1, 4));

            partners.reopen(id, closure);
            assertThat(partners.workingDays(id).isOpen(LocalDate.of(2026, 12, 28)))
                    .isTrue();
        });
    }

    /** In Alsace-Moselle: in some communes, and nowhere else. */
    @Test
    void goodFridayIsADayOfWorkUnlessItIsAHolidayWhereTheyAre() {
        var goodFriday = LocalDate.of(2027, 3, 26);
        Tenant.run(operator, () -> {
            var without = partners.add(inAlsace("Sans temple", false));
            var with = partners.add(inAlsace("Avec temple", true));

            assertThat(partners.workingDays(without).isOpen(goodFriday)).isTrue();
            assertThat(partners.workingDays(with).isOpen(goodFriday)).isFalse();
            assertThat(partners.workingDays(with).isOpen(LocalDate.of(2026, 12, 26)))
                    .isFalse();
        });
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> details("Ailleurs", null, "FR", true))
                .withMessage("partners.no-good-friday-there");
    }

    @Test
    void statusIsKeptFromDayToDay() {
        Tenant.run(operator, () -> {
            var id = partners.add(cobbler());
            partners.recordEss(id, EssStatus.of(EssBasis.ASSOCIATION, "Statuts", day("2012-01-10"), day("2012-01-01")));
            partners.recordEss(
                    id, EssStatus.of(EssBasis.COOPERATIVE, "Agrément", day("2019-06-01"), day("2019-07-01")));

            assertThat(partners.essOn(id, day("2011-12-31"))).isEmpty();
            assertThat(partners.essOn(id, day("2015-05-05")))
                    .map(EssStatus::basis)
                    .contains(EssBasis.ASSOCIATION);
            assertThat(partners.essOn(id, day("2019-06-30")))
                    .map(EssStatus::basis)
                    .contains(EssBasis.ASSOCIATION);
            assertThat(partners.essOn(id, day("2019-07-01")))
                    .map(EssStatus::basis)
                    .contains(EssBasis.COOPERATIVE);
            assertThat(partners.sheet(id).ess()).hasSize(2);
        });
    }

    @Test
    void twoStatusesOnADayAreRefused() {
        Tenant.run(operator, () -> {
            var id = partners.add(cobbler());
            partners.recordEss(id, EssStatus.of(EssBasis.ASSOCIATION, "Statuts", TODAY, day("2020-01-01")));

            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() ->
                            partners.recordEss(id, EssStatus.of(EssBasis.MUTUAL, "Statuts", TODAY, day("2019-01-01"))))
                    .withMessage("partners.ess.overlaps");
        });
    }

    @Test
    void aPartnerCountsFromTheirFirstDayAndNotBefore() {
        Tenant.run(operator, () -> {
            partners.add(details("Premier", null), day("2014-01-01"));
            assertThat(partners.essShare(day("2015-12-31")).active()).isEqualTo(1);

            var today = partners.add(details("D’aujourd’hui", null));
            assertThat(partners.sheet(today).together()).isEqualTo(new WorkedTogether(TODAY, null));
            assertThat(partners.essShare(day("2015-12-31")).active()).isEqualTo(1);
            assertThat(partners.essShare(TODAY.minusDays(1)).active()).isEqualTo(1);
            assertThat(partners.essShare(TODAY).active()).isEqualTo(2);
        });
    }

    @Test
    void whoComesBackWasAwayMeanwhile() {
        Tenant.run(operator, () -> {
            var id = partners.add(details("Revenu", null), day("2014-01-01"));
            partners.end(id, 0, day("2016-06-30"));
            partners.resume(id, 1);

            assertThat(partners.sheet(id).together()).isEqualTo(new WorkedTogether(TODAY, null));
            assertThat(partners.sheet(id).earlier())
                    .containsExactly(new WorkedTogether(day("2014-01-01"), day("2016-06-30")));
            assertThat(partners.essShare(day("2015-12-31")).active()).isEqualTo(1);
            assertThat(partners.essShare(day("2017-12-31")).active()).isZero();
            assertThat(partners.essShare(TODAY).active()).isEqualTo(1);
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> partners.change(id, 2, details("Revenu", null), day("2016-06-30")))
                    .withMessage("partners.worked-before-then");
        });
    }

    /** Who was to leave and stays after all never was away. */
    @Test
    void whoStaysAfterAllHasOneFirstDay() {
        Tenant.run(operator, () -> {
            var id = partners.add(details("Fidèle", null), day("2014-01-01"));
            partners.end(id, 0, TODAY.minusDays(1));
            partners.resume(id, 1);

            assertThat(partners.sheet(id).together()).isEqualTo(new WorkedTogether(day("2014-01-01"), null));
            assertThat(partners.sheet(id).earlier()).isEmpty();
        });
    }

    @Test
    void nobodyLeavesBeforeTheyCame() {
        Tenant.run(operator, () -> {
            var id = partners.add(details("Nouveau", null));

            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> partners.end(id, 0, TODAY.minusDays(1)))
                    .withMessage("partners.ends-before-it-begins");
        });
    }

    @Test
    void whoComesAndGoesInAYearIsToldByTheNameOfThatTime() {
        Tenant.run(operator, () -> {
            var stays = partners.add(details("Resté", null), day("2014-01-01"));
            var comes = partners.add(details("Venu", null), day("2015-03-01"));
            partners.end(partners.add(details("Parti", null), day("2014-01-01")), 0, day("2015-12-31"));
            partners.change(comes, 0, details("Venu, autrement nommé", null));

            assertThat(partners.comeAndGone(day("2015-01-01"), day("2015-12-31")))
                    .satisfies(it -> {
                        assertThat(it.begun())
                                .containsExactly(new PartnersComeAndGone.Move(comes, "Venu", day("2015-03-01")));
                        assertThat(it.ended())
                                .extracting(PartnersComeAndGone.Move::name)
                                .containsExactly("Parti");
                    });
            assertThat(partners.comeAndGone(day("2014-01-01"), day("2014-12-31"))
                            .begun())
                    .extracting(PartnersComeAndGone.Move::partner)
                    .contains(stays);
        });
    }

    @Test
    void theShareCountsActivePartnersWithAValidStatus() {
        Tenant.run(operator, () -> {
            for (int i = 0; i < 5; i++) {
                var id = partners.add(
                        PartnerDetails.of("Partenaire " + i, LegalForm.ASSOCIATION, "Bordeaux"), day("2020-01-01"));
                if (i < 4) {
                    partners.recordEss(
                            id, EssStatus.of(EssBasis.ASSOCIATION, "Statuts", day("2020-01-01"), day("2020-01-01")));
                }
            }
            var former = partners.add(PartnerDetails.of("Ancien", LegalForm.COMPANY, "Bordeaux"), day("2020-01-01"));
            partners.end(former, 0, TODAY.minusDays(1));

            assertThat(partners.essShare(TODAY)).isEqualTo(new EssShare(4, 5));
            assertThat(partners.essShare(TODAY).percent()).isEqualTo(80);
            assertThat(partners.essShare(TODAY.minusDays(1)).active()).isEqualTo(6);
        });
    }

    @Test
    void fallbacksDoNotGoRoundInCircles() {
        Tenant.run(operator, () -> {
            var first = partners.add(details("Premier", null));
            var second = partners.add(details("Second", first));
            var third = partners.add(details("Troisième", second));

            assertThat(partners.fallbackOf(third)).contains(second);
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> partners.change(first, 0, details("Premier", third)))
                    .withMessage("partners.fallback-is-circular");
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> partners.change(first, 0, details("Premier", first)))
                    .withMessage("partners.fallback-is-circular");
        });
    }

    @Test
    void aFormerPartnerIsNobodysFallback() {
        Tenant.run(operator, () -> {
            var first = partners.add(details("Premier", null), day("2020-01-01"));
            var second = partners.add(details("Second", first));
            partners.end(first, 0, TODAY.minusDays(1));

            assertThat(partners.fallbackOf(second)).isEmpty();
            partners.resume(first, 1);
            assertThat(partners.fallbackOf(second)).contains(first);
        });
    }

    @Test
    void whoeverSawAnOlderVersionIsTurnedAway() {
        Tenant.run(operator, () -> {
            var id = partners.add(cobbler());
            partners.change(id, 0, cobbler());

            assertThatExceptionOfType(OptimisticLockingFailureException.class)
                    .isThrownBy(() -> partners.change(id, 0, cobbler()));
        });
    }

    @Test
    void aSiretAndASlugAreTakenOnce() {
        Tenant.run(operator, () -> {
            partners.add("premier", withSiret("Premier"), TODAY);

            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> partners.add("second", withSiret("Second"), TODAY))
                    .withMessage("partners.siret-taken");
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> partners.add("premier", details("Second", null), TODAY))
                    .withMessage("partners.slug-taken");
        });
    }

    @Test
    void theListIsSearchedWithoutAccentsAndReadInPieces() {
        Tenant.run(operator, () -> {
            for (var name : List.of("Épicerie du Port", "épices et thés", "Zinc", "Atelier vélo", "Boulangerie")) {
                partners.add(details(name, null));
            }

            assertThat(names("epic", null)).containsExactly("Épicerie du Port", "épices et thés");
            var first = partners.list(PartnerFilter.ACTIVE, null, 3);
            var second = partners.list(PartnerFilter.ACTIVE, first.next(), 3);
            assertThat(first.items())
                    .extracting(PartnerSummary::name)
                    .containsExactly("Atelier vélo", "Boulangerie", "Épicerie du Port");
            assertThat(second.items()).extracting(PartnerSummary::name).containsExactly("épices et thés", "Zinc");
            assertThat(second.next()).isNull();
            assertThat(names("%", null)).isEmpty();
            assertThat(names("", true)).isEmpty();
            assertThat(names("", false)).hasSize(5);
        });
    }

    private List<String> names(String query, @Nullable Boolean ess) {
        return partners.list(new PartnerFilter(query, ess, false, null), null, 50).items().stream()
                .map(PartnerSummary::name)
                .toList();
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static PartnerDetails cobbler() {
        return details("L’Atelier du cuir", null);
    }

    private static PartnerDetails withSiret(String name) {
        var plain = details(name, null);
        return new PartnerDetails(
                name,
                plain.legalForm(),
                Siret.of("732 829 320 00074"),
                null,
                null,
                Locale.FRENCH,
                "",
                "",
                "Bordeaux",
                "FR",
                false,
                plain.openDays(),
                plain.vatRegime(),
                plain.settlement(),
                0,
                null);
    }

    private static PartnerDetails inAlsace(String name, boolean goodFriday) {
        return details(name, null, "FR-ALSACE-MOSELLE", goodFriday);
    }

    private static PartnerDetails details(String name, @Nullable PartnerId fallback) {
        return details(name, fallback, "FR", false);
    }

    private static PartnerDetails details(
            String name, @Nullable PartnerId fallback, String holidayZone, boolean goodFriday) {
        return new PartnerDetails(
                name,
                LegalForm.SOLE_TRADER,
                null,
                "atelier@partenaire.example",
                "05 00 00 00 00",
                Locale.FRENCH,
                "1 rue des Essais",
                "33000",
                "Bordeaux",
                holidayZone,
                goodFriday,
                Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY),
                VatRegime.NORMAL,
                Settlement.DIRECT_TO_PARTNER,
                1200,
                fallback);
    }
}
