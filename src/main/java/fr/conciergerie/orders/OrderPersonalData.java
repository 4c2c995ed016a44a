package fr.conciergerie.orders;

import fr.conciergerie.shared.Columns;
import fr.conciergerie.web.privacy.Activity;
import fr.conciergerie.web.privacy.Erasure;
import fr.conciergerie.web.privacy.HeldRows;
import fr.conciergerie.web.privacy.PersonalData;
import fr.conciergerie.web.privacy.Somebody;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What somebody ordered, and what was noted of it. */
@Component
class OrderPersonalData implements PersonalData, Erasure, Activity {

    /** What touches well-being bears no name that another reader of the file could wonder about. */
    private static final String SERVICE = """
            case when l.family = 'WELL_BEING' then 'WELL_BEING' end as "appointment:notifications",
            case when l.family <> 'WELL_BEING' then l.service_name end as service""";

    private final JdbcClient jdbc;

    OrderPersonalData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public List<Section> about(Somebody person) {
        return List.of(
                HeldRows.section("orders", asked(person, """
                        select o.number, case when t.order_id is null then o.placed_at end as at,
                               case when t.order_id is not null then (o.placed_at at time zone s.zone)::date end as day,
                               t.typed_at as "typed-late", s.name as site, o.channel as "channel:orders.channel",
                               o.status as "status:orders.order-status", o.pickup_code as code, o.terms_version as terms,
                               o.withdrawal_until as withdrawal, i.asked_at as "at-once"
                          from orders.customer_order o
                          join organisations.site_v s on s.id = o.site_id
                          left join orders.immediate_start i on i.order_id = o.id
                          left join orders.typed_late t on t.order_id = o.id
                         where o.member_id = :member order by o.placed_at
                        """)),
                HeldRows.section("lines", asked(person, """
                        select o.number, l.position, %s, l.options, l.quantity, l.note, l.unit_price_cents as "price:money",
                               l.promised_first as promised, l.promised_now as "promised-now", p.name as partner, l.place,
                               l.status as "status:orders.status", l.reason, l.collected_by is not null as "by-somebody-else",
                               case when t.order_id is null or l.ended_at >= t.typed_at then l.ended_at end as ended,
                               case when l.ended_at < t.typed_at then (l.ended_at at time zone s.zone)::date end as "ended-on"
                          from orders.order_line l
                          join orders.customer_order o on o.id = l.order_id
                          join organisations.site_v s on s.id = o.site_id
                          left join orders.typed_late t on t.order_id = o.id
                          join partners.partner_v p on p.id = coalesce(l.job_partner_id, l.partner_id)
                         where o.member_id = :member order by o.placed_at, l.position
                        """.formatted(SERVICE))),
                HeldRows.section("history", asked(person, """
                        select h.at, o.number, h.what as "what:orders.history", h.role as "role:web.role", h.place, h.reason, h.day,
                               h.cents as "price:money"
                          from orders.history h join orders.customer_order o on o.id = h.order_id
                         where o.member_id = :member order by h.at, h.id
                        """)));
    }

    @Override
    public List<Finding> findings(Somebody person) {
        var findings = new ArrayList<Finding>();
        add(findings, Fate.BLOCKS, "privacy.finding.open-lines", count(person, """
                select count(*) from orders.order_line l join orders.customer_order o on o.id = l.order_id
                 where o.member_id = :member and l.ended_at is null
                """));
        add(findings, Fate.DELETED, "privacy.finding.notes", count(person, """
                select count(*) from orders.order_line l join orders.customer_order o on o.id = l.order_id
                 where o.member_id = :member and num_nonnulls(l.note, l.collected_by, l.reason) > 0
                """));
        add(findings, Fate.PSEUDONYMISED, "privacy.finding.orders", count(person, """
                select count(*) from orders.customer_order where member_id = :member
                """));
        return findings;
    }

    private static void add(List<Finding> findings, Fate fate, String key, long count) {
        if (count > 0) {
            findings.add(new Finding(fate, key, count));
        }
    }

    @Override
    public void erase(Somebody person, Instant now) {
        var orders = asked(person, "select id from orders.customer_order where member_id = :member")
                .query(UUID.class)
                .list();
        OrderRetention.Words.forget(jdbc, orders.toArray(UUID[]::new));
    }

    /** Who has ordered, or for whom something ended. */
    @Override
    public Set<UUID> activeSince(Collection<Somebody> people, Instant since) {
        return Set.copyOf(jdbc.sql("""
                        select distinct o.member_id
                          from orders.customer_order o
                         where o.member_id = any(:members)
                           and (o.placed_at >= :since
                                or exists (select from orders.order_line l
                                            where l.order_id = o.id and (l.ended_at is null or l.ended_at >= :since)))
                        """)
                .param("members", people.stream().map(Somebody::member).toArray(UUID[]::new))
                .param("since", Columns.utc(since))
                .query(UUID.class)
                .list());
    }

    private long count(Somebody person, String sql) {
        return asked(person, sql).query(Long.class).single();
    }

    private JdbcClient.StatementSpec asked(Somebody person, String sql) {
        return jdbc.sql(sql).param("member", person.member());
    }
}
