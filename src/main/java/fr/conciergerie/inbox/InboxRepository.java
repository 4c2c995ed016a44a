package fr.conciergerie.inbox;

import fr.conciergerie.shared.Columns;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far which mailbox is read, as rows. */
@Repository
class InboxRepository {

    private final JdbcClient jdbc;

    InboxRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Nullable
    Position position(String mailbox) {
        return jdbc.sql("select validity, uid from inbox.mailbox where name = :mailbox")
                .param("mailbox", mailbox)
                .query((row, _) -> new Position(row.getLong("validity"), row.getLong("uid")))
                .optional()
                .orElse(null);
    }

    void reached(String mailbox, Position position, Instant now) {
        jdbc.sql("""
                        insert into inbox.mailbox (name, validity, uid, read_at) values (:mailbox, :validity, :uid, :now)
                        on conflict (name) do update
                           set validity = excluded.validity, uid = excluded.uid, read_at = excluded.read_at
                        """)
                .param("mailbox", mailbox)
                .param("validity", position.validity())
                .param("uid", position.uid())
                .param("now", Columns.utc(now))
                .update();
    }

    /** When it last answered; empty where it never did. */
    Optional<Instant> readAt(String mailbox) {
        return jdbc.sql("select read_at from inbox.mailbox where name = :mailbox")
                .param("mailbox", mailbox)
                .query((row, _) -> Columns.instant(row, "read_at"))
                .optional();
    }
}
