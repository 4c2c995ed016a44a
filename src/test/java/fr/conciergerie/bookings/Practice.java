package fr.conciergerie.bookings;

import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.calendar.Calendar;
import fr.conciergerie.orders.Channel;
import fr.conciergerie.orders.Town;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Tenant;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * An osteopath of the farm (a farm with many talents) at the town hall: every day from noon to two, three quarters of an hour
 * each and a quarter between two. A day of notice is given, and a day before it can be given back.
 */
public record Practice(Town town, PractitionerId practitioner, ScheduleId schedule) {

    public static final ScheduleTerms TERMS = new ScheduleTerms(45, 5, 10, 1, 24, 60, 24, 4, null);

    public static Practice open(ApplicationContext context, Town town) {
        return open(context, town, TERMS);
    }

    public static Practice open(ApplicationContext context, Town town, ScheduleTerms terms) {
        return Tenant.call(town.operator(), () -> {
            var schedules = context.getBean(Schedules.class);
            int others = schedules.practitioners().size();
            var practitioner = schedules.add(town.farm(), others == 0 ? "Lou" : "Lou " + (others + 1));
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

    /** The agent takes the first hour that is free so many days from now. */
    public BookingView booked(ApplicationContext context, int daysAhead) {
        return Tenant.call(town.operator(), () -> {
            var agent = context.getBean(Accounts.class)
                    .actors(town.agent().account())
                    .getFirst();
            var bookings = context.getBean(Bookings.class);
            var slots = context.getBean(BookableSlots.class);
            var site = context.getBean(Organisations.class).site(town.hall());
            var day = context.getBean(DayClock.class).todayAt(site.zone()).plusDays(daysAhead);
            var free = slots.at(agent, site, slots.schedules(agent, site), day, day.plusDays(7)).stream()
                    .filter(it -> it.isFree() && it.schedule().equals(schedule))
                    .findFirst()
                    .orElseThrow();
            return bookings.book(agent, new BookingRequest(free.id(), null, Channel.ONLINE, null, null, null));
        });
    }

    /** The agent moves it to the first hour that is free on the day after. */
    public static BookingView moved(ApplicationContext context, Town town, BookingView booking) {
        return Tenant.call(town.operator(), () -> {
            var agent = context.getBean(Accounts.class)
                    .actors(town.agent().account())
                    .getFirst();
            var slots = context.getBean(BookableSlots.class);
            var site = context.getBean(Organisations.class).site(town.hall());
            var day = booking.startsAt().atZone(site.zone()).toLocalDate().plusDays(1);
            var free = slots.at(agent, site, slots.schedules(agent, site), day, day.plusDays(1)).stream()
                    .filter(Slot::isFree)
                    .findFirst()
                    .orElseThrow();
            return context.getBean(Bookings.class).move(agent, booking.id(), free.id(), booking.version());
        });
    }

    /** As if it had been so many days earlier. */
    public void earlier(ApplicationContext context, BookingView booking, int days) {
        var tables = List.of("""
                update bookings.booking set starts_at = starts_at - :ago, ends_at = ends_at - :ago where id = :id or guest_of = :id
                """, """
                update bookings.slot
                   set starts_at = starts_at - :ago, ends_at = ends_at - :ago, busy_from = busy_from - :ago,
                       busy_until = busy_until - :ago, wall_clock = wall_clock - :ago
                 where id = (select slot_id from bookings.booking where id = :id)
                """);
        Tenant.run(
                town.operator(),
                () -> context.getBean(TransactionOperations.class)
                        .executeWithoutResult(_ -> tables.forEach(it -> context.getBean(JdbcClient.class)
                                .sql(it.replace(":ago", "make_interval(days => " + days + ")"))
                                .param("id", booking.id().value())
                                .update())));
    }

    /** The first day, so many days ahead or more, on which nothing is closed. */
    public LocalDate workingDay(ApplicationContext context, int ahead) {
        return Tenant.call(town.operator(), () -> {
            var site = context.getBean(Organisations.class).site(town.hall());
            var first = context.getBean(DayClock.class).todayAt(site.zone()).plusDays(ahead);
            var off = context.getBean(Calendar.class).daysOff(site, first, first.plusDays(14));
            return first.datesUntil(first.plusDays(14))
                    .filter(it -> !off.contains(it))
                    .findFirst()
                    .orElseThrow();
        });
    }
}
