package fr.conciergerie.accounts;

import fr.conciergerie.web.Role;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Accounts that everybody knows, one per role, with a password and a token that are no secret. There is no such bean
 * outside a demonstration, whose database never becomes a real one.
 */
@Component
@ConditionalOnProperty("conciergerie.demo")
public class DemoAccounts {

    public static final String PASSWORD = "demo";
    private static final String DOMAIN = "@demo.example";
    private static final Duration TEN_YEARS = Duration.ofDays(3_650);

    private final Accounts accounts;
    private final AccountRepository repository;
    private final ApiTokens tokens;
    private final Passwords passwords;
    private final Clock clock;

    DemoAccounts(Accounts accounts, AccountRepository repository, ApiTokens tokens, Passwords passwords, Clock clock) {
        this.accounts = accounts;
        this.repository = repository;
        this.tokens = tokens;
        this.passwords = passwords;
        this.clock = clock;
    }

    /**
     * The account {@code word@demo.example} with password {@code demo} and token {@code demo-word}, in a role for the
     * operator at work ({@link Role#ADMIN}: with none bound).
     */
    @Transactional
    public AccountId make(String word, String name, Role role, @Nullable UUID subject) {
        var account = accounts.ensure(word + DOMAIN, name, Locale.FRENCH);
        repository.setPassword(account, passwords.hash(PASSWORD));
        accounts.grant(account, role, subject);
        var actor = accounts.actors(account).stream()
                .filter(it -> it.role() == role)
                .findFirst()
                .orElseThrow();
        tokens.keep(
                actor,
                "Démonstration",
                "demo-" + word,
                ApiTokens.scopesOf(role),
                clock.instant().plus(TEN_YEARS));
        return account;
    }
}
