package fr.conciergerie.reporting;

import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import fr.conciergerie.markets.Cost;
import fr.conciergerie.markets.CostSharing;
import fr.conciergerie.organisations.SiteId;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What an organisation bears of its markets, excluding VAT, by the keys that share them: always divided by what the same
 * sites were given in the same days.
 */
@Component
class Costs {

    private final CostSharing sharing;
    private final FigureRepository repository;

    Costs(CostSharing sharing, FigureRepository repository) {
        this.sharing = sharing;
        this.repository = repository;
    }

    Map<Indicator, Figure> figures(Perimeter perimeter, Period period) {
        return figures(borne(perimeter, period), period);
    }

    /** A day of a site counts once, however many markets and prices there are for it. */
    private Map<Indicator, Figure> figures(List<Cost> borne, Period period) {
        long cents = borne.stream().mapToLong(it -> it.amount().cents()).sum();
        var siteDays = borne.stream()
                .collect(groupingBy(
                        Cost::site,
                        flatMapping(it -> it.from().datesUntil(it.until().plusDays(1)), toSet())));
        long days = ChronoUnit.DAYS.between(period.from(), period.until());
        var figures = new EnumMap<Indicator, Figure>(Indicator.class);
        figures.put(
                Indicator.COST_PER_SITE,
                Figure.amount(
                        Indicator.COST_PER_SITE,
                        cents,
                        siteDays.values().stream().mapToLong(Set::size).sum(),
                        days));
        figures.put(
                Indicator.COST_PER_SESSION_HELD,
                Figure.amount(Indicator.COST_PER_SESSION_HELD, cents, held(siteDays, period), 1));
        return figures;
    }

    private long held(Map<SiteId, Set<LocalDate>> siteDays, Period period) {
        return siteDays.isEmpty()
                ? 0
                : repository.held(siteDays.keySet(), period).stream()
                        .filter(it -> siteDays.getOrDefault(it.site(), Set.of()).contains(it.day()))
                        .count();
    }

    private List<Cost> borne(Perimeter perimeter, Period period) {
        return sharing.costs(perimeter.organisation(), period.from(), period.lastDay()).stream()
                .filter(it -> perimeter.site() == null || it.site().equals(perimeter.site()))
                .toList();
    }
}
