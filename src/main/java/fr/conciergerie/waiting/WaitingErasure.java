package fr.conciergerie.waiting;

import fr.conciergerie.web.privacy.Erasure;
import fr.conciergerie.web.privacy.Somebody;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whoever is erased has waited for nothing. The owners of lists have passed on before what was kept for them. */
@Component
class WaitingErasure implements Erasure {

    private final JdbcClient jdbc;

    WaitingErasure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int order() {
        return 39;
    }

    @Override
    public List<Finding> findings(Somebody person) {
        var entries = asked(person, "select count(*) from waiting.entry where member_id = :member")
                .query(Long.class)
                .single();
        return entries == 0 ? List.of() : List.of(new Finding(Fate.DELETED, "privacy.finding.waiting", entries));
    }

    @Override
    public void erase(Somebody person, Instant now) {
        asked(person, "delete from waiting.entry where member_id = :member").update();
    }

    private JdbcClient.StatementSpec asked(Somebody person, String sql) {
        return jdbc.sql(sql).param("member", person.member());
    }
}
