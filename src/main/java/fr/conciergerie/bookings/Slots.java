package fr.conciergerie.bookings;

import fr.conciergerie.calendar.Calendar;
import fr.conciergerie.freebusy.ExternalCalendars;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.partners.WorkingDays;
import fr.conciergerie.shared.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which hours can be booked: what the schedules have room for, less what is taken, too near or too far. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Slots {

    /** Nobody looks further at once. */
    static final int MOST_DAYS = 62;

    private final SlotRepository repository;
    private final Calendar calendar;
    private final Partners partners;
    private final ExternalCalendars calendars;
    private final Clock clock;

    Slots(SlotRepository repository, Calendar calendar, Partners partners, ExternalCalendars calendars, Clock clock) {
        this.repository = repository;
        this.calendar = calendar;
        this.partners = partners;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** Who asks: a member has to give notice, whoever stands at the desk has not. */
    enum Notice {
        KEPT,
        WAIVED
    }

    /** Of some schedules of a site, soonest first, those that are full among them. Both days are included. */
    List<Slot> at(Site site, Collection<Schedule> schedules, LocalDate first, LocalDate last, Notice notice) {
        return at(site, schedules, first, last, notice, LocalDate.MIN);
    }

    /** @param until the last day that can be booked, where the schedule's own horizon ends earlier */
    List<Slot> at(
            Site site,
            Collection<Schedule> schedules,
            LocalDate first,
            LocalDate last,
            Notice notice,
            LocalDate until) {
        requireFew(first, last);
        return all(site, schedules, first, last, notice, until);
    }

    /**
     * The hours that begin when one does, on the same day of the weeks after it, that one among them; by the clock on the wall,
     * whatever the schedule's horizon is.
     */
    List<Slot> weekly(Site site, Schedule schedule, Instant startsAt, int weeks, Notice notice) {
        var local = startsAt.atZone(site.zone()).toLocalDateTime();
        var first = local.toLocalDate();
        var last = first.plusWeeks(weeks - 1L);
        return all(site, List.of(schedule), first, last, notice, last).stream()
                .filter(it -> {
                    var there = it.startsAt().atZone(site.zone()).toLocalDateTime();
                    return there.getDayOfWeek() == local.getDayOfWeek()
                            && there.toLocalTime().equals(local.toLocalTime());
                })
                .toList();
    }

    private List<Slot> all(
            Site site,
            Collection<Schedule> schedules,
            LocalDate first,
            LocalDate last,
            Notice notice,
            LocalDate until) {
        if (schedules.isEmpty()) {
            return List.of();
        }
        var daysOff = daysOff(site, schedules, first, last);
        var taken = taken(site, schedules, first, last);
        var slots = new ArrayList<Slot>();
        var now = clock.instant();
        for (var schedule : schedules) {
            var window = schedule.terms().bookable(now, site.zone(), notice == Notice.KEPT, until);
            new SlotCalculator(site.zone(), day -> daysOff.holds(day, schedule))
                    .slots(schedule, first, last).stream()
                            .filter(it -> !it.from().isBefore(window.from())
                                    && it.from().isBefore(window.until()))
                            .flatMap(it -> slot(schedule, it, taken).stream())
                            .forEach(slots::add);
        }
        slots.sort(Comparator.comparing(Slot::startsAt)
                .thenComparing(it -> it.schedule().value()));
        return slots;
    }

    /** Nobody looks at years of hours at once. */
    static void requireFew(LocalDate first, LocalDate last) {
        if (last.isBefore(first) || last.isAfter(first.plusDays(MOST_DAYS))) {
            throw new Refused("bookings.days-out-of-range", MOST_DAYS);
        }
    }

    /** The one that begins then, if it can be booked or could until it was full. */
    Optional<Slot> find(Site site, Schedule schedule, Instant startsAt, Notice notice) {
        return find(site, schedule, startsAt, notice, LocalDate.MIN);
    }

    /** @param until the last day that can be booked, where the schedule's own horizon ends earlier */
    Optional<Slot> find(Site site, Schedule schedule, Instant startsAt, Notice notice, LocalDate until) {
        var day = startsAt.atZone(site.zone()).toLocalDate();
        return at(site, List.of(schedule), day, day, notice, until).stream()
                .filter(it -> it.startsAt().equals(startsAt))
                .findFirst();
    }

    /** Nothing that the schedule has room for, unless it is in its way; full where its own seats are taken. */
    private static Optional<Slot> slot(Schedule schedule, Span span, TakenTimes taken) {
        if (taken.isInTheWay(schedule, span)) {
            return Optional.empty();
        }
        var own = taken.own(schedule, span);
        if (own == null && taken.isBusyElsewhere(schedule, span)) {
            return Optional.empty();
        }
        var capacity = own == null ? schedule.terms().capacity() : own.capacity();
        return Optional.of(new Slot(
                new SlotId(schedule.id(), span.from()),
                span.from(),
                own == null ? span.until() : own.slot().until(),
                capacity,
                own == null ? capacity : own.free(),
                own == null ? 0 : own.waiting()));
    }

    private TakenTimes taken(Site site, Collection<Schedule> schedules, LocalDate first, LocalDate last) {
        var spare = Duration.ofMinutes(ScheduleTerms.LONGEST_BREAK);
        var practitioners =
                schedules.stream().map(it -> it.practitioner().id()).distinct().toList();
        var span = new Span(
                first.atStartOfDay(site.zone()).toInstant().minus(spare),
                last.plusDays(1).atStartOfDay(site.zone()).toInstant().plus(spare));
        return new TakenTimes(
                site.id(),
                repository.taken(practitioners, site.id(), span),
                calendars.busy(practitioners.stream().map(PractitionerId::value).toList(), span.from(), span.until()));
    }

    private DaysOff daysOff(Site site, Collection<Schedule> schedules, LocalDate first, LocalDate last) {
        return new DaysOff(
                calendar.daysOff(site, first, last),
                partners.workingDays(schedules.stream()
                        .map(it -> it.practitioner().partner())
                        .distinct()
                        .toList()));
    }

    /** Days on which nobody receives unless the schedule says so for that very day. */
    private record DaysOff(Set<LocalDate> site, Map<PartnerId, WorkingDays> partners) {

        boolean holds(LocalDate day, Schedule schedule) {
            return site.contains(day)
                    || Objects.requireNonNull(
                                    partners.get(schedule.practitioner().partner()))
                            .closed()
                            .contains(day);
        }
    }
}
