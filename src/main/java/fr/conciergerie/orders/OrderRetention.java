package fr.conciergerie.orders;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.Members;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.privacy.Forgetting;
import fr.conciergerie.web.privacy.Kept;
import fr.conciergerie.web.privacy.LegalBasis;
import fr.conciergerie.web.privacy.RetentionRule;
import fr.conciergerie.web.privacy.RetentionRule.Audience;
import fr.conciergerie.web.privacy.Twins;
import fr.conciergerie.web.privacy.WhatBecomes;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Forgets who ordered, ten years after the year in which it was settled. A member's whole year goes at once, to one nameless
 * row: that year's users stay as many as they were.
 */
@Component
class OrderRetention implements Forgetting {

    private static final int AT_ONCE = 50;

    /** A member's orders of one year, by the clock of the site, once none of them is open and all are old enough. */
    private static final String YEARS = """
            select o.member_id, extract(year from o.placed_at at time zone s.zone)::integer as year,
                   array_agg(o.id) as orders, min((o.placed_at at time zone s.zone)::date) as oldest
              from orders.customer_order o
              join organisations.site_v s on s.id = o.site_id
              join lateral (select max(l.ended_at) as ended_at, bool_or(l.ended_at is null) as open
                              from orders.order_line l where l.order_id = o.id) e on true
             where o.forgotten_at is null and o.placed_at < :limit
             group by o.member_id, s.zone, extract(year from o.placed_at at time zone s.zone)
            having not bool_or(e.open)
               and make_date(extract(year from max(e.ended_at) at time zone s.zone)::integer + 1, 1, 1) + cast(:kept as interval)
                   <= (cast(:now as timestamptz) at time zone s.zone)::date
            """;

    private final JdbcClient jdbc;
    private final Members members;
    private final List<Twins> twins;
    private final ApplicationEventPublisher events;

    OrderRetention(JdbcClient jdbc, Members members, List<Twins> twins, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.members = members;
        this.twins = twins;
        this.events = events;
    }

    private record Year(MemberId member, UUID[] orders) {}

    @Override
    public RetentionRule rule() {
        return new RetentionRule(
                "orders.orders",
                LegalBasis.LEGAL_OBLIGATION,
                Kept.exactly(Period.ofYears(10)),
                WhatBecomes.PSEUDONYMISED,
                Audience.AGENTS);
    }

    @Override
    public Due due(ZonedDateTime now, Period kept) {
        return asked(
                        "select coalesce(sum(cardinality(orders)), 0) as rows, min(oldest) as oldest from (" + YEARS
                                + ") years",
                        now,
                        kept)
                .query((row, _) -> new Due(row.getLong("rows"), row.getObject("oldest", LocalDate.class)))
                .single();
    }

    @Override
    public int forget(ZonedDateTime now, Period kept) {
        var years = asked(YEARS + " order by year, member_id limit :most", now, kept)
                .param("most", AT_ONCE)
                .query((row, _) -> new Year(Columns.id(row, "member_id", MemberId::new), (UUID[])
                        row.getArray("orders").getArray()))
                .list();
        years.forEach(it -> forget(it, now));
        return years.stream().mapToInt(it -> it.orders().length).sum();
    }

    private void forget(Year year, ZonedDateTime now) {
        var twin = members.nameless(year.member());
        if (!twin.equals(year.member())) {
            twins.forEach(it -> it.copy(year.member().value(), twin.value()));
        }
        jdbc.sql("""
                update orders.customer_order
                   set member_id = :twin, placed_by = '00000000-0000-0000-0000-000000000000', forgotten_at = :now,
                       version = version + 1
                 where id = any(:orders)
                """)
                .param("twin", twin.value())
                .param("now", Columns.utc(now.toInstant()))
                .param("orders", year.orders())
                .update();
        events.publishEvent(new OrdersForgotten(
                Tenant.require(), Arrays.stream(year.orders()).map(OrderId::new).toList(), twin));
        Words.forget(jdbc, year.orders());
        jdbc.sql("delete from orders.immediate_start where order_id = any(:orders)")
                .param("orders", year.orders())
                .update();
    }

    private JdbcClient.StatementSpec asked(String sql, ZonedDateTime now, Period kept) {
        return jdbc.sql(sql)
                .param("limit", Columns.utc(Forgetting.limit(now, kept)))
                .param("kept", kept.toString())
                .param("now", Columns.utc(now.toInstant()));
    }

    /** What people wrote on an order that names nobody any more. */
    static final class Words {

        private Words() {}

        static void forget(JdbcClient jdbc, UUID[] orders) {
            jdbc.sql("""
                    update orders.order_line
                       set note = null, collected_by = null, reason = case when reason is not null and reason_code is null then '—' end,
                           place = case when place is not null then '—' end
                     where order_id = any(:orders) and ended_at is not null
                    """).param("orders", orders).update();
            jdbc.sql("update orders.typed_late set whose = null where order_id = any(:orders)")
                    .param("orders", orders)
                    .update();
            jdbc.sql("select orders.forget_words(:orders)")
                    .param("orders", orders)
                    .query((_, _) -> true)
                    .single();
        }
    }
}
