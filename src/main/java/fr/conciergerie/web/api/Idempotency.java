package fr.conciergerie.web.api;

import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Secrets;
import java.net.URI;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request sent twice under one key is done once, and answered twice with the same words. The answer is kept by the
 * transaction that does the work, so that either both last or neither does.
 *
 * <p>A new key costs one statement. The work is done first and the key claimed last: two at once wait for each other on
 * the key, and the later one's work is rolled back. A repeated request that fails on what its first run has changed finds
 * the first answer all the same.
 */
@Component
public class Idempotency {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Clock clock;

    Idempotency(JdbcClient jdbc, PlatformTransactionManager transactions, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.json = json;
        this.clock = clock;
    }

    /**
     * A call of the API.
     *
     * @param body what was sent: the same key with another body is refused
     */
    public <T> ResponseEntity<T> once(IdempotencyKey key, @Nullable Object body, Supplier<ResponseEntity<T>> work) {
        if (isUnnamed(key)) {
            return work.get();
        }
        var hash = Secrets.sha256(json.writeValueAsBytes(body));
        return doOrElse(
                () -> {
                    var answer = work.get();
                    claim(key, hash, Kept.of(answer, json));
                    return answer;
                },
                () -> kept(key, hash).map(AlreadyAnswered::new));
    }

    /**
     * A form of a page: what comes back is the view, usually a redirect.
     *
     * @param form what was filled in
     */
    public String onceForm(IdempotencyKey key, @Nullable Object form, Supplier<String> work) {
        if (isUnnamed(key)) {
            return work.get();
        }
        var hash = Secrets.sha256(json.writeValueAsBytes(form));
        try {
            return doOrElse(
                    () -> {
                        var view = work.get();
                        claim(key, hash, new Kept(HttpStatus.SEE_OTHER.value(), null, null, view));
                        return view;
                    },
                    () -> kept(key, hash).map(AlreadyAnswered::new));
        } catch (AlreadyAnswered answered) {
            return String.valueOf(answered.kept.body());
        }
    }

    /** Keys are kept by operator: whoever acts for none has nothing that could be kept. */
    private static boolean isUnnamed(IdempotencyKey key) {
        return key.value() == null || Tenant.current().isEmpty();
    }

    private <T> T doOrElse(Supplier<T> work, Supplier<Optional<AlreadyAnswered>> earlier) {
        try {
            return transaction.execute(_ -> work.get());
        } catch (CannotCreateTransactionException away) {
            // Whoever had to wait in vain for the database does not wait for it a second time.
            throw away;
        } catch (RuntimeException failure) {
            throw answered(earlier, failure).map(RuntimeException.class::cast).orElse(failure);
        }
    }

    private static Optional<AlreadyAnswered> answered(
            Supplier<Optional<AlreadyAnswered>> earlier, RuntimeException failure) {
        try {
            return earlier.get();
        } catch (Refused reused) {
            // Whoever asks for what is not there learns that, whatever else the key was used for.
            if (failure instanceof NotFound) {
                return Optional.empty();
            }
            throw reused;
        }
    }

    private void claim(IdempotencyKey key, byte[] hash, Kept answer) {
        int claimed = jdbc.sql("""
                insert into web.idempotency
                       (account_id, key, method, path, body_hash, status, location, etag, body, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """)
                .params(Arrays.asList(
                        key.account(),
                        key.value(),
                        key.method(),
                        key.path(),
                        hash,
                        answer.status(),
                        answer.location(),
                        answer.etag(),
                        answer.body(),
                        Timestamp.from(clock.instant())))
                .update();
        if (claimed == 0) {
            throw new OptimisticLockingFailureException("this request was answered before");
        }
    }

    private Optional<Kept> kept(IdempotencyKey key, byte[] hash) {
        return transaction.execute(_ -> jdbc.sql("""
                        select method, path, body_hash, status, location, etag, body
                          from web.idempotency
                         where account_id = ? and key = ?
                        """)
                .params(Arrays.asList(key.account(), key.value()))
                .query((row, _) -> Kept.of(row, key, hash))
                .optional());
    }

    /** An answer as it is kept. */
    private record Kept(
            int status,
            @Nullable String location,
            @Nullable String etag,
            @Nullable String body) {

        static Kept of(ResponseEntity<?> answer, JsonMapper json) {
            var headers = answer.getHeaders();
            return new Kept(
                    answer.getStatusCode().value(),
                    headers.getFirst(HttpHeaders.LOCATION),
                    headers.getETag(),
                    answer.getBody() == null ? null : json.writeValueAsString(answer.getBody()));
        }

        static Kept of(ResultSet row, IdempotencyKey key, byte[] hash) throws SQLException {
            if (!row.getString("method").equals(key.method())
                    || !row.getString("path").equals(key.path())
                    || !MessageDigest.isEqual(row.getBytes("body_hash"), hash)) {
                throw new Refused("web.idempotency-key-reused");
            }
            return new Kept(
                    row.getInt("status"), row.getString("location"), row.getString("etag"), row.getString("body"));
        }
    }

    /** The work was done by an earlier request; its answer is given again. */
    static final class AlreadyAnswered extends RuntimeException {

        private final transient Kept kept;

        AlreadyAnswered(Kept kept) {
            super("answered before", null, false, false);
            this.kept = kept;
        }
    }

    @ControllerAdvice
    @Order(Ordered.HIGHEST_PRECEDENCE)
    static class Replays {

        @ExceptionHandler
        ResponseEntity<String> again(AlreadyAnswered answered) {
            var kept = answered.kept;
            var answer = ResponseEntity.status(kept.status()).header("Idempotency-Replayed", "true");
            if (kept.location() != null) {
                answer.location(URI.create(kept.location()));
            }
            if (kept.etag() != null) {
                answer.eTag(kept.etag());
            }
            return kept.body() == null
                    ? answer.build()
                    : answer.contentType(MediaType.APPLICATION_JSON).body(kept.body());
        }
    }
}
