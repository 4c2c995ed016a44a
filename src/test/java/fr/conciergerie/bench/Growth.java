package fr.conciergerie.bench;

import fr.conciergerie.shared.OperatorId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** Fills the database with delivered orders of the past, straight in SQL, through the application's own role. */
final class Growth {

    private static final int AT_ONCE = 20_000;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final DataSource database;
    private final OperatorId operator;

    Growth(DataSource database, OperatorId operator) {
        this.database = database;
        this.operator = operator;
    }

    /** Returns once the server has tidied up after it: what is measured then is the size, not the filling. */
    void fillUpTo(int orders) throws SQLException, InterruptedException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            int before = count(connection);
            for (int there = before; there < orders; there = count(connection)) {
                add(connection, Math.min(AT_ONCE, orders - there));
            }
            if (before < orders) {
                awaitTidy(connection);
            }
        }
    }

    private static void awaitTidy(Connection connection) throws SQLException, InterruptedException {
        long begun = System.nanoTime();
        while (!isTidy(connection) && System.nanoTime() - begun < LONGEST.toNanos()) {
            TimeUnit.SECONDS.sleep(1);
        }
    }

    /** Whether autovacuum has been over both tables since most of their rows came. */
    private static boolean isTidy(Connection connection) throws SQLException {
        try (var query = connection.createStatement();
                var row = query.executeQuery("""
                        select bool_and(n_ins_since_vacuum < n_live_tup / 5 and n_mod_since_analyze < n_live_tup / 5)
                          from pg_stat_user_tables
                         where schemaname = 'orders' and relname in ('customer_order', 'order_line')
                        """)) {
            row.next();
            return row.getBoolean(1);
        } finally {
            connection.commit();
        }
    }

    private int count(Connection connection) throws SQLException {
        bind(connection);
        try (var query = connection.createStatement()) {
            var row = query.executeQuery("select count(*) from orders.customer_order");
            row.next();
            int count = row.getInt(1);
            connection.commit();
            return count;
        }
    }

    /** Copies of one order, spread over members and sites, with keys that sort before today's. */
    private void add(Connection connection, int orders) throws SQLException {
        bind(connection);
        try (var insert = connection.prepareStatement("""
                with pattern as (
                    select l.* from orders.order_line l
                     where l.status = 'COLLECTED' order by l.id limit 1),
                members as (
                    select array_agg(m.id order by m.id) as ids, array_agg(m.organisation_id order by m.id) as organisations
                      from organisations.member_v m),
                sites as (
                    select array_agg(s.id order by s.id) as ids from organisations.site_v s),
                numbered as materialized (
                    select n, overlay(gen_random_uuid()::text placing '7' from 15 for 1)::uuid as id,
                           (select string_agg(substr('23456789ABCDEFGHJKMNPQRSTUVWXYZ', 1 + floor(random() * 31)::int, 1), '')
                              from generate_series(1, 6) where n is not null) as number
                      from generate_series(1, ?) n),
                placed as (
                    insert into orders.customer_order
                           (id, number, pickup_code, site_id, member_id, organisation_id, channel, placed_by, placed_at, terms_version, status)
                    select x.id, x.number, x.number, sites.ids[1 + x.n % 4],
                           members.ids[1 + x.n % array_length(members.ids, 1)],
                           members.organisations[1 + x.n % array_length(members.ids, 1)], 'DESK', gen_random_uuid(),
                           now() - interval '2 years' - x.n * interval '1 minute', '2026-06', 'COLLECTED'
                      from numbered x, members, sites
                    on conflict (operator_id, number) do nothing
                    returning id, site_id)
                insert into orders.order_line
                       (id, order_id, site_id, position, service_id, service_slug, service_name, family, shape, price_kind, vat_code,
                        vat_rate, vat_mention, options, partner_id, lead_days, quantity, unit_price_cents, promised_first,
                        promised_now, promise_version, status, job_id, job_partner_id, ended_at)
                select overlay(gen_random_uuid()::text placing '7' from 15 for 1)::uuid, placed.id, placed.site_id, position.n, p.service_id,
                       p.service_slug, p.service_name, p.family, p.shape, p.price_kind, p.vat_code, p.vat_rate,
                       p.vat_mention, p.options, p.partner_id, p.lead_days, 1, p.unit_price_cents, p.promised_first,
                       p.promised_now, 1, 'COLLECTED', gen_random_uuid(), p.partner_id, p.ended_at
                  from placed, pattern p, generate_series(1, 2) as position(n)
                """)) {
            insert.setInt(1, orders);
            insert.executeUpdate();
        }
        connection.commit();
    }

    private void bind(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("select set_config('app.operator', ?, true)")) {
            query.setString(1, operator.toString());
            query.execute();
        }
    }
}
