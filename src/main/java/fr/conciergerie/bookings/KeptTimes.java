package fr.conciergerie.bookings;

import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Those who receive keep a time for themselves: nobody books in it. */
@Service
@Transactional
public class KeptTimes {

    private final OwnPractitioners practitioners;
    private final ScheduleRepository schedules;
    private final SlotRepository slots;
    private final Clock clock;

    KeptTimes(OwnPractitioners practitioners, ScheduleRepository schedules, SlotRepository slots, Clock clock) {
        this.practitioners = practitioners;
        this.schedules = schedules;
        this.slots = slots;
        this.clock = clock;
    }

    /** Those who receive. */
    @Transactional(readOnly = true)
    public List<Practitioner> practitioners(Receiver receiver) {
        return practitioners.receiving(receiver);
    }

    /** What they keep for themselves and is not over, soonest first. */
    @Transactional(readOnly = true)
    public List<KeptTime> upcoming(Receiver receiver) {
        return slots.kept(receiver.partner(), clock.instant()).stream()
                .filter(it -> receiver.includes(it.practitioner()))
                .toList();
    }

    /** The clock by which they receive. */
    @Transactional(readOnly = true)
    public ZoneId zone(Receiver receiver) {
        return practitioners.zone(receiver);
    }

    /** Refused where somebody comes then; whoever wants an hour of the same practitioner waits meanwhile. */
    public void keep(Receiver receiver, PractitionerId id, LocalDate day, OpenHours hours) {
        var now = clock.instant();
        practitioners.require(receiver, id);
        schedules.lock(id);
        var zone = zone(receiver);
        var span = new Span(
                day.atTime(hours.from()).atZone(zone).toInstant(),
                day.atTime(hours.until()).atZone(zone).toInstant());
        if (!span.until().isAfter(now)) {
            throw new Refused("bookings.kept.is-over");
        }
        if (upcoming(receiver).stream()
                .anyMatch(it -> it.practitioner().equals(id) && it.span().overlaps(span))) {
            throw Refused.conflict("bookings.kept.already");
        }
        slots.block(id, span, now);
    }

    /** Members can book then again. */
    public void release(Receiver receiver, UUID kept) {
        var theirs = practitioners.all(receiver).stream().anyMatch(it -> slots.unblock(it.id(), kept));
        if (!theirs) {
            throw new NotFound("kept time " + kept);
        }
    }
}
