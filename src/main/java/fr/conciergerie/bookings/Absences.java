package fr.conciergerie.bookings;

import fr.conciergerie.calendar.Affected;
import fr.conciergerie.calendar.Outcomes;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A practitioner is ill or away for some days, or some hours. Whoever says so sees first whom it concerns; then nobody can book, everybody who
 * had an hour is told once, and nobody waits in vain, all of it in one act.
 */
@Service
@Transactional
public class Absences {

    private final PractitionerRepository practitioners;
    private final ScheduleRepository schedules;
    private final BookingRepository bookings;
    private final SlotRepository slots;
    private final SlotQueue queue;
    private final BrokenHours hours;
    private final OtherHours otherHours;
    private final ReceivingClock receivingClock;
    private final Clock clock;

    Absences(
            PractitionerRepository practitioners,
            ScheduleRepository schedules,
            BookingRepository bookings,
            SlotRepository slots,
            SlotQueue queue,
            BrokenHours hours,
            OtherHours otherHours,
            ReceivingClock receivingClock,
            Clock clock) {
        this.practitioners = practitioners;
        this.schedules = schedules;
        this.bookings = bookings;
        this.slots = slots;
        this.queue = queue;
        this.hours = hours;
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

    /** Who would come in that time and has not come yet, each with an hour that they can have instead; soonest first. */
    @Transactional(readOnly = true)
    public List<Affected.Appointment> broken(Actor actor, PractitionerId id, AbsencePeriod period) {
        var span = span(practitioner(actor, id), period);
        return hours.named(bookings.ofPractitioner(id, span), new Away.OfPractitioner(id, span));
    }

    /**
     * Nobody is received in that time: it is kept, each appointment is moved or cancelled and its member told once.
     *
     * @param said about each that was named to whoever says so; where somebody else has booked meanwhile, nothing happens yet
     */
    public void take(Actor actor, PractitionerId id, AbsencePeriod period, Outcomes said) {
        var now = clock.instant();
        var practitioner = practitioner(actor, id);
        Stream.concat(Stream.of(id), said.hours().stream().map(SlotId::of).map(otherHours::practitioner))
                .distinct()
                .sorted(Comparator.comparing(PractitionerId::value))
                .forEach(schedules::lock);
        var span = span(practitioner, period);
        // Nobody is to be offered what others give back by it.
        slots.ofMembers(id, span).forEach(queue::endOf);
        hours.settle(actor, bookings.ofPractitioner(id, span), new Away.OfPractitioner(id, span), said);
        slots.ofMembers(id, span).forEach(queue::endOf);
        slots.keepAlso(id, span, now);
    }

    private Span span(Practitioner practitioner, AbsencePeriod period) {
        var span = period.in(receivingClock.of(practitioner.partner()));
        var now = clock.instant();
        if (!span.until().isAfter(now)) {
            throw new Refused("bookings.absence.is-over");
        }
        return span.from().isAfter(now) ? span : new Span(now, span.until());
    }
}
