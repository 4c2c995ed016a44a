package fr.conciergerie.notifications;

import fr.conciergerie.orders.JobId;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Cursor;
import fr.conciergerie.shared.Slice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What has been sent, and what has not. */
@Repository
class MessageLog {

    /** What a message {@code m} says is no longer so, of its line {@code l} or its job {@code j}. */
    private static final String OUT_OF_DATE = """
            case m.kind when 'JOB_GIVEN' then j.ended_at is not null or l.status <> 'WITH_PARTNER'
                        when 'FRESH_LINK' then j.ended_at is not null
                        when 'LINE_READY' then l.status not in ('READY', 'UNTREATED')
                        when 'LINE_HELD_BACK' then l.status <> 'INCIDENT'
                        when 'PROPOSAL_MADE' then l.status <> 'PROPOSED'
                        else false end""";

    private static final String UNSURE = """
            select m.id, m.kind, m.address, m.created_at, m.order_id, o.number, m.line_id,
                   m.body_text is not null as has_words, %s as out_of_date
              from notifications.message m
              left join orders.order_v o on o.id = m.order_id
              left join orders.line_v l on l.id = m.line_id
              left join orders.job_v j on j.id = m.job_id
             where m.status = 'UNKNOWN' and m.let_be_at is null
            """.formatted(OUT_OF_DATE);

    private final JdbcClient jdbc;

    MessageLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Slice<MessageLine> page(String query, @Nullable MessageStatus status, @Nullable String cursor, int limit) {
        var after = Cursor.read(cursor, 1);
        var rows = jdbc.sql("""
                        select id, kind, address, locale, subject, status, problem, reply_code, attempts, created_at, sent_at,
                               next_attempt_at, let_be_at is not null as let_be,
                               status in ('FAILED', 'UNKNOWN') and let_be_at is null and body_text is not null as resendable
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

    /** Each is counted by an index of its own: what has arrived is not looked at. */
    Messages.Standing standing() {
        return jdbc.sql("""
                        select (select count(*) from notifications.message where status = 'WAITING') as waiting,
                               (select count(*) from notifications.message where status = 'FAILED') as failed,
                               (select count(*) from notifications.message
                                 where status = 'UNKNOWN' and let_be_at is null) as unknown
                        """)
                .query((rs, _) ->
                        new Messages.Standing(rs.getLong("waiting"), rs.getLong("failed"), rs.getLong("unknown")))
                .single();
    }

    /** The newest first. */
    Slice<UnsureMessage> unsure(@Nullable String cursor, int limit) {
        var after = Cursor.read(cursor, 1);
        var rows = jdbc.sql(UNSURE + " and (:after::uuid is null or m.id < :after) order by m.id desc limit :limit")
                .param("after", after == null ? null : after.uuid(0))
                .param("limit", limit + 1)
                .query(MessageLog::unsure)
                .list();
        return Slice.of(rows, limit, it -> Cursor.of(it.id()));
    }

    List<UnsureMessage> unsure(OrderId order) {
        return jdbc.sql(UNSURE + " and m.order_id = :order order by m.id desc")
                .param("order", order.value())
                .query(MessageLog::unsure)
                .list();
    }

    Optional<UnsureMessage> unsure(MessageId id) {
        return jdbc.sql(UNSURE + " and m.id = :id")
                .param("id", id.value())
                .query(MessageLog::unsure)
                .optional();
    }

    /** False when it is no longer unsure, or was let be before. */
    boolean letBe(MessageId id, Instant now) {
        return jdbc.sql("""
                        update notifications.message set let_be_at = :now
                         where id = :id and status = 'UNKNOWN' and let_be_at is null
                        """)
                        .param("id", id.value())
                        .param("now", Columns.utc(now))
                        .update()
                > 0;
    }

    /** Of a job, the messages whose link another one replaces. */
    void letBe(JobId job, Instant now) {
        jdbc.sql("""
                update notifications.message set let_be_at = :now
                 where job_id = :job and kind in ('JOB_GIVEN', 'FRESH_LINK') and status = 'UNKNOWN' and let_be_at is null
                """).param("job", job.value()).param("now", Columns.utc(now)).update();
    }

    /** Whether nobody need say any more what is to become of it. */
    boolean isSettled(MessageId id) {
        return jdbc.sql("""
                        select exists (select from notifications.message
                                        where id = :id and (let_be_at is not null or status = 'SENT'))
                        """).param("id", id.value()).query(Boolean.class).single();
    }

    boolean sendAgain(MessageId id, int attempts, Instant now) {
        return jdbc.sql("""
                        update notifications.message
                           set status = 'WAITING', attempts_left = :attempts, next_attempt_at = :now
                         where id = :id and status in ('FAILED', 'UNKNOWN') and let_be_at is null
                           and body_text is not null
                        """)
                        .param("id", id.value())
                        .param("attempts", attempts)
                        .param("now", Columns.utc(now))
                        .update()
                > 0;
    }

    /** Empties what was written before; how many messages that were. */
    int forgetWords(Instant before) {
        return jdbc.sql("""
                        update notifications.message set body_text = null, body_html = null, invitation = null, invitation_method = null, invitation_uid = null
                         where created_at < :before and body_text is not null and status in ('SENT', 'FAILED', 'UNKNOWN')
                        """).param("before", Columns.utc(before)).update();
    }

    private static MessageLine line(ResultSet rs, int row) throws SQLException {
        var problem = rs.getString("problem");
        return new MessageLine(
                Columns.id(rs, "id", MessageId::new),
                MessageKind.valueOf(rs.getString("kind")),
                rs.getString("address"),
                rs.getString("locale"),
                rs.getString("subject"),
                MessageStatus.valueOf(rs.getString("status")),
                problem == null ? null : Problem.valueOf(problem),
                rs.getObject("reply_code", Integer.class),
                rs.getInt("attempts"),
                rs.getBoolean("resendable"),
                Columns.instant(rs, "created_at"),
                Columns.instantOrNull(rs, "sent_at"),
                Columns.instantOrNull(rs, "next_attempt_at"),
                rs.getBoolean("let_be"));
    }

    private static UnsureMessage unsure(ResultSet rs, int row) throws SQLException {
        var order = rs.getObject("order_id", UUID.class);
        var line = rs.getObject("line_id", UUID.class);
        return new UnsureMessage(
                Columns.id(rs, "id", MessageId::new),
                MessageKind.valueOf(rs.getString("kind")),
                rs.getString("address"),
                Columns.instant(rs, "created_at"),
                order == null ? null : new OrderId(order),
                rs.getString("number"),
                line == null ? null : new LineId(line),
                rs.getBoolean("out_of_date"),
                rs.getBoolean("has_words"));
    }
}
