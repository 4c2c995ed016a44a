package fr.conciergerie.insertion;

import java.math.BigDecimal;
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

    /** What they come to, to the hundredth of an hour. */
    public BigDecimal hours() {
        return Hundredths.of(minutes());
    }

    /** Those of each line, which add up to what they come to. */
    public List<BigDecimal> hoursByLine() {
        return Hundredths.of(lines.stream().map(Line::minutes).toList());
    }

    public long people() {
        return lines.stream().map(Line::reference).distinct().count();
    }
}
