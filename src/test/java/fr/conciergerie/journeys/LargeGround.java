package fr.conciergerie.journeys;

import fr.conciergerie.database.RawRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The demonstration as its operator would be after years of growing: what it has of each kind, many times over. A copy is known
 * by the key of what it was copied from and by its turn, so that what belongs together is copied together.
 */
final class LargeGround {

    private static final int SITES = 15;
    private static final int ORGANISATIONS = 40;
    private static final int PARTNERS = 8;
    private static final int SERVICES = 6;
    private static final int MEMBERS = 8;
    private static final int OPEN_ORDERS = 40;
    private static final int ENDED_ORDERS = 6;
    private static final int MARKETS = 60;
    private static final int OF_ANYTHING = 30;
    private static final int CORRECTIONS = 4;
    private static final int OPERATORS = 5;

    /** An order is for its member or for one of their copies, at its site or, one in four, at a copy of it. */
    private static final String MEMBER =
            "case when n % 3 = 0 then t.member_id else " + copyOf("t.member_id", "1 + n % " + MEMBERS) + " end";

    private static final String SITE =
            "case when n % 4 = 0 then " + copyOf("t.site_id", "1 + n / 4 % " + SITES) + " else t.site_id end";

    private static final String TURNS = "n <= case when exists (select from orders.customer_order o where o.id = %s"
            + " and o.status not in ('COLLECTED', 'CANCELLED')) then " + OPEN_ORDERS + " else " + ENDED_ORDERS + " end";

    private static final String CODE = "translate(upper(to_hex(2097152 + row_number() over ())), '01', 'XY')";

    /** A code that is taken by chance is not given again. */
    private static final String COPY = """
            create function pg_temp.copy(name text, source text, which text, changes text[]) returns void language plpgsql as $$
            begin
                execute (
                    select format('insert into %s (%s) select %s from %s t, %s where %s %s', name,
                                  string_agg(column_name, ', '),
                                  string_agg(coalesce(jsonb_object(changes) ->> column_name, 't.' || column_name), ', '),
                                  name, source, which,
                                  case when name in ('orders.customer_order', 'custody.item') then 'on conflict do nothing' end)
                      from information_schema.columns
                     where table_schema || '.' || table_name = name and is_generated = 'NEVER' and is_identity = 'NO');
            end $$
            """;

    private final List<String> statements = new ArrayList<>(List.of(COPY));

    private LargeGround() {
        places();
        partnersAndServices();
        people();
        orders();
        markets();
        papers();
        elsewhere();
        statements.add("analyze");
    }

    static void layInto(String database) {
        RawRows.pourInto(database, new LargeGround().statements);
    }

    /** The agents' and the coordinator's organisation uses every site, and the concierge serves them all. */
    private void places() {
        copy(
                "organisations.organisation",
                ORGANISATIONS,
                Map.of("slug", "t.slug || '-' || n", "name", "t.name || ' ' || n", "siret", "null"));
        copy("organisations.site", SITES, Map.of("slug", "t.slug || '-' || n", "name", "t.name || ' ' || n"));
        copy("organisations.site_organisation", SITES, Map.of("site_id", copyOf("t.site_id")));
        copy(
                "organisations.site_concierge",
                "generate_series(1, " + OF_ANYTHING + ") n",
                "true",
                Map.of("id", copyOf("t.id", "'colleague' || n"), "account_id", copyOf("t.account_id")));
        copy("organisations.site_concierge", SITES, Map.of("site_id", copyOf("t.site_id")));
        copy("calendar.weekly_pattern", SITES, Map.of("site_id", copyOf("t.site_id")));
        copy(
                "calendar.desk_session",
                SITES,
                Map.of(
                        "site_id", copyOf("t.site_id"),
                        "pattern_id", copyOf("t.pattern_id"),
                        "moved_from", copyOf("t.moved_from")));
        statements.add("""
                insert into calendar.closure (id, operator_id, site_id, first_day, last_day, reason, version)
                select gen_random_uuid(), s.operator_id, s.id, current_date + n * 30, current_date + n * 30 + 1, 'Travaux', 0
                  from organisations.site s, generate_series(1, 10) n
                """);
    }

