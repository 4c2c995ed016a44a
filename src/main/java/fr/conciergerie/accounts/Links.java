package fr.conciergerie.accounts;

import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.PublicAddress;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Secrets;
import fr.conciergerie.web.audit.Audit;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links that let somebody in once, to choose a password: when it is forgotten, when they are invited, and for the first
 * administrator. Looking at one does not use it up (mail programs do); a link is as good as its last copy.
 */
@Service
@Transactional
public class Links {

    /** For so long an invitation holds. */
    public static final Duration INVITATION_LASTS = Duration.ofDays(7);

    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final LinkRepository links;
    private final AccountRepository repository;
    private final Accounts accounts;
    private final Passwords passwords;
    private final PublicAddress address;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Links(
            LinkRepository links,
            AccountRepository repository,
            Accounts accounts,
            Passwords passwords,
            PublicAddress address,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.links = links;
        this.repository = repository;
        this.accounts = accounts;
        this.passwords = passwords;
        this.address = address;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** What a link is for. */
    public enum Purpose {
        PASSWORD,
        INVITATION,
        SETUP
    }

    /** The address that goes into the mail to somebody who forgot their password: good once, for an hour. */
    public String newPassword(AccountId account) {
        return address.of("/password/" + make(Purpose.PASSWORD, account, AN_HOUR));
    }

    /** The address that goes into an invitation: a link good for a week, or simply where who comes in already finds it. */
    public String welcome(AccountId account) {
        return isNew(account)
                ? address.of("/welcome/" + make(Purpose.INVITATION, account, INVITATION_LASTS))
                : address.of("/rooms");
    }

    /**
     * The address that whoever invites hands over where no letter leaves, good for a week. It looks the same whoever it is for: who has
     * a room somewhere already signs in with their own password, unless all that it opens is a member's room of this operator:
     * they may have forgotten it, and no letter can help them.
     */
    String handOver(AccountId account) {
        var token = Secrets.next();
        var now = clock.instant();
        links.hand(Secrets.hash(token), account, now, now.plus(INVITATION_LASTS));
        return address.of("/welcome/" + token);
    }

    /** Whoever has taken no room yet takes those that are offered with their password: without one they cannot come in. */
    @Transactional(readOnly = true)
    public boolean isNew(AccountId account) {
        return repository.grantsOf(account).isEmpty();
    }

    /** The address at which the first administrator makes their account: good until somebody did. */
    String setup() {
        var token = Secrets.next();
        links.insert(Secrets.hash(token), Purpose.SETUP, null, clock.instant(), null);
        return address.of("/setup/" + token);
    }

    /** Who comes with the link; empty when it was used, has expired or never was. */
    @Transactional(readOnly = true)
    public Optional<Person> bearer(Purpose purpose, String token) {
        return links.find(Secrets.hash(token), purpose, clock.instant())
                .flatMap(LinkRepository.Link::accountId)
                .flatMap(accounts::person);
    }

    /** Whether a good link lets its bearer choose a password; who is not new comes by an invitation to where they sign in. */
    @Transactional(readOnly = true)
    public boolean choosesPassword(Purpose purpose, String token) {
        return links.find(Secrets.hash(token), purpose, clock.instant())
                .filter(it -> choosesPassword(purpose, it))
                .isPresent();
    }

    private boolean choosesPassword(Purpose purpose, LinkRepository.Link link) {
        var account = link.accountId().orElseThrow();
        return purpose != Purpose.INVITATION || isNew(account) || isMemberOnly(account, link.handedBy());
    }

    /** Nobody hands over what opens more than they may see themselves: another operator's room, or a file of insertion. */
    private boolean isMemberOnly(AccountId account, @Nullable UUID operator) {
        return operator != null
                && Stream.concat(repository.grantsOf(account).stream(), repository.offersTo(account).stream())
                        .allMatch(it -> it.role() == Role.MEMBER && operator.equals(it.operator()));
    }

    @Transactional(readOnly = true)
    public boolean isGood(Purpose purpose, String token) {
        return links.find(Secrets.hash(token), purpose, clock.instant()).isPresent();
    }

    /**
     * Chooses the password and uses the link up; every session of the account ends. Who is new takes what is offered, by a link that
     * was handed over what is offered by whoever handed it.
     */
    public AccountId choosePassword(Purpose purpose, String token, String password) {
        var link = use(purpose, token);
        var account = link.accountId().orElseThrow();
        boolean isNew = isNew(account);
        if (!choosesPassword(purpose, link)) {
            throw Refused.conflict("accounts.link-is-gone");
        }
        accounts.setPassword(account, password);
        if (isNew) {
            accounts.offers(account).stream()
                    .filter(it -> link.handedBy() == null || link.handedBy().equals(it.operator()))
                    .forEach(it -> accounts.take(account, it.grant()));
        }
        return account;
    }

    /** Makes the first administrator and uses the link up. */
    public void makeAdministrator(String token, String email, String name, String password, Locale locale) {
        passwords.mustBeGood(password, email, name);
        use(Purpose.SETUP, token);
        if (repository.hasAdministrator()) {
            throw Refused.conflict("accounts.link-is-gone");
        }
        var account = accounts.ensure(email, name, locale);
        accounts.setPassword(account, password);
        repository.grant(Ids.next(clock.instant()), account, Role.ADMIN, null, clock.instant());
        audit.note("accounts.right-granted", account, Map.of("role", Role.ADMIN));
        events.publishEvent(new FirstAdministrator.Made(account.value()));
    }

    private LinkRepository.Link use(Purpose purpose, String token) {
        return links.use(Secrets.hash(token), purpose, clock.instant())
                .orElseThrow(() -> Refused.conflict("accounts.link-is-gone"));
    }

    private String make(Purpose purpose, AccountId account, Duration lasts) {
        var token = Secrets.next();
        var now = clock.instant();
        links.insert(Secrets.hash(token), purpose, account, now, now.plus(lasts));
        return token;
    }
}
