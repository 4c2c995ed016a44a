package fr.conciergerie.notifications;

import fr.conciergerie.orders.LineCollected;
import fr.conciergerie.orders.LineDropped;
import fr.conciergerie.orders.LineReady;
import fr.conciergerie.orders.OrderPlaced;
import fr.conciergerie.orders.PromiseMoved;
import fr.conciergerie.orders.ProposalMade;
import fr.conciergerie.orders.WithdrawalReceived;
import fr.conciergerie.web.Words;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells members how their orders get on. What is no longer true by the time it could be told is not told. */
@Component
class OrderNews {

    private final ToldOrders orders;
    private final OrderLetters letters;
    private final Outbox outbox;

    OrderNews(ToldOrders orders, OrderLetters letters, Outbox outbox) {
        this.orders = orders;
        this.letters = letters;
        this.outbox = outbox;
    }

    @ApplicationModuleListener
    void on(OrderPlaced placed) {
        var order = orders.order(placed.order().value());
        // The law wants a distance order confirmed in writing; at the desk the ticket says it all.
        if (order.distance() || order.reader().courtesies()) {
            tell(order, MessageKind.ORDER_CONFIRMED, order.id(), placed.at(), letters.confirmed(order));
        }
    }

    @ApplicationModuleListener
    void on(ProposalMade made) {
        var order = orders.order(made.order().value());
        var line = order.line(made.line().value());
        if (line.is("PROPOSED")) {
            tell(order, MessageKind.PROPOSAL_MADE, line.id(), made.at(), letters.proposed(order, line));
        }
    }

    @ApplicationModuleListener
    void on(PromiseMoved moved) {
        var order = orders.order(moved.order().value());
        var line = order.line(moved.line().value());
        if (moved.to().equals(line.promisedFor())) {
            tell(order, MessageKind.PROMISE_MOVED, line.id(), moved.at(), letters.promiseMoved(order, line, moved));
        }
    }

    @ApplicationModuleListener
    void on(LineReady ready) {
        var order = orders.order(ready.order().value());
        var line = order.line(ready.line().value());
        if (line.is("READY", "UNTREATED")) {
            tell(order, MessageKind.LINE_READY, line.id(), ready.at(), letters.ready(order, line));
        }
    }

    @ApplicationModuleListener
    void on(LineCollected collected) {
        var order = orders.order(collected.order().value());
        if (order.reader().courtesies()) {
            var line = order.line(collected.line().value());
            tell(order, MessageKind.LINE_COLLECTED, line.id(), collected.at(), letters.collected(order, line));
        }
    }

    @ApplicationModuleListener
    void on(LineDropped dropped) {
        var order = orders.order(dropped.order().value());
        var line = order.line(dropped.line().value());
        tell(
                order,
                MessageKind.LINE_DROPPED,
                line.id(),
                dropped.at(),
                letters.dropped(order, line, dropped.byMember()));
    }

    @ApplicationModuleListener
    void on(WithdrawalReceived received) {
        var order = orders.order(received.order().value());
        tell(
                order,
                MessageKind.WITHDRAWAL_RECEIVED,
                order.id(),
                received.at(),
                letters.withdrawn(order, received.lines(), received.at()));
    }

    private void tell(ToldOrder order, MessageKind kind, UUID about, Instant at, Function<Words, Letter> letter) {
        order.recipient()
                .ifPresent(reader -> outbox.post(
                        kind,
                        kind + " " + about + " " + at,
                        reader,
                        about.equals(order.id()) ? About.order(about) : About.line(order.id(), about),
                        letter));
    }
}
