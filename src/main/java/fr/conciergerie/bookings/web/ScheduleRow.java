package fr.conciergerie.bookings.web;

import fr.conciergerie.bookings.Schedule;
import fr.conciergerie.bookings.WeeklyHours;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * A schedule in a list, with the names of what it is for.
 *
 * @param zone the clock of the site
 */
public record ScheduleRow(Schedule schedule, String service, String site, ZoneId zone, LocalDate today) {

    public String path() {
        return "/operator/appointments/schedules/" + schedule.id();
    }

    /** The hours that come back every week, from now on. */
    public List<WeeklyHours> weekly() {
        return schedule.weekly().stream()
                .filter(it -> it.validUntil() == null || !it.validUntil().isBefore(today))
                .toList();
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
