package fr.conciergerie.reporting.web;

import fr.conciergerie.figures.AnnualReport;
import fr.conciergerie.figures.AnnualReport.Month;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The months of a report beside each other, from the first one in which anything happened: without the months and the columns of
 * which nothing is told.
 *
 * @param requested whether it has a column of what was asked for
 * @param delivered whether it has one of what was delivered
 * @param before whether it has one of the year before
 */
public record MonthTable(List<Month> rows, boolean requested, boolean delivered, boolean before) {

    public MonthTable {
        rows = List.copyOf(rows);
    }

    static MonthTable of(AnnualReport report) {
        var begun = begun(report);
        boolean requested = isShown(begun, Month::requested);
        boolean delivered = isShown(begun, Month::delivered);
        boolean before = report.hasYearBefore();
        // The year before alone would be compared with nothing.
        var rows = requested || delivered
                ? begun.stream()
                        .filter(it -> it.requested() != null || it.delivered() != null || before && it.before() != null)
                        .toList()
                : List.<Month>of();
        return new MonthTable(rows, requested, delivered, before);
    }

    static List<Month> begun(AnnualReport report) {
        var last = report.period().countedUntil();
        return report.months().stream()
                .filter(it -> last == null
                        || !LocalDate.of(report.year(), it.number(), 1).isAfter(last))
                .dropWhile(it -> isNone(it.requested()) && isNone(it.delivered()) && isNone(it.before()))
                .toList();
    }

    private static boolean isNone(@Nullable Long count) {
        return count != null && count == 0;
    }

    private static boolean isShown(List<Month> months, Function<Month, @Nullable Long> count) {
        return months.stream().map(count).anyMatch(Objects::nonNull);
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }
}
