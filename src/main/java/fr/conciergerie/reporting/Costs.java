package fr.conciergerie.reporting;

import fr.conciergerie.markets.Cost;
import fr.conciergerie.markets.CostSharing;
import fr.conciergerie.markets.MarketSummary;
import fr.conciergerie.markets.Markets;
import fr.conciergerie.organisations.SiteId;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What an organisation bears of its markets, excluding VAT, by the keys that share them: always divided by what the same
 * sites were given in the same days.
 */
@Component
class Costs {

    private static final Map<Indicator, Indicator> IN_RETURN = Map.of(
            Indicator.COST_PER_SESSION_HELD, Indicator.SESSIONS_HELD,
            Indicator.COST_PER_SERVICE, Indicator.SERVICES_DELIVERED,
            Indicator.COST_PER_USER, Indicator.USERS);

    private final Markets markets;
    private final CostSharing sharing;

    Costs(Markets markets, CostSharing sharing) {
        this.markets = markets;
        this.sharing = sharing;
    }

    /** @param counts what was given in return in the same period */
    Map<Indicator, Figure> figures(Perimeter perimeter, Period period, ToLongFunction<Indicator> counts) {
        var borne = borne(perimeter, period);
        long cents = borne.stream().mapToLong(it -> it.amount().cents()).sum();
        long siteDays = borne.stream()
                .map(it -> new Stretch(it.site(), it.from(), it.until()))
                .distinct()
                .mapToLong(Stretch::days)
                .sum();
        long days = ChronoUnit.DAYS.between(period.from(), period.until());
        var figures = new EnumMap<Indicator, Figure>(Indicator.class);
        figures.put(Indicator.COST_PER_SITE, Figure.amount(Indicator.COST_PER_SITE, cents, siteDays, days));
        IN_RETURN.forEach((cost, given) ->
                figures.put(cost, Figure.amount(cost, cents, borne.isEmpty() ? 0 : counts.applyAsLong(given), 1)));
        return figures;
    }

    private List<Cost> borne(Perimeter perimeter, Period period) {
        var borne = new ArrayList<Cost>();
        for (var market : all(perimeter)) {
            sharing.costs(market.id(), period.from(), period.lastDay()).stream()
                    .filter(it -> isBorneBy(perimeter, it))
                    .forEach(borne::add);
        }
        return borne;
    }

    private static boolean isBorneBy(Perimeter perimeter, Cost cost) {
        return switch (perimeter) {
            case Perimeter.Client(var organisation, var site) ->
                cost.organisation().equals(organisation)
                        && (site == null || cost.site().equals(site));
            case Perimeter.WholeOperator() -> true;
        };
    }

    private List<MarketSummary> all(Perimeter perimeter) {
        var payer = perimeter instanceof Perimeter.Client client ? client.organisation() : null;
        var all = new ArrayList<MarketSummary>();
        @Nullable String cursor = null;
        do {
            var slice = markets.list(payer, cursor, Markets.MOST_LISTED);
            all.addAll(slice.items());
            cursor = slice.next();
        } while (cursor != null);
        return all;
    }

    /** A site in some days, which several organisations may pay for together. */
    private record Stretch(SiteId site, LocalDate from, LocalDate until) {

        long days() {
            return ChronoUnit.DAYS.between(from, until) + 1;
        }
    }
}
