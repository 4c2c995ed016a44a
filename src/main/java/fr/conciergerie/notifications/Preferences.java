package fr.conciergerie.notifications;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.NotFound;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What members chose to be told. Whoever has not chosen is told everything. */
@Repository
class Preferences {

    private final JdbcClient jdbc;

    Preferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean courtesies(MemberId member) {
        return jdbc.sql("select courtesies from notifications.preference where member_id = :member")
                .param("member", member.value())
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }

    void write(MemberId member, boolean courtesies, Instant now) {
        int written = jdbc.sql("""
                insert into notifications.preference (member_id, courtesies, changed_at)
                select id, :courtesies, :now from organisations.member_v where id = :member
                on conflict (operator_id, member_id)
                do update set courtesies = excluded.courtesies, changed_at = excluded.changed_at
                """)
                .param("member", member.value())
                .param("courtesies", courtesies)
                .param("now", Columns.utc(now))
                .update();
        if (written == 0) {
            throw new NotFound("member " + member);
        }
    }
}
