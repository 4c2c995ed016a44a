package fr.conciergerie.accounts;

import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Scope;
import fr.conciergerie.web.Secrets;
import fr.conciergerie.web.TokenDirectory;
import fr.conciergerie.web.audit.Audit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keys for programs that act with somebody's right. Every call of the API asks whom its token stands for; the answer is
 * remembered for a few seconds, so that a token revoked by another instance dies within that time, and here at once.
 */
@Service
public class ApiTokens implements TokenDirectory {

    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final int MOST_REMEMBERED = 10_000;
    private static final int LONGEST_SECRET = 200;

    /** More programs than that act for nobody; those that are forgotten end by themselves. */
    static final int MOST = 10;

    static final Duration LONGEST = Duration.ofDays(365);

    private final TokenRepository repository;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();
    private final Set<UUID> used = ConcurrentHashMap.newKeySet();

    ApiTokens(TokenRepository repository, Audit audit, ApplicationEventPublisher events, Clock clock) {
        this.repository = repository;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    private record Remembered(TokenRepository.Token token, Instant until) {}

    /** What tokens of a role can be good for. */
    public static Set<Scope> scopesOf(Role role) {
        return switch (role) {
            case MEMBER -> Set.of(Scope.READ, Scope.ORDERS);
            case CONCIERGE -> Set.of(Scope.READ, Scope.ORDERS, Scope.DESK);
            case PARTNER -> Set.of(Scope.READ, Scope.PARTNER);
            case MANAGER -> Set.of(Scope.values());
            case COORDINATOR, FOLLOW_UP, SUPERVISOR -> Set.of(Scope.READ);
            case ADMIN -> Set.of(Scope.READ, Scope.MANAGE);
        };
    }

    /** A token that may do no more than its owner in the role they are in, only what the scopes say, and for a year at most. */
    @Transactional
    public IssuedToken issue(Actor owner, String name, Set<Scope> scopes, Instant until) {
        if (name.isBlank() || name.length() > 100) {
            throw new Refused("accounts.token.name-missing");
        }
        if (scopes.isEmpty() || !scopesOf(owner.role()).containsAll(scopes)) {
            throw new Refused("accounts.token.scope-missing");
        }
        var now = clock.instant();
        if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST))) {
            throw new Refused("accounts.token.ends-within-a-year");
        }
        var secret = Secrets.next();
        var issued = new IssuedToken(keep(owner, name.strip(), secret, scopes, until), secret);
        events.publishEvent(new TokenIssued(new AccountId(owner.account()), name.strip(), until, now));
        return issued;
    }

    /** Whether there was one to revoke among the account's own. */
    @Transactional
    public void revoke(AccountId account, UUID token) {
        var hash = repository.revoke(account, token, clock.instant()).orElseThrow(() -> new NotFound("token " + token));
        remembered.remove(HexFormat.of().formatHex(hash));
        audit.note("accounts.token-revoked", token, Map.of());
    }

    /** All of an account's own, because of the password that they were made with; how many they were. */
    @Transactional
    int revokeAll(AccountId account) {
        int gone = repository.revokeAll(account, clock.instant());
        forgetAll();
        return gone;
    }

    @Transactional(readOnly = true)
    public List<TokenSummary> of(AccountId account) {
        return repository.of(account);
    }

    @Override
    public Optional<Bearer> bearer(String secret) {
        if (secret.isEmpty() || secret.length() > LONGEST_SECRET) {
            return Optional.empty();
        }
        var now = clock.instant();
        var hash = Secrets.hash(secret);
        var key = HexFormat.of().formatHex(hash);
        var known = remembered.get(key);
        if (known == null || known.until().isBefore(now)) {
            var token = repository.bearer(hash, now);
            if (token.isEmpty()) {
                remembered.remove(key);
                return Optional.empty();
            }
            known = new Remembered(token.get(), now.plus(REMEMBERED));
            if (remembered.size() >= MOST_REMEMBERED) {
                remembered.clear();
            }
            remembered.put(key, known);
        }
        if (known.token().hasExpired(now)) {
            return Optional.empty();
        }
        used.add(known.token().id());
        return Optional.of(known.token().bearer());
    }

    /** Off the way of the calls: once a minute it is written down which tokens were used. */
    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    public void noteUse() {
        var since = List.copyOf(used);
        if (!since.isEmpty()) {
            since.forEach(used::remove);
            repository.used(since, clock.instant());
        }
    }

    /** Rights or names have changed: what is remembered may be wrong. */
    void forgetAll() {
        remembered.clear();
    }

    UUID keep(Actor owner, String name, String secret, Set<Scope> scopes, Instant until) {
        var id = Ids.next(clock.instant());
        switch (repository.insert(id, owner, name, Secrets.hash(secret), scopes, clock.instant(), until, MOST)) {
            case YES -> audit.note("accounts.token-issued", id, Map.of("scopes", scopes));
            case NO_RIGHT -> throw new NotFound("right " + owner.grant());
            case TOO_MANY -> throw new Refused("accounts.token.too-many", MOST);
        }
        return id;
    }
}
