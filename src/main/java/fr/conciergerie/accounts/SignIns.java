package fr.conciergerie.accounts;

import static java.util.stream.Collectors.toSet;

import fr.conciergerie.shared.Blanks;
import fr.conciergerie.shared.Email;
import fr.conciergerie.shared.EmailFold;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.RateLimits;
import fr.conciergerie.web.RateLimits.Limit;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Secrets;
import fr.conciergerie.web.audit.Audit;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Coming in with an address and a password. A wrong password and an address that nobody has are told in the same words,
 * after the same time; and both are counted: by address and place, by place, and by address wherever they are tried. Who
 * comes by a browser that they came in by before is counted apart, so that nobody else's guesses keep them out.
 */
@Service
public class SignIns {

    private static final Limit BY_BROWSER = new Limit("sign-in-browser", 10, Duration.ofMinutes(15));
    private static final Limit BY_PLACE = new Limit("sign-in-place", 5, Duration.ofMinutes(15));
    private static final Limit BY_EMAIL = new Limit("sign-in-email", 30, Duration.ofHours(1));
    private static final Limit BY_NETWORK = new Limit("sign-in-network", 60, Duration.ofMinutes(15));
    private static final Limit FORGOTTEN_BY_EMAIL = new Limit("forgotten-email", 3, Duration.ofHours(1));
    private static final Limit FORGOTTEN_BY_NETWORK = new Limit("forgotten-network", 20, Duration.ofHours(1));

    /** A module that is tested by itself knows no lists. */
    private static final ExpectedPeople NOBODY = new ExpectedPeople() {
        @Override
        public List<Place> expectedAs(String email) {
            return List.of();
        }

        @Override
        public void expects(Place place, AccountId account) {
            throw new IllegalStateException("nobody is expected");
        }
    };

