package fr.conciergerie.bookings;

import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Actor;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The partner's door to the hours of their own practitioners, who keep a time for themselves; others' do not exist to them. */
@Service
@Transactional
public class KeptTimes {

    private final PractitionerRepository practitioners;
    private final ScheduleRepository schedules;
    private final SlotRepository slots;
    private final ReceivingClock receivingClock;
    private final Clock clock;

    KeptTimes(
            PractitionerRepository practitioners,
            ScheduleRepository schedules,
            SlotRepository slots,
            ReceivingClock receivingClock,
            Clock clock) {
        this.practitioners = practitioners;
        this.schedules = schedules;
        this.slots = slots;
        this.receivingClock = receivingClock;
        this.clock = clock;
    }

    /** Those of the partner who receive. */
    @Transactional(readOnly = true)
    public List<Practitioner> practitioners(Actor actor) {
        return practitioners.ofPartner(partner(actor)).stream()
                .filter(Practitioner::active)
                .toList();
    }

    /** What they keep for themselves and is not over, soonest first. */
    @Transactional(readOnly = true)
    public List<KeptTime> upcoming(Actor actor) {
        return slots.kept(partner(actor), clock.instant());
    }

    /** The clock by which they receive. */
    @Transactional(readOnly = true)
    public ZoneId zone(Actor actor) {
        return receivingClock.of(partner(actor));
    }

    /** Refused where somebody comes then; whoever wants an hour of the same practitioner waits meanwhile. */
    public void keep(Actor actor, PractitionerId id, LocalDate day, OpenHours hours) {
        var now = clock.instant();
        requireTheirs(actor, id);
        schedules.lock(id);
        var zone = zone(actor);
        var span = new Span(
                day.atTime(hours.from()).atZone(zone).toInstant(),
                day.atTime(hours.until()).atZone(zone).toInstant());
        if (!span.until().isAfter(now)) {
            throw new Refused("bookings.kept.is-over");
        }
        if (slots.kept(partner(actor), now).stream()
                .anyMatch(it -> it.practitioner().equals(id) && it.span().overlaps(span))) {
            throw Refused.conflict("bookings.kept.already");
        }
        slots.block(id, span, now);
    }

    /** Members can book then again. */
    public void release(Actor actor, UUID kept) {
        var theirs = practitioners.ofPartner(partner(actor)).stream().anyMatch(it -> slots.unblock(it.id(), kept));
        if (!theirs) {
            throw new NotFound("kept time " + kept);
        }
    }

    private void requireTheirs(Actor actor, PractitionerId id) {
        if (!practitioners.get(id).partner().equals(partner(actor))) {
            throw new NotFound("practitioner " + id);
        }
    }

    private static PartnerId partner(Actor actor) {
        return new PartnerId(actor.requireSubject());
    }
}
