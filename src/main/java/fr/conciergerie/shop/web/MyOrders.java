package fr.conciergerie.shop.web;

import fr.conciergerie.orders.OrderStatus;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Cursor;
import fr.conciergerie.shared.Slice;
import fr.conciergerie.web.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** A member's orders for the pages that list them: what is open, and what is over. */
@Repository
@Transactional(readOnly = true)
class MyOrders {

    static final int PER_PAGE = 10;

    /** More open orders than anybody has at once; who has more finds them by searching. */
    private static final int MOST_OPEN = 50;

    private static final int LATELY = 4;

    /** The orders {@code o} that were chosen, with what their lines say together. */
    private static final String SUMMARIES = """
            with mine as (
                select o.* from orders.customer_order o
                 where o.member_id = :member %s)
            select o.id, o.number, o.status, o.placed_at, s.name as site, s.desk_place, l.services, l.promised, l.question,
                   l.ready
              from mine o
              join organisations.site_v s on s.id = o.site_id
              join lateral (
                   select array_agg(service_name order by position) as services,
                          min(promised_now) filter (where status not in
                              ('COLLECTED', 'RETURNED_UNTREATED', 'CANCELLED', 'WITHDRAWN', 'UNTREATED', 'INCIDENT', 'LOST')) as promised,
                          bool_or(status = 'PROPOSED') as question,
                          bool_or(status = 'READY') as ready
                     from orders.order_line
                    where order_id = o.id) l on true
             order by %s
            """;

    /** What something has happened to before what only waits: the first may have a question, or be ready. */
    private static final String MOST_EVENTFUL = """
            order by (o.status in ('IN_PROGRESS', 'READY')) desc, o.id desc limit :most""";

    private static final String MATCHES = """
               and (o.number = :number or exists (
                    select from orders.order_line
                     where order_id = o.id and position(shared.unaccent_lower(:words) in shared.unaccent_lower(service_name)) > 0))
            """;

    private final JdbcClient jdbc;

    MyOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is not over yet, what waits for the member first. */
    List<OrderSummary> open(Actor actor) {
        return open(actor, "and o.status in ('REQUESTED', 'CONFIRMED', 'IN_PROGRESS', 'READY') " + MOST_EVENTFUL);
    }

    /** What the member is waited for: orders of which something is ready, or asks for their answer. */
    List<OrderSummary> eventful(Actor actor) {
        return open(actor, "and o.status in ('IN_PROGRESS', 'READY') " + MOST_EVENTFUL).stream()
                .filter(it -> it.ready() || it.question())
                .toList();
    }

    private List<OrderSummary> open(Actor actor, String chosen) {
        return jdbc.sql(SUMMARIES.formatted(chosen, "l.question desc, l.ready desc, o.id desc"))
                .param("member", actor.requireSubject())
                .param("most", MOST_OPEN)
                .query(MyOrders::summary)
                .list();
    }

    /** What is over, newest first. */
    Slice<OrderSummary> over(Actor actor, @Nullable String cursor) {
        return slice(actor, "and o.status in ('COLLECTED', 'CANCELLED')", "", cursor);
    }

    /** Everything that bears this number or this service, newest first. */
    Slice<OrderSummary> search(Actor actor, String query, @Nullable String cursor) {
        return slice(actor, MATCHES, query.strip(), cursor);
    }

    /** Services of this site's catalogue that the member has ordered, the latest first. */
    List<ShopPage.Again> lately(Actor actor, SiteId site) {
        return jdbc.sql("""
                        select service_slug, max(service_name) as name
                          from orders.order_line l
                          join orders.customer_order o on o.id = l.order_id
                          join (select id from orders.customer_order
                                 where member_id = :member and site_id = :site order by id desc limit 20) mine
                            on mine.id = o.id
                         where l.status not in ('CANCELLED', 'WITHDRAWN')
                         group by service_slug
                         order by max(o.placed_at) desc, service_slug
                         limit :most
                        """)
                .param("member", actor.requireSubject())
                .param("site", site.value())
                .param("most", LATELY)
                .query((rs, _) -> new ShopPage.Again(rs.getString("service_slug"), rs.getString("name")))
                .list();
    }

    private Slice<OrderSummary> slice(Actor actor, String condition, String query, @Nullable String cursor) {
        var before = Cursor.read(cursor, 1);
        var page = condition + " and (:before::uuid is null or o.id < :before) order by o.id desc limit :rows";
        var found = jdbc.sql(SUMMARIES.formatted(page, "o.id desc"))
                .param("member", actor.requireSubject())
                .param("number", query.toUpperCase(Locale.ROOT))
                .param("words", query)
                .param("before", before == null ? null : before.uuid(0))
                .param("rows", PER_PAGE + 1)
                .query(MyOrders::summary)
                .list();
        return Slice.of(found, PER_PAGE, it -> Cursor.of(it.id()));
    }

    private static OrderSummary summary(ResultSet rs, int number) throws SQLException {
        return new OrderSummary(
                rs.getObject("id", UUID.class),
                rs.getString("number"),
                OrderStatus.valueOf(rs.getString("status")),
                Columns.instant(rs, "placed_at"),
                rs.getString("site"),
                rs.getString("desk_place"),
                List.of((String[]) rs.getArray("services").getArray()),
                rs.getObject("promised", LocalDate.class),
                rs.getBoolean("question"),
                rs.getBoolean("ready"));
    }
}
