package fr.conciergerie.reporting;

import fr.conciergerie.markets.UseOfService;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.SiteId;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
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
    public Map<OrganisationId, Long> services(SiteId site, LocalDate from, LocalDate until) {
        facts.catchUp();
        var services = new LinkedHashMap<OrganisationId, Long>();
        jdbc.sql("""
                select organisation_id, sum(kept) as services
                  from reporting.asked_fact
                 where site_id = :site and asked_on between :from and :until
                 group by organisation_id
                """)
                .param("site", site.value())
                .param("from", from)
                .param("until", until)
                .query((row, _) -> services.put(
                        new OrganisationId(row.getObject("organisation_id", UUID.class)), row.getLong("services")))
                .list();
        return services;
    }
}
