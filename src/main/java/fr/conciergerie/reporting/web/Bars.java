package fr.conciergerie.reporting.web;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How long a bar is beside the longest of its kind. */
public final class Bars {

    private Bars() {}

    /** In hundredths of the longest; none for a count that is hidden. */
    public static long length(@Nullable Long count, Stream<@Nullable Long> all) {
        long most =
                all.filter(Objects::nonNull).mapToLong(Long::longValue).max().orElse(0);
        return count == null || most == 0 ? 0 : Math.round(100.0 * count / most);
    }
}
