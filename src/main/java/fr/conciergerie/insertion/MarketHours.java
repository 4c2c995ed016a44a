package fr.conciergerie.insertion;

import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The validated hours of one market in one month.
 *
 * @param locked whether they stay so for ever
 */
public record MarketHours(UUID market, YearMonth month, boolean locked, List<Line> lines) {

    /** @param reference null once the file was purged */
    public record Line(
            @Nullable String reference,
            Contract.Kind contract,
            PersonDetails.@Nullable Category category,
            long minutes) {}

    public long minutes() {
        return lines.stream().mapToLong(Line::minutes).sum();
    }

    public long people() {
        return lines.stream().map(Line::reference).distinct().count();
    }
}
