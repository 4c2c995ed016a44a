package fr.conciergerie.animations.web;

import fr.conciergerie.animations.Repetition;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.WrittenDay;
import fr.conciergerie.web.FilledForm;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

/** On which days something is given, as a manager fills it in. */
final class RepetitionForm {

    private static final int LONGEST_LIST = 500;
    private static final int LONGEST_DAY = 30;

    /** How often, in the words of the form. */
    enum Every {
        ONCE(0),
        WEEK(1),
        TWO_WEEKS(2);

        private final int weeks;

        Every(int weeks) {
            this.weeks = weeks;
        }
    }

    private RepetitionForm() {}

    static Supplier<Repetition> read(FilledForm form) {
        var every = form.choiceIfAny("every", Every.class);
        var times = form.numberIfAny("times", 2, Repetition.MOST);
        form.check(
                every == null || every == Every.ONCE || times != null,
                "times",
                "animations.series.how-often",
                Repetition.MOST);
        form.textIfAny("otherDays", LONGEST_LIST);
        var others = form.readIfAny("otherDays", RepetitionForm::days);
        form.errorAt("times", "animations.series.how-often");
        return () -> every == null || every == Every.ONCE || times == null
                ? new Repetition(0, 1, others == null ? List.of() : others)
                : new Repetition(every.weeks, times, others == null ? List.of() : others);
    }

    /** One a line, or between commas. */
    private static List<LocalDate> days(String typed) {
        return typed.lines()
                .flatMap(it -> List.of(it.split("[,;]")).stream())
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .map(it -> WrittenDay.read(it)
                        .orElseThrow(() -> new Refused(
                                "animations.series.not-a-day", it.substring(0, Math.min(it.length(), LONGEST_DAY)))))
                .toList();
    }
}
