package fr.conciergerie.figures;

import fr.conciergerie.catalogue.Family;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Variable;

/**
 * Somebody who knows what figures mean, writes down everything that the reports of all sites and of each tell as sums over what
 * they do not, and looks for the least and the most that a cell can be. All cells are whole and none is negative.
 */
final class Guesser {

    private static final int MONTHS = 12;
    private static final String ALL = "all sites";
    private static final String NOBODY_KNOWS = "?";
    private static final int HALF_OF_TEN = 5;

    /** Cells of people, who may be at several sites. */
    private static final Set<String> PEOPLE = Set.of(
            "users", "several months", "one month", "once", "several in one month", "women", "others", "did not say");

    /**
     * What a figure tells of.
     *
     * @param part what it counts
     * @param whole the cells that together are what it is a part of; none for a count
     */
    record Cells(String part, List<String> whole) {

        Cells of(String... cells) {
            return new Cells(part, List.of(cells));
        }

        boolean isOfPeople() {
            return PEOPLE.contains(part);
        }
    }

    static Cells cell(String what) {
        return new Cells(what, List.of());
    }

    /** What a cell can be. */
    record Bounds(long least, long most) {

        boolean isKnown() {
            return least == most;
        }

        /** Somebody is there for certain, and they are few for certain. */
        boolean isFewForCertain() {
            return least > 0 && most < SecrecyRule.LEAST_PEOPLE;
        }
    }

    private final ExpressionsBasedModel model = new ExpressionsBasedModel();
    private final Map<String, Variable> cells = new LinkedHashMap<>();
    private final List<String> places;
    private final Map<String, String> named = new LinkedHashMap<>();

    /** @param sites by their slugs; what is told of all of them is what is told of each and nothing besides */
    Guesser(List<String> sites) {
        places = Stream.concat(sites.stream(), Stream.of(ALL)).toList();
        for (var place : places) {
            table(place, "requested", MONTHS);
            table(place, "delivered", MONTHS);
            table(place, "before", MONTHS);
            sum(
                    cell(place, "requested"),
                    Stream.of(Family.values())
                            .map(it -> cell(place, "family " + it))
                            .toList());
            sum(
                    cell(place, "delivered"),
                    List.of(cell(place, "on time"), cell(place, "late"), cell(place, "unpromised")));
            sum(cell(place, "delivered"), List.of(cell(place, "social"), cell(place, "not social")));
            sum(cell(place, "users"), List.of(cell(place, "several months"), cell(place, "one month")));
            sum(cell(place, "one month"), List.of(cell(place, "once"), cell(place, "several in one month")));
            sum(cell(place, "users"), List.of(cell(place, "women"), cell(place, "others"), cell(place, "did not say")));
        }
        for (var what : List.copyOf(cells.keySet())) {
            if (what.startsWith(ALL + ": ")) {
                addUp(what.substring(ALL.length() + 2));
            }
        }
    }

    /** Services are at one site or another; people may be at several. */
    private void addUp(String what) {
        var each = places.stream()
                .filter(it -> !it.equals(ALL))
                .map(it -> cell(it, what))
                .toList();
        if (!PEOPLE.contains(what)) {
            sum(cell(ALL, what), each);
        } else if (List.of("users", "women", "others", "did not say").contains(what)) {
            each.forEach(it -> atMost(it, cell(ALL, what)));
            var all = model.addExpression("at most everybody " + what).lower(0);
            each.forEach(it -> all.set(it, 1));
            all.set(cell(ALL, what), -1);
        }
    }

    /** @param site by its slug; null for all */
    void read(AnnualReport report, @Nullable String site) {
        var where = site == null ? ALL : site;
        if (report.site() != null) {
            named.merge(report.site(), where, (_, _) -> NOBODY_KNOWS);
        }
        for (var it : report.months()) {
            disclosed(cell(where, "requested " + it.number()), it.requested());
            disclosed(cell(where, "delivered " + it.number()), it.delivered());
            disclosed(cell(where, "before " + it.number()), it.before());
        }
        for (var it : report.families()) {
            disclosed(cell(where, "family " + it.family()), it.requested(), report);
        }
        PlainFigures.cells().forEach((indicator, cells) -> read(report.figure(indicator), where, cells));
    }

