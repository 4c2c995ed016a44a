package fr.conciergerie.web.audit;

import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.CurrentActor;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who did what to which thing: a ledger that is only ever added to, kept by the transaction that does the deed. For what
 * somebody may have to answer for (sign-ins, rights, exports, corrections), not for what the module's own history tells.
 */
@Component
public class Audit {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Audit(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * The person behind the request did this; nobody, when it is a job.
     *
     * @param what a past tense, such as {@code catalogue.exported}; its sentence is {@code web.audit.what.catalogue.exported}
     * @param thing the key of what it was done to
     * @param detail what else one will want to know; keys and numbers rather than names and addresses
     */
    @Transactional
    public void note(String what, @Nullable Object thing, Map<String, ?> detail) {
        note(CurrentActor.get(), what, thing, detail);
    }

    /** The same for somebody who is just coming in or going out. */
    @Transactional
    public void note(@Nullable Actor actor, String what, @Nullable Object thing, Map<String, ?> detail) {
        var values = Arrays.asList(
                Ids.next(clock.instant()),
                Timestamp.from(clock.instant()),
                actor == null ? null : actor.account(),
                actor == null ? null : actor.role().name(),
                what,
                thing == null ? null : thing.toString(),
                json.writeValueAsString(detail),
                MDC.get("requestId"));
        if (Tenant.current().isPresent()) {
            jdbc.sql("""
                    insert into web.audit_event (id, at, actor, role, what, thing, detail, request_id)
                    values (?, ?, ?, ?, ?, ?, ?::jsonb, ?)
                    """).params(values).update();
        } else {
            jdbc.sql("select web.record_installation_event(?, ?, ?, ?, ?, ?, ?::jsonb, ?)")
                    .params(values)
                    .query()
                    .listOfRows();
        }
    }
}