    private void partnersAndServices() {
        copy(
                "partners.partner",
                PARTNERS,
                Map.of("slug", "t.slug || '-' || n", "name", "t.name || ' ' || n", "siret", "null"));
        copy("partners.ess_status", PARTNERS, Map.of("partner_id", copyOf("t.partner_id")));
        copy("partners.distance", PARTNERS, Map.of("partner_id", copyOf("t.partner_id")));
        statements.add("""
                insert into partners.closure (operator_id, id, partner_id, first_day, last_day, reason)
                select p.operator_id, gen_random_uuid(), p.id, current_date + n * 30, current_date + n * 30 + 5, 'Congés'
                  from partners.partner p, generate_series(1, 10) n
                """);
        copy("catalogue.service", SERVICES, Map.of("slug", "t.slug || '-' || n", "name", "t.name || ' annexe ' || n"));
        copy("catalogue.service_option", SERVICES, Map.of("service_id", copyOf("t.service_id")));
        var everywhere = "generate_series(0, " + SITES + ") s, generate_series(0, " + SERVICES + ") n";
        var where = "s + n > 0";
        var offered = Map.of(
                "service_id", "case n when 0 then t.service_id else " + copyOf("t.service_id") + " end",
                "site_id", "case s when 0 then t.site_id else " + copyOf("t.site_id", "s") + " end");
        copy("catalogue.offer", everywhere, where, offered);
        copy("catalogue.price", everywhere, where, offered);
    }

    private void people() {
        copy(
                "organisations.member",
                MEMBERS,
                Map.of("name", "t.name || ' ' || n", "email", "n || '.' || t.email", "account_id", "null"));
        copy("accounts.account", OF_ANYTHING, Map.of("email", "n || '.' || t.email", "name", "t.name || ' ' || n"));
        copy("accounts.role_grant", OF_ANYTHING, Map.of("account_id", copyOf("t.account_id")));
        copy(
                "accounts.api_token",
                OF_ANYTHING,
                Map.of("hash", "sha256(t.hash || n::text::bytea)", "name", "t.name || ' ' || n"));
        statements.add("""
                insert into privacy.request (operator_id, id, member_id, kind, words, asked_at, asked_by, in_their_name, due_on,
                                             status, settled_at, settled_by, version)
                select m.operator_id, gen_random_uuid(), m.id, kind, 'Merci', now() - n * interval '1 hour', m.id, false,
                       current_date + 20, status, case status when 'DONE' then now() end, case status when 'DONE' then m.id end, 0
                  from (select *, row_number() over (order by id) as n from organisations.member) m,
                       unnest(array['ACCESS', 'RECTIFICATION']) kind, unnest(array['OPEN', 'DONE']) status
                 where n <= 150
                """);
        statements.add("""
                insert into organisations.member_import (id, operator_id, organisation_id, file_name, headings, ignored, status,
                                                         staged_at, staged_by, rejected)
                select gen_random_uuid(), operator_id, id, 'agents.csv', '{name,email}', '{}', 'STAGED', now(), id, 0
                  from organisations.organisation, generate_series(1, 5) n
                """);
    }

    private void orders() {
        copyOfOrders(
                "orders.customer_order",
                "t.id",
                Map.of("number", CODE, "pickup_code", CODE, "member_id", MEMBER, "site_id", SITE));
        copyOfOrders(
                "orders.order_line",
                "t.order_id",
                Map.of(
                        "order_id", copyOf("t.order_id"),
                        "site_id", SITE,
                        "job_id", copyOf("t.job_id"),
                        "partner_id", ofPartner("t.partner_id"),
                        "job_partner_id", ofPartner("t.job_partner_id")));
        copyOfOrders(
                "orders.job",
                "t.order_id",
                Map.of(
                        "order_id", copyOf("t.order_id"),
                        "line_id", copyOf("t.line_id"),
                        "partner_id", ofPartner("t.partner_id")));
        copyOfOrders(
                "orders.history",
                "t.order_id",
                Map.of("order_id", copyOf("t.order_id"), "line_id", copyOf("t.line_id")));
        copyOfOrders("orders.immediate_start", "t.order_id", Map.of("order_id", copyOf("t.order_id")));
        copyOfOrders(
                "custody.item",
                "t.order_id",
                Map.of(
                        "label",
                        CODE,
                        "order_id",
                        copyOf("t.order_id"),
                        "line_id",
                        copyOf("t.line_id"),
                        "site_id",
                        SITE,
                        "holder_id",
                        "case t.holder_kind when 'PARTNER' then " + ofPartner("t.holder_id")
                                + " else t.holder_id end"));
        copy(
                "custody.custody_event",
                "generate_series(1, " + OPEN_ORDERS + ") n, custody.item i",
                "i.id = t.item_id and " + TURNS.formatted("i.order_id"),
                Map.of(
                        "id", copyOf("t.id"),
                        "item_id", copyOf("t.item_id"),
                        "transfer_id", copyOf("t.transfer_id"),
                        "undoes", copyOf("t.undoes")));
        copy("orders.unmet_request", OF_ANYTHING, Map.of());
    }

