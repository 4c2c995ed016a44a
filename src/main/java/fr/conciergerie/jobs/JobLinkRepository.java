package fr.conciergerie.jobs;

import fr.conciergerie.jobs.JobLinks.Opened;
import fr.conciergerie.orders.JobId;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.web.LinkToken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where the links to jobs are kept, as hashes; and on the job, since when a fresh one is waited for. */
@Repository
class JobLinkRepository {

    private final JdbcClient jdbc;

    JobLinkRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A job that somebody works on. */
    record OpenJob(JobId id, PartnerId partner) {}

    void insert(LinkToken token, JobId job, Instant now, Instant expiresAt) {
        jdbc.sql("""
                insert into orders.job_link (hash, job_id, made_at, expires_at)
                values (:hash, :job, :now, :expires)
                """)
                .param("hash", token.hash())
                .param("job", job.value())
                .param("now", Columns.utc(now))
                .param("expires", Columns.utc(expiresAt))
                .update();
    }

    Optional<OpenJob> openJob(LineId line) {
        return jdbc.sql("select id, partner_id from orders.job where line_id = :line and ended_at is null")
                .param("line", line.value())
                .query((row, _) ->
                        new OpenJob(Columns.id(row, "id", JobId::new), Columns.id(row, "partner_id", PartnerId::new)))
                .optional();
    }

    Map<LineId, LinkState> states(OrderId order, Instant now) {
        var states = new HashMap<LineId, LinkState>();
        jdbc.sql("""
                select j.line_id, j.link_asked_at, max(l.made_at) as sent_at,
                       max(l.expires_at) filter (where l.revoked_at is null) as good_until,
                       max(l.revoked_at) as revoked_at, max(l.last_opened_at) as opened_at
                  from orders.order_line line
                  join orders.job j on j.line_id = line.id and j.ended_at is null
                  left join orders.job_link l on l.operator_id = j.operator_id and l.job_id = j.id
                 where line.order_id = :order
                 group by j.id
                """).param("order", order.value()).query(row -> {
            states.put(Columns.id(row, "line_id", LineId::new), state(row, now));
        });
        return Map.copyOf(states);
    }

    /** False when one was asked for since, or the job has ended. */
    boolean ask(JobId job, Instant now, Instant since) {
        return jdbc.sql("""
                        update orders.job set link_asked_at = :now
                         where id = :job and ended_at is null and (link_asked_at is null or link_asked_at < :since)
                        """)
                        .param("job", job.value())
                        .param("now", Columns.utc(now))
                        .param("since", Columns.utc(since))
                        .update()
                > 0;
    }

    /** Whether the link asked for then is still to be made; nobody revokes it meanwhile. */
    boolean awaits(JobId job, Instant askedAt) {
        return jdbc.sql("""
                        select true from orders.job
                         where id = :job and link_asked_at = :asked and ended_at is null
                           and not exists (select from orders.job_link where job_id = :job and made_at >= :asked)
                           for update
                        """)
                .param("job", job.value())
                .param("asked", Columns.utc(askedAt))
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    void awaitNone(JobId job) {
        jdbc.sql("update orders.job set link_asked_at = null where id = :job")
                .param("job", job.value())
                .update();
    }

    /** How many there were to revoke. */
    int revokeAll(JobId job, Instant now) {
        return jdbc.sql("update orders.job_link set revoked_at = :now where job_id = :job and revoked_at is null")
                .param("job", job.value())
                .param("now", Columns.utc(now))
                .update();
    }

    /** @param afterwards how long the page of an ended job can still be looked at */
    Opened find(LinkToken token, Instant now, Duration afterwards) {
        return jdbc.sql("""
                        select l.job_id, j.partner_id, l.expires_at, l.revoked_at is not null as revoked, j.ended_at
                          from orders.job_link l
                          join orders.job j on j.operator_id = l.operator_id and j.id = l.job_id
                         where l.hash = :hash
                        """)
                .param("hash", token.hash())
                .query((rs, _) -> {
                    var ended = rs.getObject("ended_at", OffsetDateTime.class);
                    var over = rs.getBoolean("revoked")
                            || now.isAfter(Columns.instant(rs, "expires_at"))
                            || (ended != null && now.isAfter(ended.toInstant().plus(afterwards)));
                    return over
                            ? new Opened.Over()
                            : new Opened.Job(
                                    token.operator(),
                                    Columns.id(rs, "job_id", JobId::new),
                                    Columns.id(rs, "partner_id", PartnerId::new));
                })
                .optional()
                .orElseGet(Opened.Unknown::new);
    }

    /** Unless somebody came by it since. */
    void opened(LinkToken token, Instant now, Instant since) {
        jdbc.sql("""
                update orders.job_link set last_opened_at = :now
                 where hash = :hash and (last_opened_at is null or last_opened_at < :since)
                """)
                .param("hash", token.hash())
                .param("now", Columns.utc(now))
                .param("since", Columns.utc(since))
                .update();
    }

    private static LinkState state(ResultSet row, Instant now) throws SQLException {
        return LinkState.of(
                Columns.instantOrNull(row, "link_asked_at"),
                Columns.instantOrNull(row, "sent_at"),
                Columns.instantOrNull(row, "good_until"),
                Columns.instantOrNull(row, "revoked_at"),
                Columns.instantOrNull(row, "opened_at"),
                now);
    }
}
