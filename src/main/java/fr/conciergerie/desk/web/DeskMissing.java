package fr.conciergerie.desk.web;

import fr.conciergerie.calendar.Calendar;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shop.Shop;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Why nothing comes to a desk where nothing waits: no session to come, nothing to order, or nobody who may order. */
@Component
@Transactional(readOnly = true)
class DeskMissing {

    private final Calendar calendar;
    private final Shop shop;
    private final JdbcClient jdbc;
    private final DayClock dayClock;
    private final Clock clock;

    DeskMissing(Calendar calendar, Shop shop, JdbcClient jdbc, DayClock dayClock, Clock clock) {
        this.calendar = calendar;
        this.shop = shop;
        this.jdbc = jdbc;
        this.dayClock = dayClock;
        this.clock = clock;
    }

    List<Missing> at(Site site) {
        return Stream.of(Missing.values())
                .filter(it -> switch (it) {
                    case SESSION ->
                        calendar.nextSessions(site.id(), clock.instant(), 1).isEmpty();
                    case SERVICE ->
                        shop.offers(site, null, null, null, 1).items().isEmpty();
                    case MEMBER -> !isUsed(site);
                })
                .toList();
    }

    private boolean isUsed(Site site) {
        return jdbc.sql("""
                        select exists (select from organisations.site_member_v m
                                        where m.site_id = :site and m.period @> :today::date)
                        """)
                .param("site", site.id().value())
                .param("today", dayClock.todayAt(site.zone()))
                .query(Boolean.class)
                .single();
    }
}
