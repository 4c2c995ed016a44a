package fr.conciergerie.calendar.web;

import fr.conciergerie.calendar.Outcome;
import fr.conciergerie.web.FilledForm;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.modulith.NamedInterface;

/**
 * The part of a form in which it is said what becomes of each thing that is in the way. The names of its fields are those of
 * {@code calendar/part/appointments} and of {@code calendar/closure}.
 */
@NamedInterface("web")
public final class OutcomesForm {

    /** What is said instead of an hour where it is cancelled. */
    public static final String CANCEL = "cancel";

    /** The same where it takes place after all. */
    public static final String KEEP = "keep";

    /** What was named. */
    public static final String NAMED = "affected";

    private OutcomesForm() {}

    /** In which it is said what becomes of one. */
    public static String field(UUID thing) {
        return "to-" + thing;
    }

    /**
     * By each that was named. Whoever was asked and said nothing has not said that it is cancelled; where nothing was asked, it can
     * only be cancelled.
     */
    public static Supplier<Map<UUID, Outcome>> read(FilledForm form) {
        var answers = new LinkedHashMap<UUID, Supplier<Outcome>>();
        for (var thing : form.choices(NAMED, UUID::fromString)) {
            var field = field(thing);
            answers.put(
                    thing, form.has(field) ? form.choice(field, OutcomesForm::outcome) : () -> new Outcome.Cancelled());
        }
        return () -> {
            var outcomes = new LinkedHashMap<UUID, Outcome>();
            answers.forEach((thing, outcome) -> outcomes.put(thing, outcome.get()));
            return outcomes;
        };
    }

    private static Outcome outcome(String said) {
        return switch (said) {
            case CANCEL -> new Outcome.Cancelled();
            case KEEP -> new Outcome.Kept();
            default -> new Outcome.Moved(said);
        };
    }
}
