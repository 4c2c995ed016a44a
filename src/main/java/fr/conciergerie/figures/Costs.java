package fr.conciergerie.figures;

import static fr.conciergerie.figures.Indicator.COST_PER_SERVICE;
import static fr.conciergerie.figures.Indicator.COST_PER_SESSION_HELD;
import static fr.conciergerie.figures.Indicator.COST_PER_SITE;
import static fr.conciergerie.figures.Indicator.COST_PER_USER;
import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import fr.conciergerie.figures.FigureRepository.DeliveredOn;
import fr.conciergerie.markets.Cost;
import fr.conciergerie.markets.CostSharing;
import fr.conciergerie.organisations.SiteId;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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

    /**
     * A day of a site counts once, however many markets and prices there are for it, and organisations that share it; where
     * nothing is borne of it, it is none that is paid for.
     */
    Map<Indicator, Figure> figures(Perimeter perimeter, Period period) {
        var borne = borne(perimeter, period).stream()
                .filter(it -> it.amount().isPositive())
                .toList();
        long cents = borne.stream().mapToLong(it -> it.amount().cents()).sum();
        var paid = borne.stream()
                .collect(groupingBy(
                        Cost::site,
                        flatMapping(it -> it.from().datesUntil(it.until().plusDays(1)), toSet())));
        long days = ChronoUnit.DAYS.between(period.from(), period.until());
        long siteDays = paid.values().stream().mapToLong(Set::size).sum();
        var figures = new EnumMap<Indicator, Figure>(Indicator.class);
        figures.put(COST_PER_SITE, Figure.amount(COST_PER_SITE, cents, siteDays, days));
        figures.put(COST_PER_SESSION_HELD, Figure.amount(COST_PER_SESSION_HELD, cents, held(paid, period), 1));
        figures.put(COST_PER_SERVICE, Figure.amount(COST_PER_SERVICE, cents, delivered(paid, perimeter, period), 1));
        figures.put(COST_PER_USER, Figure.amount(COST_PER_USER, cents, users(paid, perimeter, period), 1));
        return figures;
    }

    private long held(Map<SiteId, Set<LocalDate>> paid, Period period) {
        return paid.isEmpty()
                ? 0
                : repository.held(paid.keySet(), period).stream()
                        .filter(it -> paid.getOrDefault(it.site(), Set.of()).contains(it.day()))
                        .count();
    }

    private long delivered(Map<SiteId, Set<LocalDate>> paid, Perimeter perimeter, Period period) {
        return paid.isEmpty()
                ? 0
                : repository.deliveredOn(perimeter, period).stream()
                        .filter(it -> paid.getOrDefault(it.site(), Set.of()).contains(it.day()))
                        .mapToLong(DeliveredOn::lines)
                        .sum();
    }

    /** By whole months, as users are counted. */
    private long users(Map<SiteId, Set<LocalDate>> paid, Perimeter perimeter, Period period) {
        var sites = new ArrayList<SiteId>();
        var months = new ArrayList<LocalDate>();
        paid.forEach((site, days) -> days.stream()
                .map(it -> it.withDayOfMonth(1))
                .distinct()
                .forEach(it -> {
                    sites.add(site);
                    months.add(it);
                }));
        return sites.isEmpty() ? 0 : repository.users(perimeter, period, sites, months);
    }

    private List<Cost> borne(Perimeter perimeter, Period period) {
        if (!period.hasBegun()) {
            return List.of();
        }
        var lastDay = period.end().minusDays(1);
        return switch (perimeter) {
            case Perimeter.Client(var organisation, var site) ->
                sharing.costs(organisation, period.from(), lastDay).stream()
                        .filter(it -> site == null || it.site().equals(site))
                        .toList();
            case Perimeter.WholeOperator() -> sharing.costs(period.from(), lastDay);
        };
    }
}
