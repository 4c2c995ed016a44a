package fr.conciergerie.figures;

import static fr.conciergerie.figures.Indicator.ESS_SERVICE_SHARE;
import static fr.conciergerie.figures.Indicator.EVERYDAY_SHARE;
import static fr.conciergerie.figures.Indicator.ON_TIME_SHARE;
import static fr.conciergerie.figures.Indicator.RECURRENCE;
import static fr.conciergerie.figures.Indicator.SEEN_ONCE_SHARE;
import static fr.conciergerie.figures.Indicator.SERVICES_DELIVERED;
import static fr.conciergerie.figures.Indicator.SERVICES_REQUESTED;
import static fr.conciergerie.figures.Indicator.USERS;
import static fr.conciergerie.figures.Indicator.WOMEN_SHARE;

import fr.conciergerie.catalogue.Family;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        boolean people = List.of(
                        "users",
                        "several months",
                        "one month",
                        "once",
                        "several in one month",
                        "women",
                        "others",
                        "did not say")
                .contains(what);
        if (!people) {
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
        count(report, where, SERVICES_REQUESTED, "requested");
        count(report, where, SERVICES_DELIVERED, "delivered");
        count(report, where, USERS, "users");
        share(report, where, EVERYDAY_SHARE, "family EVERYDAY", "requested");
        share(report, where, ON_TIME_SHARE, "on time", "on time", "late");
        share(report, where, ESS_SERVICE_SHARE, "social", "delivered");
        share(report, where, RECURRENCE, "several months", "users");
        share(report, where, SEEN_ONCE_SHARE, "once", "users");
        share(report, where, WOMEN_SHARE, "women", "women", "others");
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

    private void count(AnnualReport report, String where, Indicator indicator, String what) {
        var figure = report.figure(indicator);
        if (figure.precision() == Precision.EXACT) {
            disclosed(cell(where, what), figure.numerator());
        } else if (figure.precision() == Precision.ABOUT && figure.numerator() != null) {
            about(cell(where, what), figure.numerator());
        }
    }

    /** @param whole the cells that together are what it is a part of */
    private void share(AnnualReport report, String where, Indicator indicator, String part, String... whole) {
        var figure = report.figure(indicator);
        if (figure.numerator() != null && figure.denominator() != null) {
            disclosed(cell(where, part), figure.numerator());
            var sum = model.addExpression().level(figure.denominator());
            for (var it : whole) {
                sum.set(cell(where, it), 1);
            }
        } else if (figure.value() != null) {
            var slack = figure.precision() == Precision.ABOUT ? new BigDecimal("0.025") : new BigDecimal("0.005");
            if (figure.precision() != Precision.AT_MOST) {
                atLeast(
                        where,
                        part,
                        figure.value().subtract(figure.precision() == Precision.AT_LEAST ? BigDecimal.ZERO : slack),
                        whole);
            }
            if (figure.precision() != Precision.AT_LEAST) {
                atMost(
                        where,
                        part,
                        figure.value().add(figure.precision() == Precision.AT_MOST ? BigDecimal.ZERO : slack),
                        whole);
            }
        }
    }

    private void atLeast(String where, String part, BigDecimal share, String... whole) {
        comparing(where, part, share, whole).lower(0);
    }

    private void atMost(String where, String part, BigDecimal share, String... whole) {
        comparing(where, part, share, whole).upper(0);
    }

    private Expression comparing(String where, String part, BigDecimal share, String... whole) {
        var factors = new LinkedHashMap<Variable, BigDecimal>();
        factors.merge(cell(where, part), BigDecimal.ONE, BigDecimal::add);
        for (var it : whole) {
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
