package fr.conciergerie.bookings;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The appointments that the hours of a schedule have room for: a pure function. Hours are those on the wall of the site and
 * become instants one by one. An hour that a change of the clock leaves out has no appointment, one that comes twice has
 * it the first time; an appointment lasts as long as it says, whatever the clock does meanwhile.
 *
 * @param zone the clock of the site
 * @param closed the days on which nobody is received there, unless the schedule says so for that very day
 */
record SlotCalculator(ZoneId zone, Predicate<LocalDate> closed) {

    /** Both days included. */
    List<Span> slots(Schedule schedule, LocalDate first, LocalDate last) {
        var slots = new ArrayList<Span>();
        for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
            addDay(schedule, day, slots);
        }
        return slots;
    }

    private void addDay(Schedule schedule, LocalDate day, List<Span> slots) {
        var terms = schedule.terms();
        var freeAgain = Instant.MIN;
        for (var hours : schedule.hoursOn(day, closed.test(day))) {
            var end = instant(day, hours.until());
            for (int minute = minute(hours.from());
                    minute + terms.minutes() <= minute(hours.until());
                    minute += terms.step()) {
                var local = day.atStartOfDay().plusMinutes(minute);
                if (isLeftOut(local)) {
                    continue;
                }
                var startsAt = instant(local);
                var slot = new Span(startsAt, startsAt.plus(terms.length()));
                var busy = terms.busy(slot.from(), slot.until());
                if (!slot.until().isAfter(end) && !busy.from().isBefore(freeAgain)) {
                    slots.add(slot);
                    freeAgain = busy.until();
                }
            }
        }
    }

    private boolean isLeftOut(LocalDateTime local) {
        return zone.getRules().getValidOffsets(local).isEmpty();
    }

    private Instant instant(LocalDate day, LocalTime time) {
        return instant(day.atTime(time));
    }

    /** The first of two; the moment of the change for one that is left out. */
    private Instant instant(LocalDateTime local) {
        var change = zone.getRules().getTransition(local);
        return change != null && change.isGap()
                ? change.getInstant()
                : local.atZone(zone).toInstant();
    }

    private static int minute(LocalTime time) {
        return time.getHour() * 60 + time.getMinute();
    }
}
