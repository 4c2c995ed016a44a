package fr.conciergerie.bookings.web;

import static java.util.stream.Collectors.groupingBy;

import fr.conciergerie.bookings.OpenHours;
import fr.conciergerie.bookings.Schedule;
import fr.conciergerie.bookings.Slot;
import fr.conciergerie.bookings.WeeklyHours;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One schedule as the manager looks at it.
 *
 * @param slots the hours of the coming two weeks
 * @param now by which notice is counted
 */
public record SchedulePage(ScheduleRow row, List<Slot> slots, Instant now) {

    /** What can be said of an hour to whoever books. */
    public enum State {
        FREE,
        FULL,
        /** Nobody has it, and it is too late to book it online. */
        TOO_LATE
    }

    public Schedule schedule() {
        return row.schedule();
    }

    public String path() {
        return row.path();
    }

    public LocalDate today() {
        return row.today();
    }

    public State state(Slot slot) {
        var soonest = now.plusSeconds(schedule().terms().noticeHours() * 3600L);
        if (!slot.isFree()) {
            return State.FULL;
        }
        return slot.startsAt().isBefore(soonest) ? State.TOO_LATE : State.FREE;
    }

    public LocalTime time(Slot slot) {
        return slot.startsAt().atZone(row.zone()).toLocalTime();
    }

    /** The hours by day, soonest first. */
    public SortedMap<LocalDate, List<Slot>> days() {
        return slots.stream()
                .collect(groupingBy(
                        it -> it.startsAt().atZone(row.zone()).toLocalDate(), TreeMap::new, Collectors.toList()));
    }

    /** Those that have not ended. */
    public List<WeeklyHours> weekly() {
        return schedule().weekly().stream()
                .filter(it -> it.validUntil() == null || !it.validUntil().isBefore(today()))
                .toList();
    }

    /** The days to come that differ from their week. */
    public SortedMap<LocalDate, List<OpenHours>> special() {
        return schedule().special().entrySet().stream()
                .filter(it -> !it.getKey().isBefore(today()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one, TreeMap::new));
    }

    /** Whether members see these hours at all. */
    public boolean isOffered() {
        return schedule().open() && schedule().practitioner().active();
    }
}
