package fr.conciergerie.facts;

import fr.conciergerie.facts.Facts.Difference;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The statements that keep the facts; each sum is written once and used for all lines or for those of some orders. */
@Repository
class FactRepository {

    private static final String LINE = """
            order_id, line_id, organisation_id, site_id, member_id, service_id, family, partner_id, asked_on,
            is_order, is_kept, delivered_on, on_time, net_cents
            """;

    private static final String ASKED = """
            select organisation_id, asked_on, site_id, family, count(*) as lines, count(*) filter (where is_kept) as kept
              from reporting.line_fact
             where %s
             group by organisation_id, asked_on, site_id, family
            """;

    private static final String DELIVERED = """
            select organisation_id, delivered_on, site_id, partner_id, count(*) as lines, count(on_time) as promised,
                   count(*) filter (where on_time) as on_time, sum(net_cents)::bigint as net_cents
              from reporting.line_fact
             where delivered_on is not null and %s
             group by organisation_id, delivered_on, site_id, partner_id
            """;

    private static final String ACTIVE = """
            select organisation_id, month, site_id, member_id, sum(orders)::bigint as orders, sum(lines)::bigint as lines,
                   sum(delivered)::bigint as delivered
              from (select organisation_id, date_trunc('month', asked_on)::date as month, site_id, member_id,
                           count(*) filter (where is_order) as orders, count(*) as lines, 0 as delivered
                      from reporting.line_fact
                     where %1$s
                     group by organisation_id, date_trunc('month', asked_on), site_id, member_id
                    union all
                    select organisation_id, date_trunc('month', delivered_on)::date, site_id, member_id, 0, 0, count(*)
                      from reporting.line_fact
                     where delivered_on is not null and %1$s
                     group by organisation_id, date_trunc('month', delivered_on), site_id, member_id) months
             group by organisation_id, month, site_id, member_id
            """;

    /** By the day first, for there are few of them: to find the month of each line would take longer than to count them. */
    private static final String SERVICES = """
            select organisation_id, date_trunc('month', day)::date as month, site_id, service_id, family,
                   sum(lines)::bigint as lines, sum(kept)::bigint as kept, sum(delivered)::bigint as delivered
              from (select organisation_id, asked_on as day, site_id, service_id, family, count(*) as lines,
                           count(*) filter (where is_kept) as kept, 0 as delivered
                      from reporting.line_fact
                     where %1$s
                     group by organisation_id, asked_on, site_id, service_id, family
                    union all
                    select organisation_id, delivered_on, site_id, service_id, family, 0, 0, count(*)
                      from reporting.line_fact
                     where delivered_on is not null and %1$s
                     group by organisation_id, delivered_on, site_id, service_id, family) days
             group by organisation_id, date_trunc('month', day), site_id, service_id, family
            """;

    private static final String THESE = "order_id = any(:orders)";
    private static final String ALL = "true";

    private final JdbcClient jdbc;
    private final JdbcTemplate plain;

    FactRepository(JdbcClient jdbc, JdbcTemplate plain) {
        this.jdbc = jdbc;
        this.plain = plain;
    }

    /** Held until the transaction ends; whoever else keeps the facts of this operator waits. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('reporting.facts ' || shared.current_operator(), 0))")
                .query((_, _) -> true)
                .single();
    }

    /** Whether nothing has ever been counted. */
    boolean isEmpty() {
        return jdbc.sql("select not exists (select from reporting.line_fact)")
                .query(Boolean.class)
                .single();
    }

    /** What these orders counted for counts no longer. */
    void takeBack(UUID[] orders) {
        update(orders, """
                update reporting.asked_fact f
                   set lines = f.lines - gone.lines, kept = f.kept - gone.kept
                  from (%s) gone
                 where f.organisation_id = gone.organisation_id and f.asked_on = gone.asked_on
                   and f.site_id = gone.site_id and f.family = gone.family
                """.formatted(ASKED.formatted(THESE)));
        update(orders, """
                update reporting.delivered_fact f
                   set lines = f.lines - gone.lines, promised = f.promised - gone.promised,
                       on_time = f.on_time - gone.on_time, net_cents = f.net_cents - gone.net_cents
                  from (%s) gone
                 where f.organisation_id = gone.organisation_id and f.delivered_on = gone.delivered_on
                   and f.site_id = gone.site_id and f.partner_id = gone.partner_id
                """.formatted(DELIVERED.formatted(THESE)));
        update(orders, """
                update reporting.active_fact f
                   set orders = f.orders - gone.orders, lines = f.lines - gone.lines,
                       delivered = f.delivered - gone.delivered
                  from (%s) gone
                 where f.organisation_id = gone.organisation_id and f.month = gone.month
                   and f.site_id = gone.site_id and f.member_id = gone.member_id
                """.formatted(ACTIVE.formatted(THESE)));
        update(orders, """
                update reporting.service_fact f
                   set lines = f.lines - gone.lines, kept = f.kept - gone.kept, delivered = f.delivered - gone.delivered
                  from (%s) gone
                 where f.organisation_id = gone.organisation_id and f.month = gone.month
                   and f.site_id = gone.site_id and f.service_id = gone.service_id and f.family = gone.family
                """.formatted(SERVICES.formatted(THESE)));
        update(orders, "delete from reporting.line_fact where " + THESE);
    }

