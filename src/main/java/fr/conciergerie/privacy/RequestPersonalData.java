package fr.conciergerie.privacy;

import fr.conciergerie.web.privacy.HeldRows;
import fr.conciergerie.web.privacy.PersonalData;
import fr.conciergerie.web.privacy.Somebody;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What somebody asked about their data, and whether they were told that they will be forgotten. */
@Component
class RequestPersonalData implements PersonalData {

    private final JdbcClient jdbc;

    RequestPersonalData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int order() {
        return 80;
    }

    @Override
    public List<Section> about(Somebody person) {
        return List.of(
                HeldRows.section("requests", jdbc.sql("""
                        select asked_at as at, kind as "kind:privacy.kind", words, coalesce(prolonged_until, due_on) as until,
                               prolonged_because as reason, status as "status:privacy.status", settled_at as ended, answer
                          from privacy.request where member_id = :member order by asked_at
                        """).param("member", person.member())),
                HeldRows.section("farewell", jdbc.sql("""
                        select told_at as at, erases_on as until from privacy.farewell where member_id = :member
                        """).param("member", person.member())));
    }
}
