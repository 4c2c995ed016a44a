package fr.conciergerie.calendar;

import fr.conciergerie.organisations.Site;
import fr.conciergerie.organisations.Territory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What follows for one site from its weekly patterns, its closures and the public holidays there: the sessions that are
 * due, and what must change for the stored ones to say the same. Past sessions and those that a person has changed stay
 * as they are.
 */
record Timetable(Site site, List<WeeklyPattern> patterns, List<Closure> closures) {

    /** A session that the patterns ask for; cancelled from the start when {@code cause} is given. */
    record Due(
            PatternId pattern,
            LocalDate day,
            Instant startsAt,
            Instant endsAt,
            @Nullable CancellationCause cause,
            @Nullable String note) {}

    /** A session as stored, whatever made it. */
    record Stored(
            DeskSessionId id,
            @Nullable PatternId pattern,
            @Nullable LocalDate day,
            Instant startsAt,
            Instant endsAt,
            boolean live,
            @Nullable CancellationCause cause,
            @Nullable String note,
            boolean byHand) {

        boolean overlaps(Due due) {
            return live && startsAt.isBefore(due.endsAt()) && endsAt.isAfter(due.startsAt());
        }
    }

    /** A stored session that must become what is due now. */
    record Change(Stored before, Due after) {

        boolean takesAway() {
            return before.live() && after.cause() != null;
        }
    }

    /** What the calendar does by itself; applied in this order, no two sessions overlap on the way. */
    record Revision(List<Change> changes, List<Due> additions) {}

    /** The sessions due from one day to another, both included, in order. */
    List<Due> due(LocalDate from, LocalDate until) {
        var due = new ArrayList<Due>();
        for (var day = from; !day.isAfter(until); day = day.plusDays(1)) {
            for (var pattern : patterns) {
                if (pattern.holdsOn(day)) {
                    due.add(due(pattern, day));
                }
            }
        }
        due.sort(Comparator.comparing(Due::startsAt));
        return due;
    }

    /** What must happen to the sessions that begin after {@code now}, up to the last day. */
    Revision revise(List<Stored> stored, Instant now, LocalDate until) {
        var open = new HashMap<Occurrence, Stored>();
        var fixed = new ArrayList<Stored>();
        for (var session : stored) {
            if (session.byHand() || !session.startsAt().isAfter(now) || session.pattern() == null) {
                fixed.add(session);
            } else {
                open.put(new Occurrence(session.pattern(), session.day()), session);
            }
        }
        var changes = new ArrayList<Change>();
        var additions = new ArrayList<Due>();
        for (var due : due(now.atZone(site.zone()).toLocalDate(), until)) {
            var known = open.remove(new Occurrence(due.pattern(), due.day()));
            if (!due.startsAt().isAfter(now) || isSettled(due, fixed)) {
                continue;
            }
            if (known == null) {
                additions.add(due);
            } else if (differs(known, due)) {
                changes.add(new Change(known, due));
            }
        }
        open.values().stream().filter(Stored::live).map(Timetable::withdrawn).forEach(changes::addFirst);
        return new Revision(changes, additions);
    }

    private Due due(WeeklyPattern pattern, LocalDate day) {
        var starts = pattern.hours().startsAt(day, site.zone());
        var ends = pattern.hours().endsAt(day, site.zone());
        if (isPublicHoliday(day)) {
            return new Due(pattern.id(), day, starts, ends, CancellationCause.PUBLIC_HOLIDAY, null);
        }
        return closures.stream()
                .filter(closure -> closure.covers(day))
                .findFirst()
                .map(closure -> new Due(pattern.id(), day, starts, ends, CancellationCause.CLOSURE, closure.reason()))
                .orElseGet(() -> new Due(pattern.id(), day, starts, ends, null, null));
    }

    private boolean isPublicHoliday(LocalDate day) {
        return PublicHolidays.of(Territory.ofHolidayZone(site.holidayZone()), site.goodFriday(), day.getYear())
                .containsKey(day);
    }

    /** A person has had their say about this very session, or has put another one in its place. */
    private static boolean isSettled(Due due, List<Stored> fixed) {
        return fixed.stream()
                .anyMatch(it -> due.pattern().equals(it.pattern()) && due.day().equals(it.day())
                        || due.cause() == null && it.overlaps(due));
    }

    private static boolean differs(Stored known, Due due) {
        return !known.startsAt().equals(due.startsAt())
                || !known.endsAt().equals(due.endsAt())
                || known.cause() != due.cause()
                || !Objects.equals(known.note(), due.note());
    }

    private static Change withdrawn(Stored session) {
        return new Change(
                session,
                new Due(
                        Objects.requireNonNull(session.pattern()),
                        Objects.requireNonNull(session.day()),
                        session.startsAt(),
                        session.endsAt(),
                        CancellationCause.NO_LONGER_PLANNED,
                        null));
    }

    private record Occurrence(
            @Nullable PatternId pattern, @Nullable LocalDate day) {}
}