    private void markets() {
        copy(
                "markets.market",
                MARKETS,
                Map.of(
                        "number",
                        "t.number || '-' || n",
                        "buyer_id",
                        "case when n % 2 = 0 then t.buyer_id else " + copyOf("t.buyer_id", "1 + n % " + ORGANISATIONS)
                                + " end"));
        copy(
                "markets.sharing",
                MARKETS,
                Map.of("market_id", copyOf("t.market_id"), "basis", "case when n % 3 = 0 then 'USE' else t.basis end"));
        for (var table : List.of("line", "renewal", "environmental_clause", "social_clause")) {
            copy("markets." + table, MARKETS, Map.of("market_id", copyOf("t.market_id")));
        }
        copy(
                "markets.line",
                "generate_series(1, " + SITES + ") n",
                "t.market_id in (select id from markets.market where number not like '%-%-%-%')",
                Map.of("id", copyOf("t.id", "'site' || n"), "site_id", copyOf("t.site_id")));
        copy(
                "markets.share",
                "generate_series(1, " + MARKETS + ") n",
                "true",
                Map.of("sharing_id", copyOf("t.sharing_id")));
        copy("markets.eligible_count", SITES, Map.of("site_id", copyOf("t.site_id")));
    }

    /** What is written down along the way. */
    private void papers() {
        copy(
                "notifications.message",
                "generate_series(1, " + OF_ANYTHING + ") n",
                "t.status <> 'WAITING'",
                Map.of("id", copyOf("t.id"), "event_key", "t.event_key || n"));
        copy("web.audit_event", 2 * OF_ANYTHING, Map.of());
        copy("web.installation_event", 10 * OF_ANYTHING, Map.of());
        copy("reporting.opinion", OF_ANYTHING, Map.of());
        copy("reporting.improvement", OF_ANYTHING, Map.of());
        copy(
                "reporting.improvement_step",
                "generate_series(1, " + OF_ANYTHING + ") n",
                "true",
                Map.of("improvement_id", copyOf("t.improvement_id")));
        copy("reporting.publication", CORRECTIONS, Map.of("number", "t.number + n", "reason", "'Corrigé'"));
        copy(
                "reporting.publication_report",
                "generate_series(1, " + CORRECTIONS + ") n",
                "true",
                Map.of("number", "t.number + n"));
    }

    /** Other operators of the same installation. */
    private void elsewhere() {
        copy("organisations.operator", OPERATORS, Map.of("slug", "t.slug || '-' || n", "name", "t.name || ' ' || n"));
    }

    private void copyOfOrders(String table, String order, Map<String, String> changes) {
        var all = new HashMap<>(changes);
        if (!table.equals("orders.immediate_start")) {
            all.put("id", copyOf("t.id"));
        }
        copy(table, "generate_series(1, " + OPEN_ORDERS + ") n", TURNS.formatted(order), all);
    }

    private void copy(String table, int times, Map<String, String> changes) {
        var all = new HashMap<>(Map.of("id", copyOf("t.id")));
        all.putAll(changes);
        copy(table, "generate_series(1, " + times + ") n", "true", all);
    }

    /** Where from, and which of it; the columns that differ, as expressions over the row {@code t}. */
    private void copy(String table, String from, String which, Map<String, String> changes) {
        var pairs = changes.entrySet().stream()
                .map(it -> "'" + it.getKey() + "', $it$" + it.getValue() + "$it$")
                .collect(Collectors.joining(", "));
        statements.add("select pg_temp.copy('%s', $it$%s$it$, $it$%s$it$, array[%s]::text[])"
                .formatted(table, from, which, pairs));
    }

    private static String copyOf(String key) {
        return copyOf(key, "n");
    }

    private static String copyOf(String key, String turn) {
        return "md5(" + key + "::text || " + turn + ")::uuid";
    }

    private static String ofPartner(String key) {
        return "case when n % 2 = 0 then " + key + " else " + copyOf(key, "1 + n % " + PARTNERS) + " end";
    }
}
