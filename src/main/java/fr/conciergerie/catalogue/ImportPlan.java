package fr.conciergerie.catalogue;

import fr.conciergerie.shared.Refused;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a file would do to the catalogue, shown before anything is done.
 *
 * @param unchanged how many lines say what is so already
 * @param titles the lines that were passed over as titles of what stands below them
 * @param ignored the columns that are not read, as the file calls them
 */
public record ImportPlan(
        List<Change> changes, List<BadLine> bad, int unchanged, List<Long> titles, List<String> ignored) {

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
     * @param differences what is another thing than today, term by term; none for a new service, of which all is new
     */
    public record Change(
            long line, Kind kind, String service, @Nullable String site, List<Difference> differences) {

        public Change {
            differences = List.copyOf(differences);
        }
    }

    /** One term as it is today and as the file has it; null where nothing is said. */
    public record Difference(
            ListedTerm term,
            @Nullable Value before,
            @Nullable Value after) {}

    /** What a term says. The pages have their words for each sort. */
    public sealed interface Value {

        /** What the operator wrote, and what those are called with whom it works. */
        record Written(String words) implements Value {}

        /** @param prefix of the words for the constants of its kind */
        record OneOf(String prefix, Enum<?> constant) implements Value {}

        record Picture(String icon) implements Value {}

        record WorkingDays(int days) implements Value {}

        record Day(LocalDate day) implements Value {}

        record Costs(Price price) implements Value {}
    }

    /** A line that cannot be taken, and why. */
    public record BadLine(long line, Refused reason) {}

    public ImportPlan {
        changes = List.copyOf(changes);
        bad = List.copyOf(bad);
        titles = List.copyOf(titles);
        ignored = List.copyOf(ignored);
    }

    public String titleLines() {
        return titles.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
