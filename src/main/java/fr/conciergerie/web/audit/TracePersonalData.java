package fr.conciergerie.web.audit;

import fr.conciergerie.web.privacy.Erasure;
import fr.conciergerie.web.privacy.HeldRows;
import fr.conciergerie.web.privacy.PersonalData;
import fr.conciergerie.web.privacy.Somebody;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the ledger says that somebody did or that was done to them, and where they are signed in. */
@Component
class TracePersonalData implements PersonalData, Erasure {

    private final JdbcClient jdbc;

    TracePersonalData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int order() {
        return 70;
    }

    /** Who did it is told only of themselves: others are others. */
    @Override
    public List<Section> about(Somebody person) {
        var keys = keys(person);
        return List.of(
                HeldRows.section(
                        "ledger",
                        jdbc.sql("""
                        select at, what as "deed", actor is not distinct from cast(:account as uuid) as "by-me"
                          from web.audit_event
                         where actor = cast(:account as uuid) or thing = any(:things)
                         order by at
                        """).param("account", person.account()).param("things", keys.toArray(String[]::new))),
                HeldRows.section("sessions", jdbc.sql("""
                        select to_timestamp(creation_time / 1000.0) as from, to_timestamp(last_access_time / 1000.0) as used,
                               to_timestamp(expiry_time / 1000.0) as until
                          from web.spring_session where principal_name = any(:things) order by creation_time
                        """).param("things", keys.toArray(String[]::new))));
    }

    private static List<String> keys(Somebody person) {
        var member = person.member().toString();
        return person.account() == null
                ? List.of(member)
                : List.of(member, person.account().toString());
    }

    @Override
    public List<Finding> findings(Somebody person) {
        return List.of();
    }

    /** The ledger keeps its keys for a year; they lead to nobody. */
    @Override
    public void erase(Somebody person, Instant now) {
        if (person.account() != null) {
            jdbc.sql("delete from web.idempotency where account_id = :account")
                    .param("account", person.account())
                    .update();
        }
    }
}
