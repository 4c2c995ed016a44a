package fr.conciergerie.figures;

import static java.util.stream.Collectors.toSet;

import fr.conciergerie.figures.PlainFigures.Counted;
import fr.conciergerie.figures.RawRows.Key;
import fr.conciergerie.figures.RawRows.Line;
import fr.conciergerie.figures.RawRows.Market;
import fr.conciergerie.figures.RawRows.MarketLine;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an organisation bears of its markets, day by day: as long as one key holds, what the days come to is divided by what
 * the key measures in them. Whoever has no part in one bears nothing; without a key, or where
 * there is nothing to measure, the buyer bears all.
 */
final class PlainCosts {

    private record SiteDay(UUID site, LocalDate day) {}

    private final PlainFigures figures;
    private final boolean nothingCountsToo;
    private final RawRows rows;
    private final Set<SiteDay> borne = new HashSet<>();
    private long cents;

    private PlainCosts(PlainFigures figures, boolean nothingCountsToo) {
        this.figures = figures;
        this.nothingCountsToo = nothingCountsToo;
        this.rows = figures.rows();
    }

    static PlainCosts of(PlainFigures figures) {
        return of(figures, false);
    }

    /** By the first definition: a day counted for whoever has a part in it, be it a part of nothing. */
    static PlainCosts ofFirst(PlainFigures figures) {
        return of(figures, true);
    }

    private static PlainCosts of(PlainFigures figures, boolean nothingCountsToo) {
        var costs = new PlainCosts(figures, nothingCountsToo);
        for (var market : costs.rows.marketsOf(figures.organisation())) {
            RawRows.of(costs.rows.marketLines(), market.id()).stream()
                    .filter(it -> figures.isHere(it.site()))
                    .forEach(it -> costs.bear(market, it));
        }
        return costs;
    }

    Counted perSite() {
        return Counted.of(cents, borne.size());
    }

    /** At the same sites on the same days. */
    Counted perSessionHeld() {
        return Counted.of(
                cents,
                rows.sessions().stream()
                        .filter(it -> it.isHeld()
                                && borne.contains(new SiteDay(it.site().id(), it.day())))
                        .count());
    }

    Counted perService(List<Line> delivered) {
        return Counted.of(
                cents,
                delivered.stream()
                        .filter(it -> borne.contains(new SiteDay(it.site().id(), it.deliveredOn())))
                        .count());
    }

    /** Who ordered at the same sites in the months to which the days belong. */
    Counted perUser(List<Line> asked) {
        var months = borne.stream()
                .map(it -> Map.entry(it.site(), YearMonth.from(it.day())))
                .collect(toSet());
        return Counted.of(
                cents,
                asked.stream()
                        .filter(Line::isOrdered)
                        .filter(it -> months.contains(Map.entry(it.site().id(), YearMonth.from(it.placedOn()))))
                        .map(Line::member)
                        .distinct()
                        .count());
    }

    private void bear(Market market, MarketLine line) {
        var together = new ArrayList<LocalDate>();
        for (var day :
                figures.days().filter(it -> market.isOn(it) && line.isOn(it)).toList()) {
            if (!together.isEmpty() && !key(market, line, day).equals(key(market, line, together.getLast()))) {
                bear(market, line, together);
                together.clear();
            }
            together.add(day);
        }
        if (!together.isEmpty()) {
            bear(market, line, together);
        }
    }

    /** A site's own key goes before that of all. */
    private Optional<Key> key(Market market, MarketLine line, LocalDate day) {
        return RawRows.of(rows.keys(), market.id()).stream()
                .filter(it -> it.isOn(day) && (it.site() == null || it.site().equals(line.site())))
                .max(Comparator.comparing(it -> it.site() == null ? 0 : 1));
    }

    /** @param days one after the other, on which one key holds */
    private void bear(Market market, MarketLine line, List<LocalDate> days) {
        long due = days.stream()
                .mapToLong(it -> dueBy(line, it, it.getDayOfYear()) - dueBy(line, it, it.getDayOfYear() - 1))
                .sum();
        var weights = key(market, line, days.getFirst())
                .map(it -> weights(it, line.site(), days))
                .orElse(Map.of());
        var parts =
                weights.values().stream().allMatch(it -> it == 0) ? Map.of(market.buyer(), due) : divided(due, weights);
        var part = parts.get(figures.organisation());
        if (part != null && (part > 0 || nothingCountsToo)) {
            cents += part;
            days.forEach(it -> borne.add(new SiteDay(line.site(), it)));
        }
    }

    /** In whole cents, since the first of January. */
    private static long dueBy(MarketLine line, LocalDate year, int days) {
        return line.yearlyCents() * days / year.lengthOfYear();
    }

    private Map<UUID, Long> weights(Key key, UUID site, List<LocalDate> days) {
        var weights = new LinkedHashMap<UUID, Long>();
        key.parts()
                .forEach((whose, basisPoints) -> weights.put(
                        whose,
                        switch (key.basis()) {
                            case "FIXED" -> (long) basisPoints;
                            case "HEADCOUNT" -> headcount(whose, site, days.getLast());
                            case "SESSIONS" ->
                                rows.sessions().stream()
                                        .filter(it ->
                                                it.isHeld() && it.site().id().equals(site) && days.contains(it.day()))
                                        .filter(it -> rows.uses(whose, site, it.day()))
                                        .count();
                            case "USE" ->
                                RawRows.of(rows.lines(), whose).stream()
                                        .filter(it -> it.site().id().equals(site)
                                                && it.isKept()
                                                && days.contains(it.placedOn()))
                                        .count();
                            default -> throw new IllegalStateException(key.basis());
                        }));
        return weights;
    }

    private long headcount(UUID whose, UUID site, LocalDate day) {
        return RawRows.of(rows.eligible(), whose).stream()
                .filter(it -> it.site().equals(site) && !it.on().isAfter(day))
                .max(Comparator.comparing(RawRows.Eligible::on))
                .map(it -> (long) it.total())
                .orElse(0L);
    }

    /** Whole cents to each; those that are left go one by one to whom most is missing, the first named coming first. */
    private static Map<UUID, Long> divided(long due, Map<UUID, Long> weights) {
        var whole = BigInteger.valueOf(
                weights.values().stream().mapToLong(Long::longValue).sum());
        var parts = new LinkedHashMap<UUID, Long>();
        weights.forEach((whose, weight) ->
                parts.put(whose, exact(due, weight).divide(whole).longValueExact()));
        while (parts.values().stream().mapToLong(Long::longValue).sum() < due) {
            @Nullable UUID next = null;
            var most = BigInteger.ZERO;
            for (var part : parts.entrySet()) {
                var missing = exact(due, Objects.requireNonNull(weights.get(part.getKey())))
                        .subtract(whole.multiply(BigInteger.valueOf(part.getValue())));
                if (missing.compareTo(most) > 0) {
                    next = part.getKey();
                    most = missing;
                }
            }
            parts.merge(Objects.requireNonNull(next), 1L, Long::sum);
        }
        return parts;
    }

    private static BigInteger exact(long due, long weight) {
        return BigInteger.valueOf(due).multiply(BigInteger.valueOf(weight));
    }
}
