package fr.conciergerie.figures;

import fr.conciergerie.facts.Facts;
import fr.conciergerie.markets.UseOfService;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.shared.Columns;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How many services the agents of each organisation asked for at a site: a key by which organisations share a cost. */
@Component
class UseBySite implements UseOfService {

    private final Facts facts;
    private final JdbcClient jdbc;

    UseBySite(Facts facts, JdbcClient jdbc) {
        this.facts = facts;
        this.jdbc = jdbc;
    }

    @Override
    @Transactional
    public Map<Stay, Map<OrganisationId, Long>> services(Set<Stay> stays) {
        if (stays.isEmpty()) {
            return Map.of();
        }
        facts.catchUp();
        var asked = List.copyOf(stays);
        var services = new HashMap<Stay, Map<OrganisationId, Long>>();
        jdbc.sql("""
                select stay.number, f.organisation_id, sum(f.kept) as services
                  from unnest(:sites::uuid[], :from::text[]::date[], :until::text[]::date[])
                       with ordinality as stay (site_id, first_day, last_day, number)
                  join reporting.asked_fact f
                    on f.site_id = stay.site_id and f.asked_on between stay.first_day and stay.last_day
                 group by stay.number, f.organisation_id
                """)
                .param("sites", asked.stream().map(it -> it.site().value()).toArray(UUID[]::new))
                .param("from", asked.stream().map(it -> it.from().toString()).toArray(String[]::new))
                .param("until", asked.stream().map(it -> it.until().toString()).toArray(String[]::new))
                .query(row -> {
                    services.computeIfAbsent(asked.get(row.getInt("number") - 1), _ -> new LinkedHashMap<>())
                            .put(Columns.id(row, "organisation_id", OrganisationId::new), row.getLong("services"));
                });
        return services;
    }
}
