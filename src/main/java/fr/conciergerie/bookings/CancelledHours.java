package fr.conciergerie.bookings;

import fr.conciergerie.orders.Appointments;
import fr.conciergerie.orders.ClosedReason;
import fr.conciergerie.orders.Reason;
import fr.conciergerie.web.Actor;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hours that do not take place, through no fault of those who have them: each is cancelled, its member is told with its order,
 * and nobody waits for it any more. Under the lock of whoever receives.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CancelledHours {

    private final BookingRepository bookings;
    private final SlotQueue queue;
    private final Appointments appointments;
    private final Clock clock;

    CancelledHours(BookingRepository bookings, SlotQueue queue, Appointments appointments, Clock clock) {
        this.bookings = bookings;
        this.queue = queue;
        this.appointments = appointments;
        this.clock = clock;
    }

    void cancel(Actor actor, List<BookingView> broken) {
        var slots = new LinkedHashSet<UUID>();
        for (var view : broken) {
            var booking = bookings.get(view.id());
            for (var it : bookings.withGuest(booking)) {
                bookings.update(it, BookingStatus.CANCELLED, clock.instant());
                appointments.breakOff(actor, it.order(), it.line(), Reason.chosen(ClosedReason.AWAY));
            }
            slots.add(booking.slot());
        }
        slots.forEach(queue::endOf);
    }
}