    private final AccountRepository repository;
    private final Accounts accounts;
    private final ObjectProvider<ExpectedPeople> expectedPeople;
    private final Passwords passwords;
    private final RateLimits limits;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SignIns(
            AccountRepository repository,
            Accounts accounts,
            ObjectProvider<ExpectedPeople> expectedPeople,
            Passwords passwords,
            RateLimits limits,
            Audit audit,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.repository = repository;
        this.accounts = accounts;
        this.expectedPeople = expectedPeople;
        this.passwords = passwords;
        this.limits = limits;
        this.audit = audit;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** What became of an attempt; the one who tries is not told which of the two "no" it was. */
    public sealed interface Outcome {
        /**
         * As whom they may act; the first is the oldest right.
         *
         * @param choose whether there is more than one door, or another that is offered to them
         */
        record Welcome(List<Actor> actors, boolean choose) implements Outcome {}

        /** No such account, or not its password. */
        record Wrong() implements Outcome {}

        /** The right password, but nothing to come for any more. */
        record NoRightLeft() implements Outcome {}
    }

    /** One count of tries: how many, and whose. */
    private record Count(Limit limit, String who) {}

    /** @param browser what the browser bears that they may have come in by before */
    public Outcome signIn(String email, String password, String network, @Nullable String browser) {
        var address = address(email);
        var account = repository.byEmail(address);
        var counts = account.map(it -> it.person().id())
                .filter(it -> browser != null && isKnown(it, browser))
                .map(it -> List.of(new Count(BY_BROWSER, it + " " + browser)))
                .orElseGet(() -> List.of(
                        new Count(BY_NETWORK, network),
                        new Count(BY_PLACE, address + " " + network),
                        new Count(BY_EMAIL, address)));
        counts.forEach(it -> limits.take(it.limit(), it.who()));
        var hash = account.map(AccountRepository.Account::passwordHash).orElse(null);
        if (!passwords.matches(password, hash)) {
            audit.note(
                    null,
                    "accounts.sign-in-failed",
                    account.map(it -> it.person().id()).orElse(null),
                    Map.of());
            return new Outcome.Wrong();
        }
        counts.forEach(it -> limits.giveBack(it.limit(), it.who()));
        var person = account.orElseThrow().person();
        var actors = repository.grantsOf(person.id()).stream()
                .map(grant -> grant.actor(person))
                .toList();
        if (actors.isEmpty()) {
            return new Outcome.NoRightLeft();
        }
        welcome(actors.getFirst());
        return new Outcome.Welcome(
                actors, actors.size() > 1 || !repository.offersTo(person.id()).isEmpty());
    }

    /** Whether somebody has come in by that browser before. */
    public boolean isKnown(AccountId account, String browser) {
        return repository.knowsBrowser(account, Secrets.hash(browser));
    }

    /** They have come in by it, or proved by a mail that they are themselves. */
    public void know(AccountId account, String browser) {
        repository.knowBrowser(account, Secrets.hash(browser), clock.instant());
    }

    /** Somebody is in: noted on their account and, where they act for an operator, in its book. */
    private void welcome(Actor actor) {
        repository.signedIn(new AccountId(actor.account()), clock.instant());
        repository.entered(actor.grant(), clock.instant());
        inTheBookOf(actor, () -> audit.note(actor, "accounts.signed-in", null, Map.of()));
    }

    /** The same person goes on in another role. */
    public void goOn(Actor actor) {
        repository.entered(actor.grant(), clock.instant());
        inTheBookOf(actor, () -> audit.note(actor, "accounts.room-entered", null, Map.of()));
    }

    public void goOut(Actor actor) {
        inTheBookOf(actor, () -> audit.note(actor, "accounts.signed-out", null, Map.of()));
    }

    private static void inTheBookOf(Actor actor, Runnable note) {
        if (actor.operator() == null) {
            note.run();
        } else {
            Tenant.run(actor.operatorId(), note);
        }
    }

    /** Refuses when too many ask; otherwise says nothing, whether the address is known or not. */
    public void mayAskForPassword(String email, String network, @Nullable String browser) {
        var address = address(email);
        var known = browser != null
                && repository
                        .byEmail(address)
                        .map(it -> isKnown(it.person().id(), browser))
                        .orElse(false);
        if (!known) {
            limits.take(FORGOTTEN_BY_NETWORK, network);
        }
        limits.take(FORGOTTEN_BY_EMAIL, address);
    }

    /**
     * A way in for who has lost theirs, and for who is on a list and never had one. On another thread, so that an address that is
     * known takes no longer to answer than one that is not.
     */
    @Async
    public void forgotten(String email) {
        var address = address(email);
        var places = expected(address);
        places.forEach(it -> Tenant.run(
                it.operator(), () -> transaction.executeWithoutResult(_ -> accounts.expect(it, address, people()))));
        repository.byEmail(address).map(it -> it.person().id()).ifPresent(account -> letIn(account, places));
    }

    /** Where they are on a list, but for places that somebody comes to by another account: that is for the manager to judge. */
    private List<ExpectedPeople.Place> expected(String address) {
        if (!Email.isOne(address)) {
            return List.of();
        }
        var known = repository.byEmail(address).map(it -> it.person().id()).orElse(null);
        return people().expectedAs(address).stream()
                .filter(it -> it.account() == null || it.account().equals(known))
                .toList();
    }

    /** Who has taken a room gets a new password, who is offered one comes in by it; a place on a list that is over is none. */
    private void letIn(AccountId account, List<ExpectedPeople.Place> places) {
        var subjects = places.stream().map(ExpectedPeople.Place::subject).collect(toSet());
        var rooms = repository.grantsOf(account);
        var offers = repository.offersTo(account);
        var open = offers.stream()
                .filter(it -> it.role() != Role.MEMBER || subjects.contains(it.subject()))
                .toList();
        if (!rooms.isEmpty() || offers.isEmpty()) {
            operatorOf(rooms)
                    .ifPresentOrElse(
                            it -> publish(it, new PasswordResetRequested(it, account, clock.instant())),
                            () -> publish(new AdministratorPasswordResetRequested(account, clock.instant())));
        } else {
            operatorOf(open).ifPresent(it -> publish(it, new InvitationIssued(it, account, clock.instant())));
        }
    }

    private static Optional<OperatorId> operatorOf(List<AccountRepository.Grant> rights) {
        return rights.stream()
                .map(AccountRepository.Grant::operatorId)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private ExpectedPeople people() {
        return expectedPeople.getIfAvailable(() -> NOBODY);
    }

    private void publish(OperatorId operator, Object event) {
        Tenant.run(operator, () -> publish(event));
    }

    private void publish(Object event) {
        transaction.executeWithoutResult(_ -> events.publishEvent(event));
    }

    /** As the account has it; what cannot be an address is nobody's, and counted as it was typed. */
    private static String address(String typed) {
        try {
            return Email.read(typed).value();
        } catch (Refused _) {
            return EmailFold.of(Blanks.strip(typed));
        }
    }
}
