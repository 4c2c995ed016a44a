package fr.conciergerie.bookings.web;

import fr.conciergerie.bookings.Schedule;
import fr.conciergerie.bookings.Slot;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A schedule in a list, with the names of what it is for.
 *
 * @param zone the clock of the site
 * @param next the next hour that a member can book; null where there is none soon
 */
public record ScheduleRow(
        Schedule schedule,
        String service,
        String site,
        ZoneId zone,
        LocalDate today,
        @Nullable Slot next) {

    public String path() {
        return "/operator/appointments/schedules/" + schedule.id();
    }

    /** The next free hour on the clock of the site; null where there is none soon. */
    public @Nullable ZonedDateTime nextFree() {
        return next == null ? null : next.startsAt().atZone(zone);
    }

    /** Whether nobody has said yet in which hours. */
    public boolean hasNoHours() {
        return schedule.weekly().stream()
                        .allMatch(
                                it -> it.validUntil() != null && it.validUntil().isBefore(today))
                && schedule.special().entrySet().stream()
                        .noneMatch(it ->
                                !it.getKey().isBefore(today) && !it.getValue().isEmpty());
    }
}
