package fr.conciergerie.bookings;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import fr.conciergerie.bookings.Slots.Notice;
import fr.conciergerie.calendar.Affected.Instead;
import fr.conciergerie.orders.Appointments;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Actor;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
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

    /** @param broken soonest first: in that order they are served; those for whom there is no hour are missing in the answer */
    Map<BookingId, Instead> find(List<BookingView> broken, Away away) {
        if (broken.isEmpty()) {
            return Map.of();
        }
        var busy = busy(broken, away);
        var given = new GivenHours();
        var found = new HashMap<BookingId, Instead>();
        var sites = broken.stream().collect(groupingBy(BookingView::site, LinkedHashMap::new, toList()));
        var candidates = new HashMap<SiteId, Candidates>();
        sites.forEach((site, there) -> candidates.put(site, candidates(organisations.site(site), there, away)));
        for (var booking : broken) {
            var elsewhere = busy.computeIfAbsent(booking.member(), _ -> new ArrayList<>());
            requireNonNull(candidates.get(booking.site()))
                    .instead(booking, away)
                    .filter(it -> given.leave(it.schedule(), it.slot(), booking.people()))
                    .filter(it -> elsewhere.stream().noneMatch(it.span()::overlaps))
                    .findFirst()
                    .ifPresent(it -> {
                        given.add(it.schedule(), it.slot(), booking.people());
                        elsewhere.add(it.span());
                        found.put(booking.id(), it.insteadOf(booking));
                    });
        }
        return found;
    }

    /** When each of them is somewhere already. */
    private Map<MemberId, List<Span>> busy(List<BookingView> broken, Away away) {
        var until = broken.stream()
                .map(it -> away.until(it.zone()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return bookings.spans(
                broken.stream().map(BookingView::member).distinct().toList(),
                new Span(broken.getFirst().startsAt(), until.plus(LOOKED_AHEAD)));
    }

    /** What is free at a site for those who have something there, soonest first, all of it read at once. */
    private Candidates candidates(Site site, List<BookingView> broken, Away away) {
        var all = schedules.at(site.id()).stream().collect(toMap(Schedule::id, Function.identity()));
        var wanted = broken.stream()
                .flatMap(it -> Stream.ofNullable(all.get(it.schedule())))
                .collect(toSet());
        var alike = all.values().stream()
                .filter(Schedule::isBookable)
                .filter(it -> wanted.stream().anyMatch(own -> isForTheSame(own, it)))
                .toList();
        var free = new ArrayList<Candidate>();
        var last =
                away.until(site.zone()).plus(LOOKED_AHEAD).atZone(site.zone()).toLocalDate();
        var from = away.firstDay(broken.getFirst().startsAt(), site.zone());
        while (!from.isAfter(last)) {
            var furthest = from.plusDays(Slots.MOST_DAYS);
            for (var slot : slots.at(site, alike, from, last.isAfter(furthest) ? furthest : last, Notice.KEPT)) {
                var candidate = new Candidate(slot, requireNonNull(all.get(slot.schedule())));
                if (slot.isFree() && !away.takes(candidate.schedule(), candidate.span(), site.zone())) {
                    free.add(candidate);
                }
            }
            from = furthest.plusDays(1);
        }
        return new Candidates(all, free);
    }

    private static boolean isForTheSame(Schedule own, Schedule other) {
        return own.service().equals(other.service())
                && own.practitioner().partner().equals(other.practitioner().partner());
    }

    /** An hour that is free. */
    private record Candidate(Slot slot, Schedule schedule) {

        Span span() {
            return new Span(slot.startsAt(), slot.endsAt());
        }

        Instead insteadOf(BookingView booking) {
            var name = schedule.practitioner().name();
            return new Instead(
                    slot.id().toString(), slot.startsAt(), name.equals(booking.practitioner()) ? null : name);
        }
    }

    /** The hours that are free at a site, and by which schedules others were agreed there. */
    private record Candidates(Map<ScheduleId, Schedule> schedules, List<Candidate> free) {

        /** What somebody can have, the best first. */
        Stream<Candidate> instead(BookingView booking, Away away) {
            var own = schedules.get(booking.schedule());
            if (own == null) {
                return Stream.empty();
            }
            var alike = free.stream()
                    .filter(it -> isForTheSame(own, it.schedule()))
                    .filter(it -> !it.slot().startsAt().isBefore(booking.startsAt()))
                    .toList();
            if (!away.staysWithTheirs()) {
                return alike.stream();
            }
            var theirs = alike.stream()
                    .collect(partitioningBy(it -> it.schedule()
                            .practitioner()
                            .id()
                            .equals(own.practitioner().id())));
            return Stream.concat(requireNonNull(theirs.get(true)).stream(), requireNonNull(theirs.get(false)).stream());
        }
    }

    /** Of whom somebody is received then, for the locks that their hours are changed under. */
    PractitionerId practitioner(SlotId slot) {
        return schedules.get(slot.schedule()).practitioner().id();
    }

    /** The member is told, with the order; under the locks of both who receive. */
    void move(Actor actor, BookingView broken, SlotId to, Away away) {
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
        if (away.takes(schedule, new Span(to.startsAt(), to.startsAt().plusMillis(1)), site.zone())) {
            throw new Refused("bookings.absence.into-itself");
        }
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
