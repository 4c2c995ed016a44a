package fr.conciergerie.notifications;

import static java.util.Objects.requireNonNull;

import fr.conciergerie.orders.CollectionUndone;
import fr.conciergerie.orders.DepositPostponed;
import fr.conciergerie.orders.LineCollected;
import fr.conciergerie.orders.LineDropped;
import fr.conciergerie.orders.LineHeldBack;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.LineLost;
import fr.conciergerie.orders.LinePieces;
import fr.conciergerie.orders.LineReady;
import fr.conciergerie.orders.OrderPlaced;
import fr.conciergerie.orders.PromiseMoved;
import fr.conciergerie.orders.ProposalMade;
import fr.conciergerie.orders.Reason;
import fr.conciergerie.orders.WithdrawalReceived;
import fr.conciergerie.web.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells members how their orders get on. What is no longer true by the time it could be told is not told. */
@Component
class OrderNews {

    /** A little longer than a hand-over can be taken back. */
    static final Duration TIME_TO_UNDO = Duration.ofMinutes(16);

    private final MemberOrderRepository orders;
    private final OrderLetters letters;
    private final LinePieces pieces;
    private final Invitations invitations;
    private final Outbox outbox;

    OrderNews(
            MemberOrderRepository orders,
            OrderLetters letters,
            LinePieces pieces,
            Invitations invitations,
            Outbox outbox) {
        this.orders = orders;
        this.letters = letters;
        this.pieces = pieces;
        this.invitations = invitations;
        this.outbox = outbox;
    }

    @ApplicationModuleListener
    void on(OrderPlaced placed) {
        var order = orders.order(placed.order().value());
        // The law wants a distance order confirmed in writing; at the desk the ticket says it all.
        if (order.distance() || order.reader().courtesies()) {
            post(
                    order,
                    MessageKind.ORDER_CONFIRMED,
                    order.id(),
                    placed.at(),
                    placed.at(),
                    letters.confirmed(order),
                    hour(order).map(invitations::toCome).orElse(Invitation.Writing.NONE));
        }
    }

    @ApplicationModuleListener
    void on(ProposalMade made) {
        var order = orders.order(made.order().value());
        var line = order.line(made.line().value());
        if (line.is("PROPOSED")) {
            post(order, MessageKind.PROPOSAL_MADE, line.id(), made.at(), letters.proposed(order, line));
        }
    }

    @ApplicationModuleListener
    void on(PromiseMoved moved) {
        var order = orders.order(moved.order().value());
        var line = order.line(moved.line().value());
        if (moved.to().equals(line.promisedFor()) && !isSaidAlready(moved)) {
            post(order, MessageKind.PROMISE_MOVED, line.id(), moved.at(), letters.promiseMoved(order, line, moved));
        }
    }

    /** Whoever does not hand it in need not hear of it at every session. */
    private static boolean isSaidAlready(PromiseMoved moved) {
        return moved.reason() == Reason.Cause.NOT_HANDED_IN_YET && moved.version() > 2;
    }

    /** One letter an order, with all that is still to be handed in of it. */
    @ApplicationModuleListener
    void on(DepositPostponed postponed) {
        var order = orders.order(postponed.order().value());
        if (order.lines().stream().anyMatch(MemberOrder.Line::isToHandIn)) {
            order.recipient()
                    .ifPresent(reader -> outbox.post(
                            MessageKind.SESSION_CANCELLED,
                            MessageKind.SESSION_CANCELLED + " " + postponed.session() + " " + order.id(),
                            reader,
                            About.order(order.id()),
                            letters.depositPostponed(order, postponed)));
        }
    }

    @ApplicationModuleListener
    void on(LineReady ready) {
        var order = orders.order(ready.order().value());
        var line = order.line(ready.line().value());
        if (line.is("READY", "UNTREATED")) {
            post(order, MessageKind.LINE_READY, line.id(), ready.at(), letters.ready(order, line));
        }
    }

