package fr.conciergerie.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Money;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.context.NoSuchMessageException;

class WordsTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final Dictionary dictionary = dictionary();
    private final Words french = dictionary.words(Locale.FRANCE);
    private final Words english = dictionary.words(Locale.UK);

    @Test
    void daysAreToldAsPeopleTellThem() {
        assertThat(french.day(TODAY)).isEqualTo("aujourd’hui");
        assertThat(french.day(TODAY.plusDays(1))).isEqualTo("demain");
        assertThat(french.day(TODAY.plusDays(3))).isEqualTo("jeudi 26 novembre");
        assertThat(french.day(TODAY.plusYears(1))).isEqualTo("mardi 23 novembre 2027");
        assertThat(english.day(TODAY.plusDays(3))).isEqualTo("Thursday 26 November");
    }

    @Test
    void theFirstDayOfAMonthIsTheOnlyOneThatFrenchCounts() {
        assertThat(french.dateWithYear(LocalDate.of(2015, 1, 1))).isEqualTo("jeudi 1er janvier 2015");
        assertThat(french.plainDate(LocalDate.of(2015, 1, 1))).isEqualTo("1er janvier 2015");
        assertThat(french.plainDate(LocalDate.of(2015, 1, 11))).isEqualTo("11 janvier 2015");
        assertThat(french.date(LocalDate.of(2026, 12, 1))).isEqualTo("mardi 1er décembre");
        assertThat(french.shortDay(LocalDate.of(2026, 12, 1))).isEqualTo("mar. 1er déc.");
        assertThat(french.shortDay(LocalDate.of(2027, 12, 1))).isEqualTo("1er déc. 2027");
        assertThat(french.shortDateWithYear(LocalDate.of(2026, 12, 1))).isEqualTo("mar. 1er déc. 2026");
        assertThat(french.onPaper().shortDay(LocalDate.of(2026, 12, 1))).isEqualTo("mar. 1er déc. 2026");
        assertThat(english.plainDate(LocalDate.of(2015, 1, 1))).isEqualTo("1 January 2015");
    }

    @Test
    void aMomentIsToldWhereItHappens() {
        var noon = Instant.parse("2026-11-26T11:30:00Z");

        assertThat(french.moment(noon, PARIS)).isEqualTo("jeudi 26 novembre à 12\u00a0h\u00a030");
        assertThat(french.moment(noon, ZoneId.of("America/Cayenne"))).isEqualTo("jeudi 26 novembre à 8\u00a0h\u00a030");
        assertThat(english.time(LocalTime.of(8, 5))).isEqualTo("08:05");
    }

    @Test
    void amountsNeverBreakAtTheEndOfALine() {
        assertThat(french.money(Money.euros(1250, 5))).isEqualTo("1\u202f250,05\u202f€");
        assertThat(english.money(Money.euros(1250, 5))).isEqualTo("€1,250.05");
    }

    @Test
    void argumentsAreToldToo() {
        assertThat(french.say("web.moment", TODAY, LocalTime.of(14, 0))).isEqualTo("aujourd’hui à 14\u00a0h\u00a000");
        assertThat(french.say("shared.not-an-amount", "x")).startsWith("«\u00a0x\u00a0» n’est");
        assertThat(french.word("web.role", Role.FOLLOW_UP)).isEqualTo("Suivi social");
    }

    @Test
    void aDayThatIsToldByAWordHasNoArticle() {
        var tomorrow = TODAY.plusDays(1);

        assertThat(french.say("custody.ticket.deposited", TODAY)).isEqualTo("Déposé aujourd’hui");
        assertThat(french.say("custody.ticket.promised", tomorrow)).isEqualTo("Prêt demain");
        assertThat(french.say("custody.ticket.promised", TODAY.plusDays(3))).isEqualTo("Prêt le jeudi 26 novembre");
        assertThat(french.say("organisations.since", TODAY)).isEqualTo("depuis aujourd’hui");
        assertThat(french.say("organisations.between", TODAY, tomorrow)).isEqualTo("d’aujourd’hui à demain");
        assertThat(french.say("organisations.member.eligible-between", tomorrow, tomorrow.plusDays(2)))
                .isEqualTo("De demain au jeudi 26 novembre.");
        assertThat(french.say("partners.ess.until", TODAY)).isEqualTo("ESS, jusqu’à aujourd’hui");
        var noon = french.moment(Instant.parse("2026-11-23T11:30:00Z"), PARIS);
        assertThat(french.say("shop.begun-at-once.when", noon)).isEqualTo("Demandé aujourd’hui à 12\u00a0h\u00a030");
        assertThat(english.say("organisations.since", TODAY)).isEqualTo("since today");
        assertThat(english.say("custody.ticket.deposited", TODAY)).isEqualTo("Handed in today");
    }

    /** Two days are told of one year, or both with theirs. */
    @Test
    void aTimeOverSeveralYearsNamesBoth() {
        var until = LocalDate.of(2029, 12, 31);

        assertThat(french.say("organisations.between", LocalDate.of(2026, 1, 1), until))
                .isEqualTo("du jeudi 1er janvier 2026 au lundi 31 décembre 2029");
        assertThat(french.say("organisations.between", LocalDate.of(2026, 1, 2), LocalDate.of(2026, 1, 9)))
                .isEqualTo("du vendredi 2 janvier au vendredi 9 janvier");
        assertThat(french.say("organisations.between", LocalDate.of(2015, 1, 2), LocalDate.of(2015, 1, 9)))
                .isEqualTo("du vendredi 2 janvier 2015 au vendredi 9 janvier 2015");
    }

    @Test
    void onPaperEachDayIsToldWithItsYear() {
        var today = LocalDate.of(2026, 11, 23);

        assertThat(french.onPaper().day(today)).isEqualTo("lundi 23 novembre 2026");
        assertThat(french.onPaper().date(today.plusDays(8))).isEqualTo("mardi 1er décembre 2026");
        assertThat(french.onPaper().say("web.moment", today.plusDays(1), "12 h"))
                .contains("mardi 24 novembre 2026");
        assertThat(french.onPaper().moment(Instant.parse("2026-11-23T09:00:00Z"), PARIS))
                .contains("lundi 23 novembre 2026");
        assertThat(french.onPaper().shortDay(today)).contains("2026");
        assertThat(french.onPaper().onPaper()).isSameAs(french.onPaper());
    }

    @Test
    void aLanguageThatWeDoNotSpeakIsAnsweredInFrenchAndAMissingKeyIsAnError() {
        assertThat(dictionary.words(Locale.GERMAN).say("web.back")).isEqualTo("Retour");
        assertThatExceptionOfType(NoSuchMessageException.class).isThrownBy(() -> french.say("web.no-such-key"));
    }

    private static Dictionary dictionary() {
        return new Dictionary(new DayClock(Clock.fixed(Instant.parse("2026-11-23T09:00:00Z"), ZoneOffset.UTC), PARIS));
    }
}