    /**
     * What these orders count for now is added. Each is read by itself: over several at once, a server that has no statistics
     * yet may join all the operator's lines with all its orders.
     */
    void count(UUID[] orders) {
        plain.batchUpdate(
                lines("order_id = ?"),
                Stream.of(orders).map(it -> new Object[] {it}).toList());
        sums(THESE).forEach(it -> update(orders, it));
    }

    void clear() {
        Stream.of("line_fact", "asked_fact", "delivered_fact", "active_fact", "service_fact")
                .forEach(it -> jdbc.sql("delete from reporting." + it).update());
    }

    /** @return how many lines there are */
    long countAll() {
        long lines = jdbc.sql(lines(ALL)).update();
        sums(ALL).forEach(it -> jdbc.sql(it).update());
        return lines;
    }

    /** The lines against the orders, and each sum against the lines; sums of nothing are as good as none. */
    List<Difference> differences() {
        return Stream.of(
                        difference(
                                "line_fact",
                                "reporting.line_fact",
                                "select %s from reporting.line_count_v".formatted(LINE),
                                LINE),
                        difference(
                                "asked_fact",
                                "reporting.asked_fact where lines > 0",
                                ASKED.formatted(ALL),
                                "organisation_id, asked_on, site_id, family, lines, kept"),
                        difference(
                                "delivered_fact",
                                "reporting.delivered_fact where lines > 0",
                                DELIVERED.formatted(ALL),
                                "organisation_id, delivered_on, site_id, partner_id, lines, promised, on_time, net_cents"),
                        difference(
                                "active_fact",
                                "reporting.active_fact where orders > 0 or lines > 0 or delivered > 0",
                                ACTIVE.formatted(ALL),
                                "organisation_id, month, site_id, member_id, orders, lines, delivered"),
                        difference(
                                "service_fact",
                                "reporting.service_fact where lines > 0 or delivered > 0",
                                SERVICES.formatted(ALL),
                                "organisation_id, month, site_id, service_id, family, lines, kept, delivered"))
                .filter(it -> it.rows() > 0)
                .toList();
    }

    private Difference difference(String name, String kept, String counted, String columns) {
        long rows = jdbc.sql("""
                        with kept as (select %1$s from %2$s), counted as (%3$s)
                        select count(*) from ((table kept except table counted) union all (table counted except table kept)) apart
                        """.formatted(columns, kept, counted))
                .query(Long.class)
                .single();
        return new Difference(name, rows);
    }

    private static String lines(String which) {
        return "insert into reporting.line_fact (%1$s) select %1$s from reporting.line_count_v where %2$s"
                .formatted(LINE, which);
    }

    private static List<String> sums(String which) {
        return List.of(
                """
                insert into reporting.asked_fact as f (organisation_id, asked_on, site_id, family, lines, kept)
                %s
                on conflict (operator_id, organisation_id, asked_on, site_id, family) do update
                   set lines = f.lines + excluded.lines, kept = f.kept + excluded.kept
                """.formatted(ASKED.formatted(which)),
                """
                insert into reporting.delivered_fact as f
                       (organisation_id, delivered_on, site_id, partner_id, lines, promised, on_time, net_cents)
                %s
                on conflict (operator_id, organisation_id, delivered_on, site_id, partner_id) do update
                   set lines = f.lines + excluded.lines, promised = f.promised + excluded.promised,
                       on_time = f.on_time + excluded.on_time, net_cents = f.net_cents + excluded.net_cents
                """.formatted(DELIVERED.formatted(which)),
                """
                insert into reporting.active_fact as f (organisation_id, month, site_id, member_id, orders, lines, delivered)
                %s
                on conflict (operator_id, organisation_id, month, site_id, member_id) do update
                   set orders = f.orders + excluded.orders, lines = f.lines + excluded.lines,
                       delivered = f.delivered + excluded.delivered
                """.formatted(ACTIVE.formatted(which)),
                """
                insert into reporting.service_fact as f
                       (organisation_id, month, site_id, service_id, family, lines, kept, delivered)
                %s
                on conflict (operator_id, organisation_id, month, site_id, service_id, family) do update
                   set lines = f.lines + excluded.lines, kept = f.kept + excluded.kept, delivered = f.delivered + excluded.delivered
                """.formatted(SERVICES.formatted(which)));
    }

    private void update(UUID[] orders, String sql) {
        jdbc.sql(sql).param("orders", orders).update();
    }
}
