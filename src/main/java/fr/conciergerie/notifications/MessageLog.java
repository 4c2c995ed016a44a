package fr.conciergerie.notifications;

import fr.conciergerie.shared.Cursor;
import fr.conciergerie.shared.Slice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What has been sent, and what has not. */
@Repository
class MessageLog {

    private final JdbcClient jdbc;

    MessageLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Slice<MessageLine> page(String query, @Nullable MessageStatus status, @Nullable String cursor, int limit) {
        var after = Cursor.read(cursor, 1);
        var rows = jdbc.sql("""
                        select id, kind, address, locale, subject, status, problem, reply_code, attempts, created_at, sent_at,
                               next_attempt_at, status in ('FAILED', 'UNKNOWN') and body_text is not null as resendable
                          from notifications.message
                         where (:query = '' or position(shared.folded_address(:query) in shared.folded_address(address)) > 0)
                           and (:status::text is null or status = :status)
                           and (:after::uuid is null or id < :after)
                         order by id desc
                         limit :limit
                        """)
                .param("query", query)
                .param("status", status == null ? null : status.name())
                .param("after", after == null ? null : after.uuid(0))
                .param("limit", limit + 1)
                .query(MessageLog::line)
                .list();
        return Slice.of(rows, limit, it -> Cursor.of(it.id()));
    }

    Messages.Standing standing() {
        return jdbc.sql("""
                        select count(*) filter (where status = 'WAITING') as waiting,
                               count(*) filter (where status = 'FAILED') as failed,
                               count(*) filter (where status = 'UNKNOWN') as unknown
                          from notifications.message
                         where status in ('WAITING', 'FAILED', 'UNKNOWN')
                        """)
                .query((rs, _) ->
                        new Messages.Standing(rs.getLong("waiting"), rs.getLong("failed"), rs.getLong("unknown")))
                .single();
    }

    boolean sendAgain(MessageId id, int attempts, Instant now) {
        return jdbc.sql("""
                        update notifications.message
                           set status = 'WAITING', attempts_left = :attempts, next_attempt_at = :now
                         where id = :id and status in ('FAILED', 'UNKNOWN') and body_text is not null
                        """)
                        .param("id", id.value())
                        .param("attempts", attempts)
                        .param("now", MessageRepository.utc(now))
                        .update()
                > 0;
    }

    /** Empties what was written before; how many messages that were. */
    int forgetWords(Instant before) {
        return jdbc.sql("""
                        update notifications.message set body_text = null, body_html = null
                         where created_at < :before and body_text is not null and status in ('SENT', 'FAILED', 'UNKNOWN')
                        """).param("before", MessageRepository.utc(before)).update();
    }

    private static MessageLine line(ResultSet rs, int row) throws SQLException {
        var problem = rs.getString("problem");
        return new MessageLine(
                new MessageId(rs.getObject("id", UUID.class)),
                MessageKind.valueOf(rs.getString("kind")),
                rs.getString("address"),
                rs.getString("locale"),
                rs.getString("subject"),
                MessageStatus.valueOf(rs.getString("status")),
                problem == null ? null : Problem.valueOf(problem),
                rs.getObject("reply_code", Integer.class),
                rs.getInt("attempts"),
                rs.getBoolean("resendable"),
                rs.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(rs, "sent_at"),
                instant(rs, "next_attempt_at"));
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        var at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
