package fr.conciergerie.figures;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import fr.conciergerie.figures.PlainFigures.Counted;
import fr.conciergerie.figures.RawRows.Eligible;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** How many may use the sites, at each on the average of the days for which the client's last count says it. */
final class PlainEligible {

    private static final int DIGITS = 30;

    private final PlainFigures figures;

    private PlainEligible(PlainFigures figures) {
        this.figures = figures;
    }

    static PlainEligible of(PlainFigures figures) {
        return new PlainEligible(figures);
    }

    /** @return null where nothing was ever told */
    @Nullable
    Long all() {
        return total(Eligible::total, false);
    }

    /** Those for which the client told it, of any day that is counted. */
    Set<UUID> sites() {
        return RawRows.of(figures.rows().eligible(), figures.organisation()).stream()
                .filter(it -> figures.isHere(it.site()))
                .filter(it -> figures.days().anyMatch(day -> !it.on().isAfter(day)))
                .map(Eligible::site)
                .collect(toSet());
    }

    Counted women() {
        return new Counted(total(it -> Objects.requireNonNull(it.women()), true), total(Eligible::known, true));
    }

    private @Nullable Long total(ToLongFunction<Eligible> part, boolean byGender) {
        var means = RawRows.of(figures.rows().eligible(), figures.organisation()).stream()
                .filter(it -> figures.isHere(it.site()))
                .collect(groupingBy(Eligible::site))
                .values()
                .stream()
                .map(it -> mean(it, part, byGender))
                .flatMap(Optional::stream)
                .toList();
        return means.isEmpty() ? null : PlainFigures.rounded(means.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private Optional<BigDecimal> mean(List<Eligible> counts, ToLongFunction<Eligible> part, boolean byGender) {
        long sum = 0;
        long days = 0;
        for (var day : figures.days().toList()) {
            var last = counts.stream()
                    .filter(it -> !it.on().isAfter(day))
                    .max(Comparator.comparing(Eligible::on))
                    .filter(it -> !byGender || it.women() != null);
            sum += last.map(part::applyAsLong).orElse(0L);
            days += last.isPresent() ? 1 : 0;
        }
        return days == 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(days), DIGITS, RoundingMode.HALF_UP));
    }
}
