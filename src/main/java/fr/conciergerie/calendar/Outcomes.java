package fr.conciergerie.calendar;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What becomes of each thing that was named to whoever decided, so that nothing happens to what they have not seen.
 *
 * @param why what those read who were registered for something that is cancelled; blank where nothing of the kind is
 */
public record Outcomes(Map<UUID, Outcome> each, String why) {

    public Outcomes {
        each = Map.copyOf(each);
    }

    /** Nothing was named, as nothing was in the way. */
    public static Outcomes none() {
        return new Outcomes(Map.of(), "");
    }

    /** The keys of those that something is moved to. */
    public List<String> hours() {
        return each.values().stream()
                .flatMap(it -> it instanceof Outcome.Moved(var hour) ? Stream.of(hour) : Stream.empty())
                .toList();
    }

    /** Whether something does not take place as it was agreed. */
    public boolean tellSomebody() {
        return each.values().stream().anyMatch(it -> !(it instanceof Outcome.Kept));
    }

    public boolean name(UUID thing) {
        return each.containsKey(thing);
    }

    /** Of something that was named. */
    public Outcome of(UUID thing) {
        return each.getOrDefault(thing, new Outcome.Cancelled());
    }
}
