package fr.conciergerie.orders;

import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Cursor;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Slice;
import fr.conciergerie.web.Actor;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The orders that someone may see, newest first: a member theirs, a concierge those of their sites, a manager all. */
@Repository
@Transactional(readOnly = true)
public class OrderList {

    /** The most that one piece of the list holds. */
    public static final int MOST = 100;

    private final JdbcClient jdbc;
    private final OrderRepository orders;
    private final Clock clock;

    OrderList(JdbcClient jdbc, OrderRepository orders, Clock clock) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.clock = clock;
    }

    /** @param cursor where the piece before ended; null for the beginning */
    public Slice<OrderView> find(
            Actor actor, @Nullable OrderStatus status, @Nullable SiteId site, @Nullable String cursor, int limit) {
        if (limit < 1 || limit > MOST) {
            throw new Refused("orders.limit-out-of-bounds", MOST);
        }
        var before = Cursor.read(cursor, 1);
        var found = jdbc.sql("""
                        with page as (
                            select o.*
                              from orders.customer_order o
                             where %s
                               and (:status::text is null or o.status = :status)
                               and (:site::uuid is null or o.site_id = :site)
                               and (:before::uuid is null or o.id < :before)
                             order by o.id desc
                             limit :rows)
                        select page.id as order_id, page.number, page.pickup_code, page.site_id, page.member_id, page.channel,
                               page.placed_by, page.placed_at, page.withdrawal_until as order_withdrawal_until,
                               page.terms_number, page.version, t.typed_at as typed_late_at, i.asked_at, i.words, l.*
                          from page
                          left join orders.typed_late t
                            on t.operator_id = page.operator_id and t.order_id = page.id
                          left join orders.immediate_start i
                            on i.operator_id = page.operator_id and i.order_id = page.id
                          join orders.order_line l on l.operator_id = page.operator_id and l.order_id = page.id
                         order by page.id desc, l.position
                        """.formatted(whose(actor)))
                .param("subject", actor.subject())
                .param("account", actor.account())
                .param("now", Columns.utc(clock.instant()))
                .param("status", status == null ? null : status.name())
                .param("site", site == null ? null : site.value())
                .param("before", before == null ? null : before.uuid(0))
                .param("rows", limit + 1)
                .query(OrderRepository::orders);
        return Slice.of(found, limit, it -> Cursor.of(it.id())).map(OrderView::of);
    }

    private static String whose(Actor actor) {
        return switch (actor.role()) {
            case MEMBER -> "o.member_id = :subject";
            case CONCIERGE -> """
                    exists (select
                              from organisations.site_concierge_v c
                              join organisations.site_v s on s.id = c.site_id
                             cross join lateral (select (:now::timestamptz at time zone s.zone)::date as today) there
                             where c.site_id = o.site_id and c.account_id = :account and c.valid_from <= there.today
                               and (c.valid_until is null or c.valid_until >= there.today))""";
            case MANAGER -> "true";
            case PARTNER, COORDINATOR, FOLLOW_UP, SUPERVISOR, ADMIN -> "false";
        };
    }
}
