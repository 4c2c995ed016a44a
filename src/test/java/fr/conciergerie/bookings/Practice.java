package fr.conciergerie.bookings;

import fr.conciergerie.orders.Town;
import fr.conciergerie.shared.Tenant;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.springframework.context.ApplicationContext;

/**
 * An osteopath of the farm (a farm with many talents) at the town hall: every day from noon to two, three quarters of an hour
 * each and a quarter between two. A day of notice is given, and a day before it can be given back.
 */
public record Practice(Town town, PractitionerId practitioner, ScheduleId schedule) {

    public static final ScheduleTerms TERMS = new ScheduleTerms(45, 5, 10, 1, 24, 60, 24, null);

    public static Practice open(ApplicationContext context, Town town) {
        return open(context, town, TERMS);
    }

    public static Practice open(ApplicationContext context, Town town, ScheduleTerms terms) {
        return Tenant.call(town.operator(), () -> {
            var schedules = context.getBean(Schedules.class);
            var practitioner = schedules.add(town.farm(), "Lou");
            var schedule = schedules.open(practitioner, town.hall(), "osteopathie", terms);
            schedules.addWeekly(
                    schedule,
                    List.of(DayOfWeek.values()),
                    new OpenHours(LocalTime.NOON, LocalTime.of(14, 0)),
                    LocalDate.of(2024, 1, 1),
                    null);
            return new Practice(town, practitioner, schedule);
        });
    }
}
