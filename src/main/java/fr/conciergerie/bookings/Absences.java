package fr.conciergerie.bookings;

import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A practitioner is ill or away for some days. Whoever says so sees first whom it concerns; then nobody can book, everybody who
 * had an hour is told once, and nobody waits in vain, all of it in one act.
 */
@Service
@Transactional
public class Absences {

    /** Whoever is away for longer no longer receives. */
    public static final int MOST_DAYS = 92;

    private final PractitionerRepository practitioners;
    private final ScheduleRepository schedules;
    private final BookingRepository bookings;
    private final SlotRepository slots;
    private final SlotQueue queue;
    private final CancelledHours cancelled;
    private final OtherHours otherHours;
    private final ReceivingClock receivingClock;
    private final Clock clock;

    Absences(
            PractitionerRepository practitioners,
            ScheduleRepository schedules,
            BookingRepository bookings,
            SlotRepository slots,
            SlotQueue queue,
            CancelledHours cancelled,
            OtherHours otherHours,
            ReceivingClock receivingClock,
            Clock clock) {
        this.practitioners = practitioners;
        this.schedules = schedules;
        this.bookings = bookings;
        this.slots = slots;
        this.queue = queue;
        this.cancelled = cancelled;
        this.otherHours = otherHours;
        this.receivingClock = receivingClock;
        this.clock = clock;
    }

    /** Who is away: a manager's, or one of the partner's own. */
    @Transactional(readOnly = true)
    public Practitioner practitioner(Actor actor, PractitionerId id) {
        var practitioner = practitioners.get(id);
        if (!actor.is(Role.MANAGER) && !practitioner.partner().value().equals(actor.subject())) {
            throw new NotFound("practitioner " + id);
        }
        return practitioner;
    }

    /** Which day it is where they receive. */
    @Transactional(readOnly = true)
    public LocalDate today(Practitioner practitioner) {
        return clock.instant().atZone(receivingClock.of(practitioner.partner())).toLocalDate();
    }

    /** Who would come in those days, both included, and has not come yet; soonest first. */
    @Transactional(readOnly = true)
    public List<BookingView> broken(Actor actor, PractitionerId id, LocalDate first, LocalDate last) {
        return bookings.ofPractitioner(id, span(practitioner(actor, id), first, last));
    }

    /** An hour for each of them that they can have instead, of the same partner; those for whom there is none are missing. */
    @Transactional(readOnly = true)
    public Map<BookingId, OtherHour> otherHours(
            Actor actor, PractitionerId id, LocalDate first, LocalDate last, List<BookingView> broken) {
        var practitioner = practitioner(actor, id);
        return otherHours.find(broken, practitioner, span(practitioner, first, last));
    }

    /**
     * Nobody is received in those days: the time is kept, each appointment is moved or cancelled and its member told once.
     *
     * @param known those who were named to whoever says so; where somebody else has booked meanwhile, nothing happens yet
     * @param moved to which hours some of them go; the others are cancelled
     */
    public void take(
            Actor actor,
            PractitionerId id,
            LocalDate first,
            LocalDate last,
            Collection<BookingId> known,
            Map<BookingId, SlotId> moved) {
        var now = clock.instant();
        var practitioner = practitioner(actor, id);
        Stream.concat(Stream.of(id), moved.values().stream().map(otherHours::practitioner))
                .distinct()
                .sorted(Comparator.comparing(PractitionerId::value))
                .forEach(schedules::lock);
        var span = span(practitioner, first, last);
        var broken = bookings.ofPractitioner(id, span);
        if (!broken.stream().allMatch(it -> known.contains(it.id()))) {
            throw Refused.conflict("bookings.absence.others");
        }
        // Nobody is to be offered what others give back by it.
        slots.ofMembers(id, span).forEach(queue::endOf);
        for (var booking : broken) {
            var to = moved.get(booking.id());
            if (to != null) {
                if (span.overlaps(new Span(to.startsAt(), to.startsAt().plusMillis(1)))
                        && otherHours.practitioner(to).equals(id)) {
                    throw new Refused("bookings.absence.into-itself");
                }
                otherHours.move(actor, booking, to);
            }
        }
        cancelled.cancel(
                actor, broken.stream().filter(it -> !moved.containsKey(it.id())).toList());
        slots.ofMembers(id, span).forEach(queue::endOf);
        slots.keepAlso(id, span, now);
    }

    private Span span(Practitioner practitioner, LocalDate first, LocalDate last) {
        var zone = receivingClock.of(practitioner.partner());
        var now = clock.instant();
        if (last.isBefore(first)) {
            throw new Refused("bookings.days-out-of-order");
        }
        if (ChronoUnit.DAYS.between(first, last) >= MOST_DAYS) {
            throw new Refused("bookings.absence.too-long", MOST_DAYS);
        }
        var days = Span.ofDays(first, last, zone);
        if (!days.until().isAfter(now)) {
            throw new Refused("bookings.absence.is-over");
        }
        return days.from().isAfter(now) ? days : new Span(now, days.until());
    }
}
