package fr.conciergerie.accounts;

import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Scope;
import fr.conciergerie.web.TokenDirectory.Bearer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tokens, through the functions that are the only way to them. */
@Repository
class TokenRepository {

    private final JdbcClient jdbc;

    TokenRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A token that is good now. */
    record Token(UUID id, Bearer bearer, Instant until) {

        boolean hasExpired(Instant now) {
            return !now.isBefore(until);
        }
    }

    Optional<Token> bearer(byte[] hash, Instant now) {
        return jdbc.sql("select * from accounts.bearer(?, ?)")
                .params(hash, Timestamp.from(now))
                .query((row, _) -> new Token(
                        row.getObject("token_id", UUID.class),
                        new Bearer(
                                new Actor(
                                        row.getObject("account_id", UUID.class),
                                        row.getObject("grant_id", UUID.class),
                                        row.getString("name"),
                                        Role.valueOf(row.getString("role")),
                                        row.getObject("operator_id", UUID.class),
                                        row.getObject("subject", UUID.class),
                                        Locale.of(row.getString("locale"))),
                                scopes(row)),
                        row.getTimestamp("expires_at").toInstant()))
                .optional();
    }

    /** What became of a token that was asked for. */
    enum Made {
        YES,
        NO_RIGHT,
        TOO_MANY
    }

    Made insert(
            UUID id, Actor owner, String name, byte[] hash, Set<Scope> scopes, Instant now, Instant until, int most) {
        int made = jdbc.sql("select accounts.issue_token(?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        owner.account(),
                        owner.grant(),
                        name,
                        hash,
                        scopes.stream().map(Scope::name).toArray(String[]::new),
                        Timestamp.from(now),
                        Timestamp.from(until),
                        most)
                .query(Integer.class)
                .single();
        return made > 0 ? Made.YES : made == 0 ? Made.NO_RIGHT : Made.TOO_MANY;
    }

    /** How many were still good. */
    int revokeAll(AccountId account, Instant now) {
        return jdbc.sql("select accounts.revoke_tokens(?, ?)")
                .params(account.value(), Timestamp.from(now))
                .query(Integer.class)
                .single();
    }

    /** The hash of what is worthless now. */
    Optional<byte[]> revoke(AccountId account, UUID token, Instant now) {
        return jdbc.sql("select accounts.revoke_token(?, ?, ?)")
                .params(account.value(), token, Timestamp.from(now))
                .query((row, _) -> Optional.ofNullable(row.getBytes(1)))
                .single();
    }

    List<TokenSummary> of(AccountId account) {
        return jdbc.sql("select * from accounts.tokens_of(?)")
                .param(account.value())
                .query((row, _) -> new TokenSummary(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        Role.valueOf(row.getString("role")),
                        scopes(row),
                        row.getTimestamp("created_at").toInstant(),
                        row.getTimestamp("expires_at").toInstant(),
                        AccountRepository.instant(row, "last_used_at")))
                .list();
    }

    void used(Collection<UUID> tokens, Instant now) {
        jdbc.sql("select accounts.tokens_used(?, ?)")
                .params(tokens.toArray(UUID[]::new), Timestamp.from(now))
                .query()
                .listOfRows();
    }

    private static Set<Scope> scopes(ResultSet row) throws SQLException {
        var scopes = EnumSet.noneOf(Scope.class);
        for (var name : (String[]) row.getArray("scopes").getArray()) {
            scopes.add(Scope.valueOf(name));
        }
        return scopes;
    }
}
