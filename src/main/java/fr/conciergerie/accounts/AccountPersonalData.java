package fr.conciergerie.accounts;

import fr.conciergerie.shared.Columns;
import fr.conciergerie.web.access.Sessions;
import fr.conciergerie.web.privacy.Activity;
import fr.conciergerie.web.privacy.Erasure;
import fr.conciergerie.web.privacy.HeldRows;
import fr.conciergerie.web.privacy.PersonalData;
import fr.conciergerie.web.privacy.Somebody;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The account with which somebody signs in, their rights and their tokens. */
@Component
class AccountPersonalData implements PersonalData, Erasure, Activity {

    private final JdbcClient jdbc;
    private final ApiTokens tokens;
    private final Sessions sessions;

    AccountPersonalData(JdbcClient jdbc, ApiTokens tokens, Sessions sessions) {
        this.jdbc = jdbc;
        this.tokens = tokens;
        this.sessions = sessions;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public List<Section> about(Somebody person) {
        return person.account() == null
                ? List.of()
                : List.of(
                        HeldRows.section("account", jdbc.sql("""
                                select name, email, locale as language, password, since as created, entered as "signed-in"
                                  from accounts.known_here(:account)
                                """).param("account", person.account())),
                        HeldRows.section("rights", jdbc.sql("""
                                select role as "role:web.role", granted_at as from, revoked_at as until
                                  from accounts.rights_here(:account)
                                """).param("account", person.account())),
                        HeldRows.section("tokens", jdbc.sql("""
                                select name, scopes, created_at as created, expires_at as until, last_used_at as used
                                  from accounts.tokens_of(:account)
                                 where operator_id = shared.current_operator()
                                """).param("account", person.account())));
    }

    @Override
    public List<Finding> findings(Somebody person) {
        return person.account() == null ? List.of() : List.of(new Finding(Fate.DELETED, "privacy.finding.account", 1));
    }

    /** The account itself goes only where it is nothing else: somebody may work here too, or be an agent elsewhere. */
    @Override
    public void erase(Somebody person, Instant now) {
        if (person.account() != null) {
            var rights = jdbc.sql("select accounts.erase_member(:account, :member)")
                    .param("account", person.account())
                    .param("member", person.member())
                    .query(UUID.class)
                    .list();
            tokens.forgetAll();
            sessions.endActing(person.account(), Set.copyOf(rights));
        }
    }

    @Override
    public Set<UUID> activeSince(Collection<Somebody> people, Instant since) {
        var accounts = people.stream()
                .filter(it -> it.account() != null)
                .map(it -> Objects.requireNonNull(it.account()))
                .toArray(UUID[]::new);
        var active = Set.copyOf(jdbc.sql("select accounts.entered_since(:accounts, :since)")
                .param("accounts", accounts)
                .param("since", Columns.utc(since))
                .query(UUID.class)
                .list());
        return people.stream()
                .filter(it -> it.account() != null && active.contains(it.account()))
                .map(Somebody::member)
                .collect(Collectors.toSet());
    }
}
