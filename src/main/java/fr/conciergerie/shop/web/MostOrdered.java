package fr.conciergerie.shop.web;

import fr.conciergerie.organisations.SiteId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the colleagues of a site order most (<i>le plus demandé ici</i>): only what several of them did, so that nobody is seen in
 * it. Everybody who opens the shop is shown it and it seldom changes, so it is remembered for some minutes.
 */
@Component
class MostOrdered {

    private static final int MOST = 4;
    private static final int FEWEST_PEOPLE = 5;

    /** As far back as one looks: some months at a large site. */
    private static final int LATEST_OF_A_SITE = 1000;

    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private record Known(List<String> services, Instant until) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<SiteId, Known> known = new ConcurrentHashMap<>();

    MostOrdered(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The codes of services, the one that most people ordered first. Where there is nothing yet, each look is a new one. */
    List<String> at(SiteId site) {
        var now = clock.instant();
        var remembered = known.get(site);
        if (remembered != null && now.isBefore(remembered.until())) {
            return remembered.services();
        }
        var services = counted(site);
        if (!services.isEmpty()) {
            known.put(site, new Known(services, now.plus(REMEMBERED)));
        }
        return services;
    }

    private List<String> counted(SiteId site) {
        return jdbc.sql("""
                        select l.service_slug
                          from orders.order_line l
                          join (select id, member_id from orders.customer_order
                                 where site_id = :site order by id desc limit :orders) o on o.id = l.order_id
                         where l.status not in ('CANCELLED', 'WITHDRAWN')
                         group by l.service_slug
                        having count(distinct o.member_id) >= :fewest
                         order by count(distinct o.member_id) desc, l.service_slug
                         limit :most
                        """)
                .param("site", site.value())
                .param("orders", LATEST_OF_A_SITE)
                .param("fewest", FEWEST_PEOPLE)
                .param("most", MOST)
                .query((rs, _) -> rs.getString("service_slug"))
                .list();
    }
}
