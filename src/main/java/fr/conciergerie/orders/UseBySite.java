package fr.conciergerie.orders;

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

    private final JdbcClient jdbc;

    UseBySite(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<OrganisationId, Long> services(SiteId site, LocalDate from, LocalDate until) {
        var services = new LinkedHashMap<OrganisationId, Long>();
        jdbc.sql("""
                select m.organisation_id, count(*) as services
                  from organisations.site_v s
                  join orders.customer_order o
                    on o.site_id = s.id
                   and o.placed_at >= :from::date::timestamp at time zone s.zone
                   and o.placed_at < (:until::date + 1)::timestamp at time zone s.zone
                  join orders.order_line l on l.order_id = o.id and l.status not in ('CANCELLED', 'WITHDRAWN')
                  join organisations.member_v m on m.id = o.member_id
                 where s.id = :site
                 group by m.organisation_id
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
