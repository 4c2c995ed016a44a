package fr.conciergerie.orders;

import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Signed links: how a partner without an account gets to a job, from the message that told them of it. */
@Service
public class JobLinks {

    private static final Duration LIFE = Duration.ofDays(30);

    /** How long the page of an ended job can still be looked at. */
    private static final Duration AFTERWARDS = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    JobLinks(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** What a token leads to. */
    public sealed interface Opened {

        record Job(OperatorId operator, JobId job, PartnerId partner) implements Opened {}

        /** It led somewhere once. */
        record Over() implements Opened {}

        record Unknown() implements Opened {}
    }

    /** A fresh link; those made before still work, until they expire or are {@linkplain #revoke revoked}. */
    @Transactional
    public JobLink issue(JobId job) {
        var now = clock.instant();
        var token = JobToken.next(Tenant.require());
        jdbc.sql("""
                insert into orders.job_link (hash, job_id, made_at, expires_at)
                values (:hash, :job, :now, :expires)
                """)
                .param("hash", token.hash())
                .param("job", job.value())
                .param("now", OrderRepository.utc(now))
                .param("expires", OrderRepository.utc(now.plus(LIFE)))
                .update();
        return new JobLink(token.text(), now.plus(LIFE));
    }

    /** No link to this job works any more: one went astray. */
    @Transactional
    public void revoke(JobId job) {
        jdbc.sql("update orders.job_link set revoked_at = :now where job_id = :job and revoked_at is null")
                .param("job", job.value())
                .param("now", OrderRepository.utc(clock.instant()))
                .update();
    }

    /** Reads a link before anything is known of who holds it: the operator is in the token, and nowhere else. */
    @Transactional(propagation = Propagation.NEVER)
    public Opened open(String text) {
        return JobToken.read(text)
                .map(token -> Tenant.call(
                        token.operator(),
                        () -> Objects.requireNonNull(transaction.execute(_ -> find(token, clock.instant())))))
                .orElseGet(Opened.Unknown::new);
    }

    private Opened find(JobToken token, Instant now) {
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
                            || now.isAfter(rs.getObject("expires_at", OffsetDateTime.class)
                                    .toInstant())
                            || (ended != null && now.isAfter(ended.toInstant().plus(AFTERWARDS)));
                    return over
                            ? new Opened.Over()
                            : new Opened.Job(
                                    token.operator(),
                                    new JobId(rs.getObject("job_id", UUID.class)),
                                    new PartnerId(rs.getObject("partner_id", UUID.class)));
                })
                .optional()
                .orElseGet(Opened.Unknown::new);
    }
}
