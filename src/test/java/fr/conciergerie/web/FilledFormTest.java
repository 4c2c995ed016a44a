package fr.conciergerie.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

class FilledFormTest {

    @Test
    void whatIsRightIsSentOn() {
        var form = filled("day", "2026-11-24", "time", "12:30", "weekday", "MONDAY", "amount", "12,50", "number", "3");
        var day = form.day("day");
        var time = form.time("time");
        var weekday = form.choice("weekday", DayOfWeek.class);
        var amount = form.read("amount", Money::parse);
        var number = form.number("number", 0, 9);

        var answer = form.send(
                FilledFormTest::page,
                () -> "redirect:/" + day.get() + time.get() + weekday.get()
                        + amount.get().cents() + number.get());

        assertThat(answer.getViewName()).isEqualTo("redirect:/2026-11-2412:30MONDAY12503");
    }

    @Test
    void everythingThatIsOffIsToldAtOnceAndNothingIsDone() {
        var form = filled("name", " ", "day", "demain", "time", "25:00", "number", "12", "weekday", "LUNDI");
        form.text("name", 10);
        form.day("day");
        form.time("time");
        form.number("number", 0, 9);
        form.choice("weekday", DayOfWeek.class);
        form.choice("nothing", DayOfWeek.class);

        var answer = form.send(FilledFormTest::page, () -> {
            throw new AssertionError("must not be done");
        });

        assertThat(answer.getStatus()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(form.errors().byField())
                .extractingFromEntries(it -> it.getKey() + " " + it.getValue().key())
                .containsExactly(
                        "name web.field.missing",
                        "day web.field.not-a-day",
                        "time web.field.not-a-time",
                        "number web.field.not-a-number-between",
                        "weekday web.field.choose-one",
                        "nothing web.field.choose-one");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24",
        "24/11/2026",
        "' 2026-11-24 '",
        "24/11/26",
        "24.11.2026",
        "24 novembre 2026",
        "24/11/2026 00:00:00"
    })
    void aDayIsReadTheWayItIsTyped(String typed) {
        assertThat(filled("day", typed).day("day").get()).isEqualTo(LocalDate.of(2026, 11, 24));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "30/2/2026", "24/11/126", "0001-01-01", "9999-12-31", "+999999999-12-31"})
    void noOtherDayIs(String typed) {
        var form = filled("day", typed);

        assertThat(form.dayIfAny("day")).isNull();
        assertThat(form.errors().any()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234567", "1 234 567", "1\u202f234\u00a0567", " 1234 567 "})
    void thousandsMayBeSetApart(String typed) {
        assertThat(filled("number", typed).number("number", 0, 9_999_999).get()).isEqualTo(1_234_567);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 2", "12 34", "1 234 5", "1,5", "-1", "99999999999"})
    void noOtherNumberIs(String typed) {
        var form = filled("number", typed);

        assertThat(form.numberIfAny("number", 0, 9_999_999)).isNull();
        assertThat(form.errors().byField()).containsOnlyKeys("number");
    }

    @Test
    void whatMayBeLeftOutMay() {
        var form = filled("day", "", "words", "");

        assertThat(form.dayIfAny("day")).isNull();
        assertThat(form.textIfAny("words", 3)).isEmpty();
        assertThat(form.numberIfAny("nowhere", 1, 2)).isNull();
        assertThat(form.ticked("nowhere")).isFalse();
        assertThat(form.errors().any()).isFalse();
    }

    @Test
    void aLineBreakIsOneSignHoweverItIsSent() {
        assertThat(filled("words", "a\r\nb").text("words", 3)).isEqualTo("a\nb");
    }

    @Test
    void whatWeDoNotHaveWasNotChosenFromWhatWeOffered() {
        var form = filled("site", "nowhere", "partner", "no key");
        form.choice("site", it -> {
            throw new NotFound("site " + it);
        });
        form.choice("partner", UUID::fromString);

        assertThat(form.errors().byField().values()).extracting(Refused::key).containsOnly("web.field.choose-one");
    }

    @Test
    void oneOfSeveralThatIsWrongIsTold() {
        var form = new FilledForm(Map.of("days", new String[] {"MONDAY", "DIMANCHE", "FRIDAY"}));

        assertThat(form.choices("days", DayOfWeek::valueOf)).containsExactly(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
        assertThat(form.errors().byField()).containsOnlyKeys("days");
    }

    @Test
    void theLastDayDoesNotComeBeforeTheFirst() {
        var form = filled("from", "2026-11-24", "until", "23/11/2026");
        form.day("from");
        form.dayIfAny("until");
        form.inOrder("from", "until", "partners.closure.ends-before-it-begins");
        assertThat(form.errors().byField()).containsOnlyKeys("until");

        var open = filled("from", "2026-11-24", "until", "");
        open.inOrder("from", "until", "partners.closure.ends-before-it-begins");
        assertThat(open.errors().any()).isFalse();
    }

    @Test
    void whatTheModuleRefusesIsToldAtTheFieldThatWasNamed() {
        var form = filled("from", "12:00");
        form.errorAt("from", "calendar.overlaps");

        form.send(FilledFormTest::page, () -> {
            throw Refused.conflict("calendar.overlaps");
        });

        assertThat(form.errors().byField().keySet()).containsExactly("from");
    }

    @Test
    void wordsThatAreOffWithoutAFieldStandInTheSummary() {
        var form = filled();

        form.send(FilledFormTest::page, () -> {
            throw new Refused("orders.for-whom");
        });

        assertThat(form.errors().byField().keySet()).containsExactly(FilledForm.NO_FIELD);
    }

    @Test
    void aThingThatHasMovedOnIsNoMatterOfTheForm() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> filled().send(FilledFormTest::page, () -> {
                    throw Refused.conflict("catalogue.archived");
                }))
                .withMessage("catalogue.archived");
    }

    @Test
    void theVersionIsNoOnesWhereItCannotBeRead() {
        assertThat(filled("version", "7").version()).isEqualTo(7);
        assertThat(filled("version", "seven").version()).isNegative();
    }

    @Test
    void anHourIsAnHour() {
        assertThat(filled("time", "09:05").time("time").get()).isEqualTo(LocalTime.of(9, 5));
    }

    private static ModelAndView page() {
        return new ModelAndView("page");
    }

    private static FilledForm filled(String... namesAndValues) {
        var typed = new HashMap<String, String[]>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            typed.put(namesAndValues[i], new String[] {namesAndValues[i + 1]});
        }
        return new FilledForm(typed);
    }
}
