package fr.conciergerie.notifications;

import fr.conciergerie.notifications.Delivery.Never;
import fr.conciergerie.notifications.Delivery.NotNow;
import fr.conciergerie.notifications.Delivery.Taken;
import fr.conciergerie.notifications.Delivery.Unsure;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.web.ical.CalendarFile.Method;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where messages wait, and how one instance among several takes one in hand. */
@Repository
class MessageRepository {

    private final JdbcClient jdbc;

    MessageRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean exists(String eventKey) {
        return jdbc.sql("select exists (select from notifications.message where event_key = :key)")
                .param("key", eventKey)
                .query(Boolean.class)
                .single();
    }

    /**
     * False when the event has already been told.
     *
     * @param due when it may leave
     * @param uselessAt from when on it helps nobody; null where it always does
     */
    boolean insert(
            MessageId id,
            String eventKey,
            MessageKind kind,
            Recipient recipient,
            About about,
            RenderedLetter written,
            @Nullable Invitation invitation,
            int attempts,
            Instant due,
            @Nullable Instant uselessAt,
            Instant now) {
        return jdbc.sql("""
                        insert into notifications.message
                               (id, event_key, kind, recipient_kind, recipient_id, address, locale, order_id, line_id, job_id,
                                subject, body_text, body_html, invitation, invitation_method, invitation_uid, attempts_left,
                                next_attempt_at, useless_at, created_at)
                        values (:id, :key, :kind, :recipientKind, :recipient, :address, :locale, :order, :line, :job,
                                :subject, :text, :html, :invitation, :method, :uid, :attempts, :due, :useless,
                                :now)
                        on conflict (operator_id, event_key) do nothing
                        """)
                        .param("id", id.value())
                        .param("key", eventKey)
                        .param("kind", kind.name())
                        .param("recipientKind", recipient.kind().name())
                        .param("recipient", recipient.id())
                        .param("address", recipient.address())
                        .param("locale", recipient.locale().getLanguage())
                        .param("order", about.order())
                        .param("line", about.line())
                        .param("job", about.job())
                        .param("subject", written.subject())
                        .param("text", written.text())
                        .param("html", written.html())
                        .param("invitation", invitation == null ? null : invitation.file())
                        .param(
                                "method",
                                invitation == null ? null : invitation.method().name())
                        .param("uid", invitation == null ? null : invitation.uid())
                        .param("attempts", attempts)
                        .param("due", Columns.utc(due))
                        .param("useless", uselessAt == null ? null : Columns.utc(uselessAt))
                        .param("now", Columns.utc(now))
                        .update()
                > 0;
    }

    void deleteWaiting(String eventKey) {
        jdbc.sql("delete from notifications.message where event_key = :key and status = 'WAITING'")
                .param("key", eventKey)
                .update();
    }

    /** What has waited until it helps nobody any more. */
    void deleteUseless(Instant now) {
        jdbc.sql("delete from notifications.message where status = 'WAITING' and useless_at <= :now")
                .param("now", Columns.utc(now))
                .update();
    }

    /** All that somebody without an account was written, or was to be. */
    void deletePasserBy(UUID registration) {
        jdbc.sql(
                        "delete from notifications.message where recipient_kind = 'PASSER_BY' and recipient_id = :registration")
                .param("registration", registration)
                .update();
    }

    boolean hasDue(Instant now) {
        return jdbc.sql("""
                        select exists (select from notifications.message where status = 'WAITING' and next_attempt_at <= :now)
                            or exists (select from notifications.message where status = 'SENDING' and lease_until < :now)
                        """).param("now", Columns.utc(now)).query(Boolean.class).single();
    }

    /**
     * The post that lies there.
     *
     * @param oldest since when the first of those that wait has waited
     */
    record Pile(
            long waiting,
            long failed,
            long unsure,
            @Nullable OffsetDateTime oldest) {}

    Pile pile() {
        return jdbc.sql("""
                        select count(*) filter (where status in ('WAITING', 'SENDING')) as waiting,
                               count(*) filter (where status = 'FAILED' and let_be_at is null) as failed,
                               count(*) filter (where status = 'UNKNOWN' and let_be_at is null) as unsure,
                               min(created_at) filter (where status in ('WAITING', 'SENDING')) as oldest
                          from notifications.message
                         where status in ('WAITING', 'SENDING', 'FAILED', 'UNKNOWN')
                        """)
                .query((row, _) -> new Pile(
                        row.getLong("waiting"),
                        row.getLong("failed"),
                        row.getLong("unsure"),
                        row.getObject("oldest", OffsetDateTime.class)))
                .single();
    }

