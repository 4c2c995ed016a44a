package fr.conciergerie.markets;

import static java.util.stream.Collectors.toSet;

import fr.conciergerie.markets.SharingRepository.Weighed;
import fr.conciergerie.markets.UseOfService.Stay;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.SiteId;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How much each organisation weighs by the keys of some markets, read for all their sites at once. */
final class Weights {

    private record Where(SiteId site, OrganisationId organisation) {}

    private final Map<Where, NavigableMap<LocalDate, Long>> headcounts;
    private final Map<Where, NavigableMap<LocalDate, Long>> sessions;
    private final Map<Stay, Map<OrganisationId, Long>> services;

    /**
     * @param use null where no module knows of it
     * @param stays what is divided by use
     */
    Weights(
            SharingRepository repository,
            @Nullable UseOfService use,
            Set<SiteId> sites,
            List<SharingDetails> keys,
            Set<Stay> stays,
            LocalDate from,
            LocalDate until) {
        services = use == null || stays.isEmpty() ? Map.of() : use.services(stays);
        var counted = named(keys, SharingBasis.HEADCOUNT);
        var visited = named(keys, SharingBasis.SESSIONS);
        headcounts = counted.isEmpty() ? Map.of() : byDay(repository.headcounts(sites, counted, until));
        sessions = visited.isEmpty() ? Map.of() : byDay(repository.sessionsHeld(sites, visited, from, until));
    }

    /** In the order in which the key names them. */
    Map<OrganisationId, Long> of(SharingDetails key, SiteId site, LocalDate from, LocalDate until) {
        var weights = new LinkedHashMap<OrganisationId, Long>();
        key.parts().forEach((organisation, basisPoints) -> {
            var days = new Where(site, organisation);
            weights.put(
                    organisation,
                    switch (key.basis()) {
                        case FIXED -> basisPoints.longValue();
                        case HEADCOUNT -> last(headcounts.get(days), until);
                        case SESSIONS -> sum(sessions.get(days), from, until);
                        case USE ->
                            services.getOrDefault(new Stay(site, from, until), Map.of())
                                    .getOrDefault(organisation, 0L);
                    });
        });
        return weights;
    }

    private static long last(@Nullable NavigableMap<LocalDate, Long> days, LocalDate until) {
        var last = days == null ? null : days.floorEntry(until);
        return last == null ? 0 : last.getValue();
    }

    private static long sum(@Nullable NavigableMap<LocalDate, Long> days, LocalDate from, LocalDate until) {
        return days == null
                ? 0
                : days.subMap(from, true, until, true).values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
    }

    private static Set<OrganisationId> named(List<SharingDetails> keys, SharingBasis basis) {
        return keys.stream()
                .filter(it -> it.basis() == basis)
                .flatMap(it -> it.parts().keySet().stream())
                .collect(toSet());
    }

    private static Map<Where, NavigableMap<LocalDate, Long>> byDay(List<Weighed> weighed) {
        var days = new HashMap<Where, NavigableMap<LocalDate, Long>>();
        weighed.forEach(it -> days.computeIfAbsent(new Where(it.site(), it.organisation()), _ -> new TreeMap<>())
                .put(it.day(), it.weight()));
        return days;
    }
}
