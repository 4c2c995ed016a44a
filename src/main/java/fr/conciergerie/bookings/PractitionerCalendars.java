package fr.conciergerie.bookings;

import static java.util.stream.Collectors.toMap;

import fr.conciergerie.freebusy.BusyTime;
import fr.conciergerie.freebusy.CalendarAddress;
import fr.conciergerie.freebusy.ExternalCalendar;
import fr.conciergerie.freebusy.ExternalCalendars;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The calendars that practitioners keep elsewhere: nobody books when they are busy by them. Who keeps one says where it is read;
 * nobody is shown the address again, and what stands in it is kept nowhere.
 */
@Service
@Transactional
public class PractitionerCalendars {

    private static final Duration LOOKED_AHEAD = Duration.ofDays(62);

    private final OwnPractitioners practitioners;
    private final ExternalCalendars calendars;
    private final BookingRepository bookings;
    private final Clock clock;

    PractitionerCalendars(
            OwnPractitioners practitioners, ExternalCalendars calendars, BookingRepository bookings, Clock clock) {
        this.practitioners = practitioners;
        this.calendars = calendars;
        this.bookings = bookings;
        this.clock = clock;
    }

    /** Of some practitioners those that have one. */
    @Transactional(readOnly = true)
    public Map<PractitionerId, ExternalCalendar> of(Collection<Practitioner> some) {
        return calendars.of(some.stream().map(it -> it.id().value()).toList()).entrySet().stream()
                .collect(toMap(it -> new PractitionerId(it.getKey()), Map.Entry::getValue));
    }

    @Transactional(readOnly = true)
    public Practitioner practitioner(Receiver receiver, PractitionerId id) {
        return practitioners.require(receiver, id);
    }

    /** The clock by which they receive. */
    @Transactional(readOnly = true)
    public ZoneId zone(Receiver receiver) {
        return practitioners.zone(receiver);
    }

    /**
     * Hours of the coming weeks in which somebody comes while the practitioner is busy elsewhere, one booking of each hour, soonest
     * first. What stands in both calendars alike is the same thing twice.
     */
    @Transactional(readOnly = true)
    public List<BookingView> clashes(Receiver receiver, PractitionerId id) {
        practitioners.require(receiver, id);
        var now = clock.instant();
        var ahead = new Span(now, now.plus(LOOKED_AHEAD));
        var busy =
                calendars.busy(List.of(id.value()), ahead.from(), ahead.until()).getOrDefault(id.value(), List.of());
        if (busy.isEmpty()) {
            return List.of();
        }
        var hours = new HashSet<Instant>();
        return bookings.ofPractitioner(id, ahead).stream()
                .filter(it -> busy.stream().anyMatch(time -> isInTheWay(time, it)))
                .filter(it -> hours.add(it.startsAt()))
                .toList();
    }

    private static boolean isInTheWay(BusyTime busy, BookingView booking) {
        var overlaps =
                busy.from().isBefore(booking.endsAt()) && booking.startsAt().isBefore(busy.until());
        return overlaps
                && !(busy.from().equals(booking.startsAt()) && busy.until().equals(booking.endsAt()));
    }

    /** Read within a minute, and every hour from then on; in place of the one before. */
    public void connect(Receiver receiver, PractitionerId id, CalendarAddress address) {
        practitioners.require(receiver, id);
        calendars.connect(id.value(), address, practitioners.zone(receiver));
    }

    /** Read within a minute. */
    public void readSoon(Receiver receiver, PractitionerId id) {
        practitioners.require(receiver, id);
        calendars.readSoon(id.value());
    }

    /** Read no more: only what is kept here keeps them from anything. */
    public void disconnect(Receiver receiver, PractitionerId id) {
        practitioners.require(receiver, id);
        calendars.disconnect(id.value());
    }
}