    /** What all sites are told beside each other, once it is known what each is called. */
    void readSites(AnnualReport report) {
        for (var it : report.sites()) {
            var where = named.getOrDefault(it.name(), NOBODY_KNOWS);
            if (!where.equals(NOBODY_KNOWS)) {
                disclosed(cell(where, "users"), it.users(), report);
                disclosed(cell(where, "delivered"), it.delivered(), report);
            }
        }
    }

    /** What a cell can be, by all that was read. */
    Bounds bounds(@Nullable String site, String what) {
        var cell = cell(site == null ? ALL : site, what);
        cell.weight(1);
        var least = model.minimise();
        var most = model.maximise();
        cell.weight(null);
        if (!least.getState().isFeasible()) {
            throw new IllegalStateException("what is told contradicts itself: " + least);
        }
        return new Bounds(
                Math.round(least.getValue()),
                most.getState().isFeasible() && !most.getState().isFailure()
                        ? Math.round(most.getValue())
                        : Long.MAX_VALUE);
    }

    private void read(Figure figure, String where, Cells cells) {
        var part = figure.numerator();
        var whole = figure.denominator();
        if (part != null && figure.precision() == Precision.ABOUT) {
            about(cell(where, cells.part()), part);
        } else if (part != null) {
            disclosed(cell(where, cells.part()), part);
            if (whole != null) {
                var sum = model.addExpression().level(whole);
                cells.whole().forEach(it -> sum.set(cell(where, it), 1));
            }
        } else if (figure.value() != null) {
            compare(figure, figure.value(), where, cells);
        }
    }

    /** A share without what it was counted from. */
    private void compare(Figure figure, BigDecimal share, String where, Cells cells) {
        var slack = figure.precision() == Precision.ABOUT ? new BigDecimal("0.025") : new BigDecimal("0.005");
        if (figure.precision() != Precision.AT_MOST) {
            atLeast(where, cells, share.subtract(figure.precision() == Precision.AT_LEAST ? BigDecimal.ZERO : slack));
        }
        if (figure.precision() != Precision.AT_LEAST) {
            atMost(where, cells, share.add(figure.precision() == Precision.AT_MOST ? BigDecimal.ZERO : slack));
        }
    }

    private void atLeast(String where, Cells cells, BigDecimal share) {
        comparing(where, cells, share).lower(0);
    }

    private void atMost(String where, Cells cells, BigDecimal share) {
        comparing(where, cells, share).upper(0);
    }

    private Expression comparing(String where, Cells cells, BigDecimal share) {
        var factors = new LinkedHashMap<Variable, BigDecimal>();
        factors.merge(cell(where, cells.part()), BigDecimal.ONE, BigDecimal::add);
        for (var it : cells.whole()) {
            factors.merge(cell(where, it), share.negate(), BigDecimal::add);
        }
        var difference = model.addExpression();
        factors.forEach(difference::set);
        return difference;
    }

    private void disclosed(Variable cell, @Nullable Long count) {
        if (count != null) {
            model.addExpression().set(cell, 1).level(count);
        }
    }

    private void disclosed(Variable cell, @Nullable Long count, AnnualReport report) {
        if (count != null && report.isRounded()) {
            about(cell, count);
        } else {
            disclosed(cell, count);
        }
    }

    private void about(Variable cell, long tens) {
        model.addExpression().set(cell, 1).lower(tens - HALF_OF_TEN).upper(tens + HALF_OF_TEN);
    }

    private void atMost(Variable less, Variable more) {
        model.addExpression().set(less, 1).set(more, -1).upper(0);
    }

    private void table(String place, String what, int columns) {
        var each = new ArrayList<Variable>();
        for (int i = 1; i <= columns; i++) {
            each.add(cell(place, what + " " + i));
        }
        sum(cell(place, what), each);
    }

    private void sum(Variable total, List<Variable> parts) {
        var sum = model.addExpression().level(0).set(total, -1);
        parts.forEach(it -> sum.set(it, 1));
    }

    private Variable cell(String place, String what) {
        return cells.computeIfAbsent(
                place + ": " + what,
                it -> model.addVariable(it).lower(0).upper(100_000).integer(true));
    }
}
