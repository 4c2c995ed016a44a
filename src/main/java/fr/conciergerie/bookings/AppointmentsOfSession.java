package fr.conciergerie.bookings;

import fr.conciergerie.calendar.AffectedBySession;
import fr.conciergerie.calendar.SessionChange;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Appointments while the desk is there: they keep their hour, and whoever moves or cancels the session learns of them. */
@Component
@Transactional(readOnly = true)
class AppointmentsOfSession implements AffectedBySession {

    private final BookingRepository bookings;
    private final Clock clock;

    AppointmentsOfSession(BookingRepository bookings, Clock clock) {
        this.bookings = bookings;
        this.clock = clock;
    }

    @Override
    public List<Concern> affected(SessionChange change) {
        return List.of(new Concern(
                "bookings.session.meanwhile",
                "bookings.session.stay",
                Effect.STAYS,
                bookings.onDays(change.site(), change.firstDay(), change.lastDay(), clock.instant()).stream()
                        .filter(it -> change.isDuring(it.startsAt(), it.endsAt()))
                        .map(it -> new One(it.memberName() + " · " + it.serviceName(), it.startsAt(), null))
                        .toList()));
    }
}
