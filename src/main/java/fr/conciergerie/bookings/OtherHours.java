package fr.conciergerie.bookings;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import fr.conciergerie.bookings.Slots.Notice;
import fr.conciergerie.catalogue.ServiceId;
import fr.conciergerie.orders.Appointments;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Actor;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Other hours for those whose hour does not take place, through no fault of theirs. Each is found one that is free, soon after their
 * own, that no other of them is found, and in which they are nowhere else; enough before it to give it back.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class OtherHours {

    /** Somebody whose next hour is further away chooses for themselves. */
    private static final Duration LOOKED_AHEAD = Duration.ofDays(28);

    private final BookingRepository bookings;
    private final ScheduleRepository schedules;
    private final Slots slots;
    private final Seats seats;
    private final Appointments appointments;
    private final Organisations organisations;
    private final Clock clock;

    OtherHours(
            BookingRepository bookings,
            ScheduleRepository schedules,
            Slots slots,
            Seats seats,
            Appointments appointments,
            Organisations organisations,
            Clock clock) {
        this.bookings = bookings;
        this.schedules = schedules;
        this.slots = slots;
        this.seats = seats;
        this.appointments = appointments;
        this.organisations = organisations;
        this.clock = clock;
    }

    /**
     * @param broken soonest first: in that order they are served
     * @param away when the practitioner of theirs receives nobody
     */
    Map<BookingId, OtherHour> find(List<BookingView> broken, Practitioner practitioner, Span away) {
        if (broken.isEmpty()) {
            return Map.of();
        }
        var members = broken.stream().map(BookingView::member).distinct().toList();
        var busy = bookings.spans(members, new Span(away.from(), away.until().plus(LOOKED_AHEAD)));
        var offered = new HashMap<SiteId, Map<ServiceId, List<Candidate>>>();
        var left = new HashMap<SlotId, Integer>();
        var found = new HashMap<BookingId, OtherHour>();
        for (var booking : broken) {
            var elsewhere = busy.computeIfAbsent(booking.member(), _ -> new ArrayList<>());
            offered
                    .computeIfAbsent(booking.site(), _ -> new HashMap<>())
                    .computeIfAbsent(booking.service(), _ -> candidates(booking, practitioner, away))
                    .stream()
                    .filter(it -> !it.slot().startsAt().isBefore(booking.startsAt()))
                    .filter(it -> left.getOrDefault(it.slot().id(), it.slot().free()) >= booking.people())
                    .filter(it -> elsewhere.stream().noneMatch(it.span()::overlaps))
                    .findFirst()
                    .ifPresent(it -> {
                        left.merge(
                                it.slot().id(),
                                it.slot().free() - booking.people(),
                                (before, _) -> before - booking.people());
                        elsewhere.add(it.span());
                        found.put(
                                booking.id(),
                                new OtherHour(it.slot().id(), it.slot().startsAt(), it.practitioner()));
                    });
        }
        return found;
    }

    /** An hour that is free. */
    private record Candidate(Slot slot, String practitioner) {

        Span span() {
            return new Span(slot.startsAt(), slot.endsAt());
        }
    }

    /** From the first of those who have the same appointment at the same site on. */
    private List<Candidate> candidates(BookingView first, Practitioner practitioner, Span away) {
        var site = organisations.site(first.site());
        var same = schedules.bookableAt(first.site()).stream()
                .filter(it -> it.service().equals(first.service()))
                .filter(it -> it.practitioner().partner().equals(practitioner.partner()))
                .collect(toMap(Schedule::id, Function.identity()));
        var day = first.startsAt().atZone(site.zone()).toLocalDate();
        var last = away.until().plus(LOOKED_AHEAD).atZone(site.zone()).toLocalDate();
        var furthest = day.plusDays(Slots.MOST_DAYS);
        return slots.at(site, same.values(), day, last.isAfter(furthest) ? furthest : last, Notice.KEPT).stream()
                .filter(Slot::isFree)
                .filter(it -> !away.overlaps(new Span(it.startsAt(), it.endsAt()))
                        || !requireNonNull(same.get(it.schedule()))
                                .practitioner()
                                .id()
                                .equals(practitioner.id()))
                .map(it -> new Candidate(
                        it,
                        requireNonNull(same.get(it.schedule())).practitioner().name()))
                .toList();
    }

    /** Of whom somebody is received then, for the locks that their hours are changed under. */
    PractitionerId practitioner(SlotId slot) {
        return schedules.get(slot.schedule()).practitioner().id();
    }

    /** The member is told, with the order; under the locks of both who receive. */
    void move(Actor actor, BookingView broken, SlotId to) {
        var booking = bookings.get(broken.id());
        var schedule = schedules.get(to.schedule());
        if (!schedule.site().equals(booking.site())
                || !schedule.service().equals(broken.service())
                || !schedule.practitioner().partner().equals(booking.partner())) {
            throw new Refused("bookings.not-the-same");
        }
        if (!schedule.isBookable()) {
            throw Refused.conflict("bookings.no-longer-offered");
        }
        var site = organisations.site(schedule.site());
        var all = bookings.withGuest(booking);
        var seat = seats.take(
                booking.member(),
                all.size(),
                site,
                schedule,
                to.startsAt(),
                Notice.KEPT,
                to.startsAt().atZone(site.zone()).toLocalDate());
        bookings.move(all, seat, clock.instant());
        var appointment = Bookings.appointment(schedule, seat.span(), site.zone());
        all.forEach(it -> appointments.postpone(actor, it.order(), it.line(), appointment));
    }
}