    /** What is known, and what happens next; not a word where it was found again meanwhile. */
    @ApplicationModuleListener
    void on(LineHeldBack held) {
        var order = orders.order(held.order().value());
        var line = order.line(held.line().value());
        if (line.is("INCIDENT")) {
            post(
                    order,
                    MessageKind.LINE_HELD_BACK,
                    line.id(),
                    held.at(),
                    letters.heldBack(order, line, of(held.line())));
        }
    }

    @ApplicationModuleListener
    void on(LineLost lost) {
        var order = orders.order(lost.order().value());
        var line = order.line(lost.line().value());
        if (line.is("LOST")) {
            post(order, MessageKind.LINE_LOST, line.id(), lost.at(), letters.lost(order, line, of(lost.line())));
        }
    }

    private List<LinePieces.Piece> of(LineId line) {
        return pieces.of(List.of(line)).getOrDefault(line, List.of());
    }

    /** Thanked once it can no longer be taken back. */
    @ApplicationModuleListener
    void on(LineCollected collected) {
        var order = orders.order(collected.order().value());
        var line = order.line(collected.line().value());
        if (order.reader().courtesies() && !line.guest()) {
            post(
                    order,
                    MessageKind.LINE_COLLECTED,
                    line.id(),
                    collected.at(),
                    collected.at().plus(TIME_TO_UNDO),
                    letters.collected(order, line));
        }
    }

    /** It was not handed over after all: nobody is thanked. */
    @ApplicationModuleListener
    void on(CollectionUndone undone) {
        outbox.takeBack(key(MessageKind.LINE_COLLECTED, undone.line().value(), undone.collectedAt()));
    }

    /** Of two who come together and both do not, one letter tells. */
    @ApplicationModuleListener
    void on(LineDropped dropped) {
        var order = orders.order(dropped.order().value());
        var line = order.line(dropped.line().value());
        if (order.comesAlong(line)) {
            return;
        }
        post(
                order,
                MessageKind.LINE_DROPPED,
                line.id(),
                dropped.at(),
                dropped.at(),
                letters.dropped(order, line, dropped.byMember()),
                line.appointmentAt() == null ? Invitation.Writing.NONE : invitations.over(dropped.line()));
    }

    @ApplicationModuleListener
    void on(WithdrawalReceived received) {
        var order = orders.order(received.order().value());
        post(
                order,
                MessageKind.WITHDRAWAL_RECEIVED,
                order.id(),
                received.at(),
                received.at(),
                letters.withdrawn(order, received.lines(), received.at()),
                appointment(order).map(invitations::over).orElse(Invitation.Writing.NONE));
    }

    /** The hour that the order is about: its own, or where it brings a guest along, that of another to which they come. */
    private static Optional<LineId> hour(MemberOrder order) {
        return appointment(order)
                .or(() -> order.told().stream()
                        .filter(order::comesAlong)
                        .map(it -> new LineId(requireNonNull(it.beside())))
                        .findFirst());
    }

    /** The hour of the order, where it has one; those of a series come with letters of their own. */
    private static Optional<LineId> appointment(MemberOrder order) {
        var hours = order.appointments();
        return hours.size() == 1 ? Optional.of(new LineId(hours.getFirst().id())) : Optional.empty();
    }

    private void post(MemberOrder order, MessageKind kind, UUID about, Instant at, Function<Words, Letter> letter) {
        post(order, kind, about, at, at, letter);
    }

    /** @param notBefore when it may leave */
    private void post(
            MemberOrder order,
            MessageKind kind,
            UUID about,
            Instant at,
            Instant notBefore,
            Function<Words, Letter> letter) {
        post(order, kind, about, at, notBefore, letter, Invitation.Writing.NONE);
    }

    private void post(
            MemberOrder order,
            MessageKind kind,
            UUID about,
            Instant at,
            Instant notBefore,
            Function<Words, Letter> letter,
            Invitation.Writing invitation) {
        order.recipient()
                .ifPresent(reader -> outbox.post(
                        kind,
                        key(kind, about, at),
                        reader,
                        about.equals(order.id()) ? About.order(about) : About.line(order.id(), about),
                        notBefore,
                        letter,
                        invitation));
    }

    private static String key(MessageKind kind, UUID about, Instant at) {
        return kind + " " + about + " " + at;
    }
}
