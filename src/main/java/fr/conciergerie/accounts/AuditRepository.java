package fr.conciergerie.accounts;

import fr.conciergerie.accounts.AuditBook.Ledger;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Cursor;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.StoredJson;
import fr.conciergerie.web.audit.AuditEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

/** Reads the audit ledgers, each piece with the names in it in one statement. */
@Repository
class AuditRepository {

    private static final TypeReference<Map<String, Object>> DETAIL = new TypeReference<>() {};

    /** The names are asked for once, of everybody and everything on the piece. */
    private static final String OPERATOR = """
            with few as materialized (
                select id, at, actor, role, what, thing, detail, request_id
                  from web.audit_v
                 where %s
                 order by at desc, id desc
                 limit :limit),
            named as (
                select id, name
                  from accounts.named_here(array(
                       select actor from few where actor is not null
                       union
                       select thing::uuid from few where thing ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$')))
            select few.id, few.at, few.role, few.what, few.thing, few.detail, few.request_id,
                   who.name as actor_name, whom.name as thing_name
              from few
              left join named who on who.id = few.actor
              left join named whom on whom.id::text = few.thing
             order by few.at desc, few.id desc
            """;

    private static final String INSTALLATION = """
            select id, at, role, what, null as thing, detail, request_id, null as actor_name, null as thing_name
              from web.installation_events(
                   :what, :from::timestamptz, :until::timestamptz, :request, :beforeAt::timestamptz, :beforeId::uuid, :limit)
            """;

    private final JdbcClient jdbc;
    private final StoredJson json;

    AuditRepository(JdbcClient jdbc, StoredJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    List<AuditEntry> newest(Ledger ledger, AuditFilter filter, @Nullable Cursor before, int limit) {
        var values = values(filter, before, limit);
        return jdbc.sql(sql(ledger, values)).params(values).query(this::entry).list();
    }

    /** @param most what is more is not counted */
    int count(Ledger ledger, AuditFilter filter, int most) {
        var values = values(filter, null, most);
        return jdbc.sql("select count(*) from (" + sql(ledger, values) + ") counted")
                .params(values)
                .query(Integer.class)
                .single();
    }

    private static Map<String, @Nullable Object> values(AuditFilter filter, @Nullable Cursor before, int limit) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("what", filter.what());
        values.put("from", utc(filter.from()));
        values.put("until", utc(filter.until()));
        values.put("request", filter.request());
        values.put("beforeAt", before == null ? null : utc(before.instant(0)));
        values.put("beforeId", before == null ? null : before.uuid(1));
        values.put("limit", limit);
        return values;
    }

    private static String sql(Ledger ledger, Map<String, @Nullable Object> values) {
        return switch (ledger) {
            case OPERATOR -> OPERATOR.formatted(conditions(values));
            case INSTALLATION -> INSTALLATION;
        };
    }

    long countSince(Instant moment) {
        return jdbc.sql("select count(*) from web.audit_v where at >= :since")
                .param("since", utc(moment))
                .query(Long.class)
                .single();
    }

    /** What is not looked for is not asked about, so that each filter finds its index. */
    private static String conditions(Map<String, @Nullable Object> values) {
        var conditions = new StringBuilder("true");
        Map.of(
                        "what", "what = :what",
                        "from", "at >= :from",
                        "until", "at < :until",
                        "request", "request_id = :request",
                        "beforeId", "(at, id) < (:beforeAt, :beforeId)")
                .forEach((value, condition) -> {
                    if (values.get(value) != null) {
                        conditions.append(" and ").append(condition);
                    }
                });
        return conditions.toString();
    }

    private AuditEntry entry(ResultSet row, int number) throws SQLException {
        var role = row.getString("role");
        return new AuditEntry(
                row.getObject("id", UUID.class),
                Columns.instant(row, "at"),
                row.getString("actor_name"),
                role == null ? null : Role.valueOf(role),
                row.getString("what"),
                row.getString("thing"),
                row.getString("thing_name"),
                json.read(row.getString("detail"), DETAIL),
                row.getString("request_id"));
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
