package fr.conciergerie.accounts;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Links, through the functions that are the only way to them. */
@Repository
class LinkRepository {

    private final JdbcClient jdbc;

    LinkRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A link that is good.
     *
     * @param handedBy the operator that handed it over; null where it came by mail or stood on the console
     */
    record Link(@Nullable UUID account, @Nullable UUID handedBy) {

        Optional<AccountId> accountId() {
            return Optional.ofNullable(account).map(AccountId::new);
        }
    }

    void insert(byte[] hash, Links.Purpose purpose, @Nullable AccountId account, Instant now, @Nullable Instant until) {
        jdbc.sql("select accounts.add_link(?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        hash,
                        purpose.name(),
                        account == null ? null : account.value(),
                        Timestamp.from(now),
                        until == null ? null : Timestamp.from(until)))
                .query()
                .listOfRows();
    }

    /** For the operator at work to hand over. */
    void hand(byte[] hash, AccountId account, Instant now, Instant until) {
        jdbc.sql("select accounts.hand_link(?, ?, ?, ?)")
                .params(hash, account.value(), Timestamp.from(now), Timestamp.from(until))
                .query()
                .listOfRows();
    }

    Optional<Link> find(byte[] hash, Links.Purpose purpose, Instant now) {
        return one("select account_id, handed_by from accounts.link_at(?, ?, ?)", hash, purpose, now);
    }

    Optional<Link> use(byte[] hash, Links.Purpose purpose, Instant now) {
        return one("select account_id, handed_by from accounts.use_link(?, ?, ?)", hash, purpose, now);
    }

    private Optional<Link> one(String function, byte[] hash, Links.Purpose purpose, Instant now) {
        return jdbc.sql(function)
                .params(hash, purpose.name(), Timestamp.from(now))
                .query((row, _) -> new Link(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .optional();
    }
}
