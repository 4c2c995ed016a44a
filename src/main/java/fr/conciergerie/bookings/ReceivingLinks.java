package fr.conciergerie.bookings;

import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.LinkToken;
import fr.conciergerie.web.audit.Audit;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The signed links with which practitioners without an account come into their room: who comes, whether they came, what is kept
 * free. Each letter brings a fresh one; all of them work until they expire, or until the manager stops them.
 */
@Service
public class ReceivingLinks {

    /** Long enough that the one in a bookmark works until the next letter comes. */
    private static final Duration LIFE = Duration.ofDays(90);

    private static final Duration LATELY = Duration.ofMinutes(1);

    private final ReceivingLinkRepository links;
    private final PractitionerRepository practitioners;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ReceivingLinks(
            ReceivingLinkRepository links,
            PractitionerRepository practitioners,
            Audit audit,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.links = links;
        this.practitioners = practitioners;
        this.audit = audit;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** What a token leads to. */
    public sealed interface Opened {

        record Room(OperatorId operator, Receiver receiver) implements Opened {}

        /** It led somewhere once. */
        record Over() implements Opened {}

        record Unknown() implements Opened {}
    }

    /** A fresh link; those made before still work. */
    @Transactional
    public ReceivingLink issue(PractitionerId practitioner) {
        var now = clock.instant();
        var token = LinkToken.next(Tenant.require());
        links.insert(token, practitioner, now, now.plus(LIFE));
        return new ReceivingLink(token.text(), now.plus(LIFE));
    }

    /** By mail, to the address that is known of them. Asked twice at once, one is sent. */
    @Transactional
    public void send(PractitionerId id) {
        var practitioner = practitioners.get(id);
        if (practitioner.email() == null) {
            throw Refused.conflict("bookings.link.no-address", practitioner.name());
        }
        var now = clock.instant();
        if (links.ask(id, now, now.minus(LATELY))) {
            audit.note("bookings.link-sent", id, Map.of());
            events.publishEvent(new ReceivingLinkAsked(Tenant.require(), id, now));
        }
    }

    /** None works any more, at once: one went astray. Once more changes nothing. */
    @Transactional
    public void revoke(PractitionerId id) {
        var practitioner = practitioners.get(id);
        if (links.revokeAll(id, clock.instant()) > 0) {
            audit.note("bookings.link-revoked", id, Map.of());
        }
    }

    /** Empty where none was ever made. */
    @Transactional(readOnly = true)
    public Optional<ReceivingLinkState> state(PractitionerId id) {
        return links.state(id, clock.instant());
    }

    /** Reads a link before anything is known of who holds it: the operator is in the token, and nowhere else. */
    @Transactional(propagation = Propagation.NEVER)
    public Opened open(String text) {
        return read(text, (token, opened) -> {
            if (opened instanceof Opened.Room) {
                links.opened(token, clock.instant(), LATELY);
            }
            return opened;
        });
    }

    /** The same without anybody having come by: what a program asks that only looks whether the link leads somewhere. */
    @Transactional(propagation = Propagation.NEVER)
    public Opened look(String text) {
        return read(text, (_, opened) -> opened);
    }

    private Opened read(String text, BiFunction<LinkToken, Opened, Opened> then) {
        return LinkToken.read(text)
                .map(token -> Tenant.call(
                        token.operator(),
                        () -> Objects.requireNonNull(
                                transaction.execute(_ -> then.apply(token, links.find(token, clock.instant()))))))
                .orElseGet(Opened.Unknown::new);
    }
}