    /**
     * Takes the message that has waited longest, unless another instance has it. Commit before sending. An invitation that a newer
     * one of the same name has overtaken stays behind; its letter leaves without it.
     */
    Optional<Outgoing> claim(Instant now, Duration lease) {
        return jdbc.sql("""
                        with due as (
                            select id from notifications.message
                             where status = 'WAITING' and next_attempt_at <= :now and (useless_at is null or useless_at > :now)
                             order by next_attempt_at
                             limit 1
                               for update skip locked)
                        update notifications.message m
                           set status = 'SENDING', attempts = attempts + 1, attempts_left = greatest(attempts_left - 1, 0),
                               lease_until = :until, next_attempt_at = null
                          from due
                         where m.id = due.id
                        returning m.id, m.kind, m.address, m.locale, m.subject, m.body_text, m.body_html, m.attempts,
                                  m.attempts_left, m.invitation, m.invitation_method, m.invitation_uid,
                                  exists (select from notifications.message n
                                           where n.invitation_uid = m.invitation_uid and n.id > m.id) as overtaken
                        """)
                .param("now", Columns.utc(now))
                .param("until", Columns.utc(now.plus(lease)))
                .query(MessageRepository::outgoing)
                .optional();
    }

    /** Messages that an instance took in hand and never came back to: they may have been sent. */
    int giveUpAbandoned(Instant now) {
        jdbc.sql(
                        "delete from notifications.message where kind = 'ERASED' and status = 'SENDING' and lease_until < :now")
                .param("now", Columns.utc(now))
                .update();
        return jdbc.sql("""
                        update notifications.message
                           set status = 'UNKNOWN', lease_until = null, problem = 'INTERRUPTED'
                         where status = 'SENDING' and lease_until < :now
                        """).param("now", Columns.utc(now)).update();
    }

    /**
     * Writes down what came of an attempt, even when it was given up meanwhile; what somebody has let be meanwhile is not
     * tried again.
     *
     * @param again when to try once more after {@link NotNow}; null when that was the last time
     */
    void record(Outgoing message, Delivery delivery, @Nullable Instant again, boolean erase, Instant now) {
        switch (delivery) {
            case Taken() when erase && message.kind().leavesNoTrace() -> forget(message);
            case Taken() -> sent(message, erase, now);
            case NotNow(var problem, var code) when again != null -> later(message, problem, code, again);
            case NotNow _, Never _, Unsure _ when message.kind().leavesNoTrace() -> forget(message);
            case NotNow(var problem, var code) -> ended(message, MessageStatus.FAILED, problem, code);
            case Never(var problem, var code) -> ended(message, MessageStatus.FAILED, problem, code);
            case Unsure() -> ended(message, MessageStatus.UNKNOWN, Problem.INTERRUPTED, null);
        }
    }

    private void forget(Outgoing message) {
        jdbc.sql("delete from notifications.message where id = :id")
                .param("id", message.id().value())
                .update();
    }

    private void sent(Outgoing message, boolean erase, Instant now) {
        jdbc.sql("""
                update notifications.message
                   set status = 'SENT', lease_until = null, problem = null, reply_code = null, sent_at = :now,
                       body_text = case when :erase then null else body_text end,
                       body_html = case when :erase then null else body_html end,
                       invitation = case when :erase then null else invitation end,
                       invitation_method = case when :erase then null else invitation_method end,
                       invitation_uid = case when :erase then null else invitation_uid end
                 where id = :id and attempts = :attempt and status in ('SENDING', 'UNKNOWN')
                """)
                .param("id", message.id().value())
                .param("attempt", message.attempt())
                .param("erase", erase)
                .param("now", Columns.utc(now))
                .update();
    }

    private void later(Outgoing message, Problem problem, @Nullable Integer code, Instant again) {
        jdbc.sql("""
                update notifications.message
                   set status = 'WAITING', lease_until = null, problem = :problem, reply_code = :code,
                       next_attempt_at = :again
                 where id = :id and attempts = :attempt and status in ('SENDING', 'UNKNOWN') and let_be_at is null
                """)
                .param("id", message.id().value())
                .param("attempt", message.attempt())
                .param("problem", problem.name())
                .param("code", code)
                .param("again", Columns.utc(again))
                .update();
    }

    private void ended(Outgoing message, MessageStatus status, Problem problem, @Nullable Integer code) {
        jdbc.sql("""
                update notifications.message
                   set status = :status, lease_until = null, problem = :problem, reply_code = :code
                 where id = :id and attempts = :attempt and status in ('SENDING', 'UNKNOWN') and let_be_at is null
                """)
                .param("id", message.id().value())
                .param("attempt", message.attempt())
                .param("status", status.name())
                .param("problem", problem.name())
                .param("code", code)
                .update();
    }

    private static Outgoing outgoing(ResultSet rs, int row) throws SQLException {
        return new Outgoing(
                Columns.id(rs, "id", MessageId::new),
                MessageKind.valueOf(rs.getString("kind")),
                rs.getString("address"),
                rs.getString("locale"),
                rs.getString("subject"),
                rs.getString("body_text"),
                rs.getString("body_html"),
                invitation(rs),
                rs.getInt("attempts"),
                rs.getInt("attempts_left"));
    }

    private static @Nullable Invitation invitation(ResultSet rs) throws SQLException {
        var file = rs.getString("invitation");
        return file == null || rs.getBoolean("overtaken")
                ? null
                : new Invitation(
                        Method.valueOf(rs.getString("invitation_method")), rs.getString("invitation_uid"), file);
    }
}
