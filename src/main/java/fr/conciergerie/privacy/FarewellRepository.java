package fr.conciergerie.privacy;

import fr.conciergerie.shared.Columns;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who was told that they will be forgotten. */
@Repository
class FarewellRepository {

    private final JdbcClient jdbc;

    FarewellRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Farewell(UUID member, LocalDate erasesOn) {}

    /** Whether they had not been told. */
    boolean announce(UUID member, LocalDate erasesOn, Instant now) {
        return jdbc.sql("""
                        insert into privacy.farewell (member_id, told_at, erases_on) values (:member, :now, :on)
                            on conflict do nothing
                        """)
                        .param("member", member)
                        .param("now", Columns.utc(now))
                        .param("on", erasesOn)
                        .update()
                > 0;
    }

    List<Farewell> due(LocalDate today) {
        return jdbc.sql(
                        "select member_id, erases_on from privacy.farewell where erases_on <= :today order by erases_on, member_id")
                .param("today", today)
                .query((row, _) -> new Farewell(
                        row.getObject("member_id", UUID.class), row.getObject("erases_on", LocalDate.class)))
                .list();
    }

    List<UUID> all() {
        return jdbc.sql("select member_id from privacy.farewell")
                .query((row, _) -> row.getObject("member_id", UUID.class))
                .list();
    }

    void takeBack(Collection<UUID> members) {
        jdbc.sql("delete from privacy.farewell where member_id = any(:members)")
                .param("members", members.toArray(UUID[]::new))
                .update();
    }
}
