package fr.conciergerie.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.conciergerie.catalogue.VatRule.Origin;
import fr.conciergerie.partners.VatRegime;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Percent;
import fr.conciergerie.shared.Refused;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VatRulesTest {

    private static final LocalDate LONG_AGO = LocalDate.of(2014, 1, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 1);
    private static final VatSubject FOOD = new VatSubject(VatRegime.NORMAL, VatCategory.FOOD);
    private static final VatSubject EXEMPT = new VatSubject(VatRegime.EXEMPT, null);
    private static final VatSubject EXEMPT_FOOD = new VatSubject(VatRegime.EXEMPT, VatCategory.FOOD);

    @Test
    void theOperatorsOwnWordGoesBeforeTheLaw() {
        var rules = new VatRules(List.of(law(FOOD, 550), own(FOOD, TODAY, null, 1000)));

        assertThat(rules.on(VatCategory.FOOD, VatRegime.NORMAL, TODAY.minusDays(1))
                        .rateBasisPoints())
                .isEqualTo(550);
        assertThat(rules.on(VatCategory.FOOD, VatRegime.NORMAL, TODAY).rateBasisPoints())
                .isEqualTo(1000);
    }

    @Test
    void aRuleForOneKindOfThingGoesBeforeOneForAll() {
        var rules = new VatRules(List.of(own(EXEMPT, LONG_AGO, null, 100), law(EXEMPT_FOOD, 200)));

        assertThat(rules.on(VatCategory.FOOD, VatRegime.EXEMPT, TODAY).rateBasisPoints())
                .isEqualTo(200);
        assertThat(rules.on(VatCategory.BOOK, VatRegime.EXEMPT, TODAY).rateBasisPoints())
                .isEqualTo(100);
    }

    @Test
    void theLawFillsTheDaysThatTheOperatorLeaves() {
        var own = own(FOOD, TODAY, NEW_YEAR.minusDays(1), 1000);
        var rules = new VatRules(List.of(law(FOOD, 550), own));

        assertThat(rules.of(FOOD))
                .containsExactly(
                        law(FOOD, 550).endingOn(TODAY.minusDays(1)),
                        own,
                        new VatRule(
                                FOOD, Origin.LAW, NEW_YEAR, null, law(FOOD, 550).vat(), false));
    }

    @Test
    void whatHasNoRuleIsAFaultOfOurs() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> new VatRules(List.of()).on(VatCategory.FOOD, VatRegime.NORMAL, TODAY));
    }

    @Test
    void aSubjectIsFoundAgainByItsAddress() {
        assertThat(VatSubject.ofSlug("normal-food")).isEqualTo(FOOD);
        assertThat(VatSubject.ofSlug("exempt")).isEqualTo(EXEMPT);
        assertThat(VatSubject.ofSlug(EXEMPT_FOOD.slug())).isEqualTo(EXEMPT_FOOD);
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> VatSubject.ofSlug("normal"));
    }

    @Test
    void underTheNormalRegimeTheKindOfThingDecides() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> new VatSubject(VatRegime.NORMAL, null))
                .withMessage("catalogue.vat-rule.needs-a-category");
    }

    @ParameterizedTest
    @CsvSource({"1000, rate-out-of-range", "30.01, rate-out-of-range", "-1, rate-out-of-range"})
    void aRateIsARateOfTax(String typed, String why) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Vat.rate(typed))
                .withMessage("catalogue.vat-rule." + why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "FR 20", "-FR", "FR--20", "ÉTÉ", "X123456789012345678901234567890"})
    void aCodeIsPlain(String typed) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Vat.code(typed))
                .withMessage("catalogue.vat-rule.not-a-code");
    }

    @Test
    void withoutTaxThereIsAReason() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Vat.of("FR-0", Percent.parse("0"), " "))
                .withMessage("catalogue.vat-rule.needs-a-mention");
        assertThat(Vat.of("fr-5.5", Percent.parse("5,5"), "")).isEqualTo(new Vat("FR-5.5", 550, ""));
    }

    private static VatRule law(VatSubject subject, int rate) {
        return new VatRule(subject, Origin.LAW, LONG_AGO, null, new Vat("LAW-" + rate, rate, ""), false);
    }

    private static VatRule own(VatSubject subject, LocalDate from, @Nullable LocalDate until, int rate) {
        return VatRule.own(subject, from, until, new Vat("OWN-" + rate, rate, ""));
    }
}
