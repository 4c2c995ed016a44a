package fr.conciergerie.reporting;

import fr.conciergerie.markets.Cost;
import fr.conciergerie.markets.CostSharing;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What an organisation bears of its markets, excluding VAT, by the keys that share them: always divided by what the same
 * sites were given in the same days.
 */
@Component
class Costs {

    private final CostSharing sharing;

    Costs(CostSharing sharing) {
        this.sharing = sharing;
    }

    Map<Indicator, Figure> figures(Perimeter perimeter, Period period, long sessionsHeld) {
        var borne = borne(perimeter, period);
        long cents = borne.stream().mapToLong(it -> it.amount().cents()).sum();
        long siteDays = borne.stream().mapToLong(Costs::days).sum();
        long days = ChronoUnit.DAYS.between(period.from(), period.until());
        var figures = new EnumMap<Indicator, Figure>(Indicator.class);
        figures.put(Indicator.COST_PER_SITE, Figure.amount(Indicator.COST_PER_SITE, cents, siteDays, days));
        figures.put(
                Indicator.COST_PER_SESSION_HELD,
                Figure.amount(Indicator.COST_PER_SESSION_HELD, cents, borne.isEmpty() ? 0 : sessionsHeld, 1));
        return figures;
    }

    private List<Cost> borne(Perimeter perimeter, Period period) {
        return sharing.costs(perimeter.organisation(), period.from(), period.lastDay()).stream()
                .filter(it -> perimeter.site() == null || it.site().equals(perimeter.site()))
                .toList();
    }

    private static long days(Cost cost) {
        return ChronoUnit.DAYS.between(cost.from(), cost.until()) + 1;
    }
}
