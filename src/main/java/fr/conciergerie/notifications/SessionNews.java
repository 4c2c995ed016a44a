package fr.conciergerie.notifications;

import fr.conciergerie.calendar.SessionCancelled;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.UUID;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Spares people the way to a desk that stays closed: whoever has something waiting there is notified, once each. */
@Component
class SessionNews {

    /** Further ahead nobody has planned their way yet, and who comes sooner finds out at the desk. */
    private static final Duration SOON = Duration.ofDays(8);

    private final MemberOrderRepository orders;
    private final OrderLetters letters;
    private final Outbox outbox;
    private final Clock clock;

    SessionNews(MemberOrderRepository orders, OrderLetters letters, Outbox outbox, Clock clock) {
        this.orders = orders;
        this.letters = letters;
        this.outbox = outbox;
        this.clock = clock;
    }

    @ApplicationModuleListener
    void on(SessionCancelled cancelled) {
        var now = clock.instant();
        if (cancelled.afterAnother()
                || cancelled.startsAt().isBefore(now)
                || cancelled.startsAt().isAfter(now.plus(SOON))) {
            return;
        }
        var notified = new HashSet<UUID>();
        for (var order : orders.waitingAt(cancelled.site())) {
            if (notified.add(order.reader().member())) {
                order.recipient()
                        .ifPresent(reader -> outbox.post(
                                MessageKind.SESSION_CANCELLED,
                                MessageKind.SESSION_CANCELLED + " " + cancelled.session() + " " + reader.id(),
                                reader,
                                About.order(order.id()),
                                letters.sessionCancelled(order, cancelled)));
            }
        }
    }
}
