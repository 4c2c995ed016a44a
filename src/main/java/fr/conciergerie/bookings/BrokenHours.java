package fr.conciergerie.bookings;

import fr.conciergerie.calendar.Affected;
import fr.conciergerie.calendar.Outcome;
import fr.conciergerie.calendar.Outcomes;
import fr.conciergerie.orders.Appointments;
import fr.conciergerie.orders.ClosedReason;
import fr.conciergerie.orders.Reason;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Actor;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hours that do not take place, through no fault of those who have them: each is named with another one, then moved or cancelled.
 * Its member is told with its order, and nobody waits for it any more.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class BrokenHours {

    private final BookingRepository bookings;
    private final OtherHours others;
    private final SlotQueue queue;
    private final Appointments appointments;
    private final Clock clock;

    BrokenHours(
            BookingRepository bookings, OtherHours others, SlotQueue queue, Appointments appointments, Clock clock) {
        this.bookings = bookings;
        this.others = others;
        this.queue = queue;
        this.appointments = appointments;
        this.clock = clock;
    }

    /** @param broken soonest first */
    List<Affected.Appointment> named(List<BookingView> broken, Away away) {
        var instead = others.find(broken, away);
        return broken.stream()
                .map(it -> new Affected.Appointment(
                        it.id().value(),
                        it.startsAt(),
                        it.zone(),
                        it.memberName(),
                        it.people(),
                        it.serviceName(),
                        it.siteName(),
                        instead.get(it.id())))
                .toList();
    }

    /** Under the locks of all who receive them, before and after. */
    void settle(Actor actor, List<BookingView> broken, Away away, Outcomes said) {
        if (!broken.stream().allMatch(it -> said.name(it.id().value()))) {
            throw Refused.conflict("bookings.absence.others");
        }
        var left = new LinkedHashSet<UUID>();
        for (var view : broken) {
            left.add(bookings.get(view.id()).slot());
            switch (said.of(view.id().value())) {
                case Outcome.Moved(var hour) -> others.move(actor, view, SlotId.of(hour), away);
                case Outcome.Cancelled() -> cancel(actor, view);
                case Outcome.Kept() -> throw new Refused("web.field.choose-one");
            }
        }
        left.forEach(queue::endOf);
    }

    private void cancel(Actor actor, BookingView broken) {
        var now = clock.instant();
        for (var booking : bookings.withGuest(bookings.get(broken.id()))) {
            bookings.update(booking, BookingStatus.CANCELLED, now);
            appointments.breakOff(actor, booking.order(), booking.line(), Reason.chosen(ClosedReason.AWAY));
        }
    }
}
