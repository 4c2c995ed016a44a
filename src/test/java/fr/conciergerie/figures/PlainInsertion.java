package fr.conciergerie.figures;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;

import fr.conciergerie.figures.PlainFigures.Counted;
import fr.conciergerie.figures.RawRows.Clause;
import fr.conciergerie.figures.RawRows.Market;
import fr.conciergerie.figures.RawRows.Work;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Hours of insertion on the markets that an organisation pays for, month by month: who pays on any day of a month is told of
 * all of it.
 */
record PlainInsertion(RawRows rows, UUID organisation, PlainFigures months) {

    static PlainInsertion of(PlainFigures figures) {
        return new PlainInsertion(figures.rows(), figures.organisation(), figures);
    }

    Counted people() {
        return Counted.of(work().stream().collect(groupingBy(Work::person, summingInt(Work::minutes))).values().stream()
                .filter(it -> it >= 60)
                .count());
    }

    Counted hours() {
        long minutes = work().stream().mapToLong(Work::minutes).sum();
        var hours = BigDecimal.valueOf(minutes).divide(BigDecimal.valueOf(60), 30, RoundingMode.HALF_UP);
        return new Counted(PlainFigures.rounded(hours), promised());
    }

    private List<Work> work() {
        var work = new ArrayList<Work>();
        for (var market : rows.marketsOf(organisation)) {
            RawRows.of(rows.work(), market.id()).stream()
                    .filter(it -> months.isIn(it.month()) && pays(market, YearMonth.from(it.month())))
                    .forEach(work::add);
        }
        return work;
    }

    private @Nullable Long promised() {
        @Nullable BigDecimal promised = null;
        for (var market : rows.marketsOf(organisation)) {
            for (var clause : RawRows.of(rows.clauses(), market.id())) {
                for (var day : months.days().filter(market::isOn).toList()) {
                    if (pays(market, YearMonth.from(day))) {
                        promised = Objects.requireNonNullElse(promised, BigDecimal.ZERO)
                                .add(onADay(clause, market, day));
                    }
                }
            }
        }
        return promised == null ? null : PlainFigures.rounded(promised);
    }

    private static BigDecimal onADay(Clause clause, Market market, LocalDate day) {
        long days = clause.yearly()
                ? day.lengthOfYear()
                : market.starts().datesUntil(market.ends().plusDays(1)).count();
        return BigDecimal.valueOf(clause.hours()).divide(BigDecimal.valueOf(days), 30, RoundingMode.HALF_UP);
    }

    /** What is put right after the last month of a market concerns those who paid for that. */
    private boolean pays(Market market, YearMonth month) {
        var last = YearMonth.from(market.ends());
        var when = month.isAfter(last) ? last : month;
        return when.atDay(1)
                .datesUntil(when.plusMonths(1).atDay(1))
                .anyMatch(it -> market.isOn(it) && isAmongThePayers(market, it));
    }

    private boolean isAmongThePayers(Market market, LocalDate day) {
        return market.buyer().equals(organisation)
                || RawRows.of(rows.keys(), market.id()).stream()
                        .anyMatch(it -> it.parts().containsKey(organisation) && it.isOn(day));
    }
}
