package fr.conciergerie.figures;

import fr.conciergerie.figures.PlainFigures.Counted;
import fr.conciergerie.figures.RawRows.Assumption;
import fr.conciergerie.figures.RawRows.Line;
import fr.conciergerie.figures.RawRows.Session;
import fr.conciergerie.figures.RawRows.TimeAssumption;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What was spared, by what was assumed on the day of each service and of each session. */
final class PlainEstimates {

    private final RawRows rows;
    private final List<Line> delivered;
    private final List<Session> held;
    private final List<Driven> driven;

    /** What of a round falls to a site. */
    record Driven(LocalDate day, String vehicle, BigDecimal metres) {}

    /** @param driven for the sites that are looked at; none where rounds did not count yet */
    PlainEstimates(RawRows rows, List<Line> delivered, List<Session> held, List<Driven> driven) {
        this.rows = rows;
        this.delivered = delivered;
        this.held = held;
        this.driven = driven;
    }

    Counted metres() {
        return counted(Stream.of(
                        delivered.stream()
                                .flatMap(line -> on(line.deliveredOn()).map(PlainEstimates::metres)),
                        driven.stream()
                                .flatMap(round ->
                                        on(round.day()).map(_ -> round.metres().negate())),
                        held.stream()
                                .flatMap(session -> on(session.day()).map(it -> BigDecimal.valueOf(-it.roundMetres()))))
                .flatMap(it -> it));
    }

    Counted grams() {
        return counted(Stream.of(
                        delivered.stream()
                                .flatMap(line -> on(line.deliveredOn())
                                        .filter(it -> it.drivingCo2() != null)
                                        .map(it -> emitted(metres(it), Objects.requireNonNull(it.drivingCo2())))),
                        driven.stream()
                                .flatMap(round -> on(round.day())
                                        .filter(it -> it.roundCo2() != null)
                                        .map(it -> round.vehicle().equals("VAN")
                                                ? emitted(
                                                        round.metres().negate(), Objects.requireNonNull(it.roundCo2()))
                                                : BigDecimal.ZERO)),
                        held.stream()
                                .flatMap(session -> on(session.day())
                                        .filter(it -> it.roundCo2() != null)
                                        .map(it -> emitted(
                                                BigDecimal.valueOf(-it.roundMetres()),
                                                Objects.requireNonNull(it.roundCo2())))))
                .flatMap(it -> it));
    }

    Counted minutes() {
        return counted(delivered.stream()
                .flatMap(line -> rows.times().stream()
                        .filter(it -> !it.from().isAfter(line.deliveredOn().withDayOfMonth(1)))
                        .max(Comparator.comparing(TimeAssumption::from))
                        .map(it -> it.minutes().get(line.family()))
                        .stream())
                .map(BigDecimal::valueOf));
    }

    /** Of those who would have driven. */
    private static BigDecimal metres(Assumption assumed) {
        return BigDecimal.valueOf(assumed.drivingShare())
                .movePointLeft(2)
                .multiply(BigDecimal.valueOf(assumed.detourMetres()));
    }

    private static BigDecimal emitted(BigDecimal metres, int gramsByKilometre) {
        return metres.movePointLeft(3).multiply(BigDecimal.valueOf(gramsByKilometre));
    }

    private Stream<Assumption> on(LocalDate day) {
        return rows.assumptions().stream()
                .filter(it -> !it.from().isAfter(day))
                .max(Comparator.comparing(Assumption::from))
                .stream();
    }

    private static Counted counted(Stream<BigDecimal> some) {
        var all = some.toList();
        return all.isEmpty()
                ? Counted.NOTHING
                : Counted.of(PlainFigures.rounded(all.stream().reduce(BigDecimal.ZERO, BigDecimal::add)));
    }
}
