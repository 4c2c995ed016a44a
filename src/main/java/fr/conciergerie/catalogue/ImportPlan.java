package fr.conciergerie.catalogue;

import fr.conciergerie.shared.Refused;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a file would do to the catalogue, shown before anything is done.
 *
 * @param unchanged how many lines say what is so already
 * @param titles the lines that were passed over as titles of what stands below them
 */
public record ImportPlan(List<Change> changes, List<BadLine> bad, int unchanged, List<Long> titles) {

    /** What happens to a service. */
    public enum Kind {
        NEW_SERVICE,
        CHANGED_SERVICE,
        NEW_SALE,
        CHANGED_TERMS,
        NEW_PRICE
    }

    /**
     * One thing that the file changes.
     *
     * @param service its name, as the file has it
     * @param site the name of the site; null for what concerns the service itself
     * @param before what it costs there today; null where it has no price, and for what is no price
     * @param after what it would cost from today on
     */
    public record Change(
            long line,
            Kind kind,
            String service,
            @Nullable String site,
            @Nullable Price before,
            @Nullable Price after) {}

    /** A line that cannot be taken, and why. */
    public record BadLine(long line, Refused reason) {}

    public ImportPlan {
        changes = List.copyOf(changes);
        bad = List.copyOf(bad);
        titles = List.copyOf(titles);
    }

    public String titleLines() {
        return titles.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
