package fr.conciergerie.bench;

import fr.conciergerie.shared.OperatorId;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A client organisation of 2,000 agents with a year of as many orders of two lines as it takes, straight into the tables as
 * the superuser, without triggers and foreign keys: what is measured is what becomes of them.
 */
final class LargeYear implements AutoCloseable {

    static final String CLIENT = "tres-grande-metropole";
    static final int YEAR = 2024;

    private static final int AGENTS = 2_000;
    private static final int AT_ONCE = 250_000;

    private final Connection superuser;
    private final OperatorId operator;
    private int orders;

    /**
     * @param url of the database
     * @param password of the embedded server's superuser
     */
    LargeYear(String url, String password, OperatorId operator) throws SQLException {
        superuser = DriverManager.getConnection(url, "postgres", password);
        this.operator = operator;
        run("set session_replication_role = replica");
        run("set app.operator = '%s'".formatted(operator));
        run("""
                insert into organisations.organisation (id, operator_id, slug, name, kind)
                values (gen_random_uuid(), '%s', '%s', 'Très grande métropole', 'METROPOLE')
                """.formatted(operator, CLIENT));
        run("""
                insert into organisations.member (id, operator_id, organisation_id, name, eligible_from, created_at)
                select gen_random_uuid(), o.operator_id, o.id, 'Agent ' || n, date '2020-01-01', now()
                  from organisations.organisation o, generate_series(1, %d) n
                 where o.slug = '%s' and o.operator_id = '%s'
                """.formatted(AGENTS, CLIENT, operator));
    }

    void fillUpTo(int lines) throws SQLException {
        while (orders < lines / 2) {
            int more = Math.min(AT_ONCE, lines / 2 - orders);
            add(orders, more);
            orders += more;
        }
        for (var table : new String[] {"customer_order", "order_line"}) {
            run("vacuum analyze orders." + table);
        }
    }

    /** As autovacuum would, a little later. */
    void tidyFacts() throws SQLException {
        for (var table : new String[] {"line_fact", "asked_fact", "delivered_fact", "active_fact", "service_fact"}) {
            run("vacuum analyze reporting." + table);
        }
        // What autovacuum and the checkpointer would do meanwhile of what was poured in: a server at rest is measured.
        for (var table : new String[] {"customer_order", "order_line", "change"}) {
            run("vacuum analyze orders." + table);
        }
        run("checkpoint");
    }

    /** A table like that of the facts, with its key and no index else, that no figure is counted from. */
    void preparePlain() throws SQLException {
        run("create table reporting.bench_plain (like reporting.line_fact including defaults including constraints)");
        run("alter table reporting.bench_plain add primary key (operator_id, order_id, line_id)");
        run("grant insert on reporting.bench_plain to public");
    }

    void dropPlain() throws SQLException {
        run("drop table reporting.bench_plain");
    }

    /** Orders number {@code from} and after, spread over the days of the year, the agents, each at their site, and the partners. */
    private void add(int from, int more) throws SQLException {
        run("""
                with services as (
                    select array_agg(s.id order by s.slug) as ids, array_agg(s.family order by s.slug) as families
                      from catalogue.service s where s.operator_id = '%1$s'),
                partners as (select array_agg(id order by slug) as ids from partners.partner where operator_id = '%1$s'),
                sites as (select array_agg(id order by slug) as ids from organisations.site where operator_id = '%1$s'),
                agents as (
                    select array_agg(m.id order by m.id) as ids, o.id as organisation
                      from organisations.member m join organisations.organisation o on o.id = m.organisation_id
                     where o.slug = '%2$s' and o.operator_id = '%1$s'
                     group by o.id),
                numbered as materialized (
                    select n, ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid as id,
                           (select string_agg(substr('23456789ABCDEFGHJKMNPQRSTUVWXYZ', 1 + floor(n * 97.0 / 31 ^ k)::bigint::int %% 31, 1), '')
                              from unnest(array[0, 1, 2, 3, 4, 5]) k) as number,
                           timestamptz '%5$d-01-01 08:00+01' + (n / 3 * 7919::bigint %% 366) * interval '1 day' as at
                      from generate_series(%3$d + 1, %3$d + %4$d) n),
                placed as (
                    insert into orders.customer_order
                           (operator_id, id, number, pickup_code, site_id, member_id, organisation_id, channel, placed_by, placed_at,
                            terms_version, status)
                    select '%1$s', x.id, x.number, x.number, sites.ids[1 + x.n %% cardinality(agents.ids) %% cardinality(sites.ids)],
                           agents.ids[1 + x.n %% cardinality(agents.ids)], agents.organisation, 'DESK', x.id, x.at, '2026-06', 'COLLECTED'
                      from numbered x, sites, agents
                    on conflict do nothing
                    returning id, site_id, placed_at)
                insert into orders.order_line
                       (operator_id, id, order_id, site_id, position, service_id, service_slug, service_name, family, shape, price_kind,
                        vat_code, vat_rate, vat_mention, partner_id, lead_days, quantity, unit_price_cents, promised_first,
                        promised_now, promise_version, status, job_id, job_partner_id, ended_at)
                select '%1$s', ('01900000-000' || position.n || substr(placed.id::text, 14))::uuid, placed.id, placed.site_id, position.n,
                       services.ids[service], 'service', 'Service', services.families[service], 'GOODS', 'FIXED', 'FR-2000', 2000, '',
                       partners.ids[1 + service %% cardinality(partners.ids)], 3, 1, 1500, (placed_at + interval '4 days')::date,
                       (placed_at + interval '4 days')::date, 1, 'COLLECTED', placed.id,
                       partners.ids[1 + service %% cardinality(partners.ids)], placed_at + interval '3 days'
                  from (select *, row_number() over () as row from placed) placed, services, partners,
                       generate_series(1, 2) as position(n),
                       lateral (select (1 + (placed.row * 13 + position.n * 7) %% cardinality(services.ids))::int as service) chosen
                """.formatted(operator, CLIENT, from, more, YEAR));
    }

    private void run(String sql) throws SQLException {
        try (var statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        superuser.close();
    }
}
