package fr.conciergerie.accounts;

import static java.util.stream.Collectors.toMap;

import fr.conciergerie.shared.Email;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Slice;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Scope;
import fr.conciergerie.web.access.Sessions;
import fr.conciergerie.web.audit.Audit;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door of the module: people, and what they may do for the operator at work. */
@Service
@Transactional
public class Accounts {

    private final AccountRepository repository;
    private final ApiTokens tokens;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Accounts(
            AccountRepository repository,
            ApiTokens tokens,
            Passwords passwords,
            Sessions sessions,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.tokens = tokens;
        this.passwords = passwords;
        this.sessions = sessions;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** An address as typed; {@link Refused} when it cannot be one. */
    public static String address(String typed) {
        return Email.asTyped(typed);
    }

    /** The account with that address; made now, without a password, if there is none. The name of a known one stays. */
    public AccountId ensure(String email, String name, Locale locale) {
        var address = Email.asTyped(email);
        if (name.isBlank() || name.length() > 200) {
            throw new Refused("accounts.name-missing");
        }
        for (int look = 0; look < 2; look++) {
            var account = repository.ensure(
                    Ids.next(clock.instant()), address, name.strip(), spoken(locale), clock.instant());
            if (account.isPresent()) {
                return account.get();
            }
        }
        throw new IllegalStateException("an account comes and goes");
    }

    /** From now on the account acts in the role for the operator at work. Granting twice changes nothing. */
    public void grant(AccountId account, Role role, @Nullable UUID subject) {
        if (repository.grant(Ids.next(clock.instant()), account, role, subject, clock.instant())) {
            audit.note("accounts.right-granted", account, Map.of("role", role));
        }
    }

    /** Takes a right away: whoever acts with it is out, and the tokens that hang on it are worthless. Elsewhere nothing ends. */
    public void revoke(AccountId account, Role role, @Nullable UUID subject) {
        ended(repository.revoke(account, role, subject, clock.instant()));
    }

    /** The same by its key; an offer too, which is then none any more. */
    public void revoke(UUID right) {
        ended(repository.revoke(right, clock.instant()));
    }

    private void ended(List<AccountRepository.Grant> rights) {
        for (var right : rights) {
            audit.note("accounts.right-revoked", right.id(), Map.of("role", right.role()));
            tokens.forgetAll();
            sessions.endActing(right.account().value(), Set.of(right.id()));
        }
    }

    /**
     * Offers a role at the operator at work, and lets them know by mail. Whether there was such an account before is told to
     * nobody: until they take it they are what was typed, and the key of the offer stands for them.
     */
    public AccountId invite(String email, String name, Locale locale, Role role, @Nullable UUID subject) {
        var account = offer(email, name, locale, role, subject);
        events.publishEvent(new InvitationIssued(Tenant.require(), account, clock.instant()));
        return account;
    }

    /** The same without the mail. */
    AccountId offer(String email, String name, Locale locale, Role role, @Nullable UUID subject) {
        var account = ensure(email, name, locale);
        var typed = new Person(account, Email.asTyped(email), name.strip(), spoken(locale));
        var now = clock.instant();
        var right = repository.offer(Ids.next(now), account, role, subject, typed, now);
        audit.note("accounts.right-granted", right, Map.of("role", role));
        audit.note("accounts.invited", right, Map.of());
        return account;
    }

    /**
     * Who is on a list and asks to come in is offered the place at the operator at work: the same as often as they ask. Nobody
     * has invited them, so it is no deed of anybody's.
     */
    void expect(ExpectedPeople.Place place, String email, ExpectedPeople people) {
        var account = ensure(email, place.name(), place.locale());
        var known = Stream.concat(repository.grantsOf(account).stream(), repository.offersTo(account).stream())
                .anyMatch(it -> it.role() == Role.MEMBER && place.subject().equals(it.subject()));
        if (!known) {
            var typed = new Person(account, Email.asTyped(email), place.name(), spoken(place.locale()));
            var now = clock.instant();
            var right = repository.offer(Ids.next(now), account, Role.MEMBER, place.subject(), typed, now);
            audit.note("accounts.asked-to-come-in", right, Map.of("role", Role.MEMBER));
        }
        people.expects(place, account);
    }

    /** What is offered to a person, by any operator. */
    @Transactional(readOnly = true)
    public List<Actor> offers(AccountId account) {
        var person = person(account).orElseThrow(() -> new NotFound("account " + account));
        return repository.offersTo(account).stream()
                .map(offer -> offer.actor(person))
                .toList();
    }

    /** How it stands with those places of agents, for the operator at work; one that was never offered is not in the answer. */
    @Transactional(readOnly = true)
    public Map<UUID, PlaceStanding> places(Collection<UUID> subjects) {
        return repository.places(subjects);
    }

    /**
     * They take a room that is offered to them, and act in it from now on. Who came by a link that was handed over has yet to prove
     * that the address is theirs before another operator's room opens to them.
     */
    public Actor accept(AccountId account, UUID offer) {
        if (repository.isUnproved(account)) {
            throw Refused.conflict("accounts.offers.address-unproved");
        }
        return take(account, offer);
    }

    Actor take(AccountId account, UUID offer) {
        var taken = offers(account).stream()
                .filter(it -> it.grant().equals(offer))
                .findAny()
                .orElseThrow(() -> new NotFound("offer " + offer));
        if (!repository.accept(offer, account, clock.instant())) {
            throw new NotFound("offer " + offer);
        }
        return taken;
    }

    /** Somebody as the operator at work knows them: as they are once they took a room here, else as they were typed. */
    @Transactional(readOnly = true)
    public Optional<Person> personHere(AccountId account) {
        return repository.knownHere(account);
    }

    /** The same of several at once; whom the operator does not know is not in the answer. */
    @Transactional(readOnly = true)
    public Map<AccountId, Person> peopleHere(Collection<AccountId> accounts) {
        return repository.knownHere(accounts).stream().collect(toMap(Person::id, it -> it));
    }

    @Transactional(readOnly = true)
    public Optional<Person> person(AccountId account) {
        return repository.byId(account).map(AccountRepository.Account::person);
    }

    /** Who acts in the role for the operator at work. */
    @Transactional(readOnly = true)
    public List<Holder> holders(Role role) {
        return holders(Set.of(role));
    }

    @Transactional(readOnly = true)
    public List<Holder> holders(Collection<Role> roles) {
        return repository.holders(roles);
    }

    /** Those whose name or address holds some words, a piece at a time. */
    @Transactional(readOnly = true)
    public Slice<Holder> holders(Collection<Role> roles, String query, @Nullable String cursor, int limit) {
        return repository.holders(roles, query, cursor, limit);
    }

    @Transactional(readOnly = true)
    public Held countHolders(Collection<Role> roles) {
        return repository.countHolders(roles);
    }

    /**
     * How many rights people hold here.
     *
     * @param invited of them, how many are offered and not taken yet
     */
    public record Held(int rights, int invited) {}

    /** As whom a person may act, for any operator. */
    @Transactional(readOnly = true)
    public List<Actor> actors(AccountId account) {
        var person = person(account).orElseThrow(() -> new NotFound("account " + account));
        return repository.grantsOf(account).stream()
                .map(grant -> grant.actor(person))
                .toList();
    }

    public void rename(AccountId account, String name, Locale locale) {
        if (name.isBlank() || name.length() > 200) {
            throw new Refused("accounts.name-missing");
        }
        repository.rename(account, name.strip(), spoken(locale));
        tokens.forgetAll();
    }

    /**
     * A password that has to be good; whoever was signed in with the old one is out, everywhere, programs included: it may be
     * changed because somebody else knew it.
     */
    public void setPassword(AccountId account, CharSequence password) {
        var known = repository.byId(account).orElseThrow(() -> new NotFound("account " + account));
        var person = known.person();
        passwords.mustBeGood(password, person.email(), person.name());
        repository.setPassword(account, passwords.hash(password));
        int ended = tokens.revokeAll(account);
        audit.note("accounts.password-changed", account, ended == 0 ? Map.of() : Map.of("tokens", ended));
        sessions.endAll(account.value());
        if (known.passwordHash() != null) {
            events.publishEvent(new PasswordChanged(account, clock.instant()));
        }
    }

    /** Whether this is the account's password: asked again before it is changed. */
    @Transactional(readOnly = true)
    public boolean hasPassword(AccountId account, CharSequence password) {
        return repository
                .byId(account)
                .map(it -> passwords.matches(password, it.passwordHash()))
                .orElse(false);
    }

    /** A token that acts with a right which the account holds for the operator at work. */
    public IssuedToken issueToken(
            AccountId account, Role role, @Nullable UUID subject, String name, Set<Scope> scopes) {
        var operator = Tenant.require().value();
        var actor = actors(account).stream()
                .filter(it ->
                        it.role() == role && operator.equals(it.operator()) && Objects.equals(subject, it.subject()))
                .findAny()
                .orElseThrow(() -> new NotFound("right of account " + account));
        return tokens.issue(actor, name, scopes, clock.instant().plus(ApiTokens.LONGEST));
    }

    private static Locale spoken(Locale locale) {
        return locale.getLanguage().equals("en") ? Locale.ENGLISH : Locale.FRENCH;
    }
}
