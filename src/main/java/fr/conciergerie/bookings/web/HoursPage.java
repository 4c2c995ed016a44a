package fr.conciergerie.bookings.web;

import fr.conciergerie.bookings.BookingView;
import fr.conciergerie.bookings.Schedule;
import fr.conciergerie.bookings.Slot;
import fr.conciergerie.catalogue.Offer;
import fr.conciergerie.organisations.Site;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/**
 * The hours that can be booked for a service, a week of them; the desk lets choose from them too.
 *
 * @param days those with hours, in order
 * @param earlier the first day of the week before; null where it would be past
 * @param later the first day of the week after; null where nothing is open yet
 * @param moving the booking that another hour is looked for; null for a new one
 */
@NamedInterface("web")
public record HoursPage(
        Site site,
        Offer offer,
        List<Schedule> schedules,
        List<Day> days,
        @Nullable LocalDate earlier,
        @Nullable LocalDate later,
        @Nullable BookingView moving) {

    /** @param hours soonest first */
    public record Day(LocalDate date, List<Hour> hours) {

        public boolean isFull() {
            return hours.stream().noneMatch(Hour::isFree);
        }
    }

    /**
     * @param practitioner null where there is only one for this service
     * @param group whether it is for several at once, so that it is said for how many still
     * @param waiting how many wait for a place in it
     * @param people how many want to come together
     */
    public record Hour(
            String slot,
            LocalTime from,
            LocalTime until,
            @Nullable String practitioner,
            boolean group,
            int free,
            int waiting,
            int people) {

        public boolean isFree() {
            return free >= people;
        }
    }

    public static List<Day> days(List<Slot> slots, List<Schedule> schedules, ZoneId zone) {
        return days(slots, schedules, zone, 1);
    }

    static List<Day> days(List<Slot> slots, List<Schedule> schedules, ZoneId zone, int people) {
        var names = schedules.stream()
                .collect(Collectors.toMap(Schedule::id, it -> it.practitioner().name()));
        boolean several = names.values().stream().distinct().count() > 1;
        Map<LocalDate, List<Slot>> byDay = slots.stream()
                .collect(Collectors.groupingBy(
                        it -> it.startsAt().atZone(zone).toLocalDate(), TreeMap::new, Collectors.toList()));
        return byDay.entrySet().stream()
                .map(day -> new Day(
                        day.getKey(),
                        day.getValue().stream()
                                .map(it -> new Hour(
                                        it.id().toString(),
                                        it.startsAt().atZone(zone).toLocalTime(),
                                        it.endsAt().atZone(zone).toLocalTime(),
                                        several ? names.get(it.schedule()) : null,
                                        it.capacity() > 1,
                                        it.free(),
                                        it.waiting(),
                                        people))
                                .toList()))
                .toList();
    }

    public String path() {
        return "/appointments/new?service=" + offer.slug() + (moving == null ? "" : "&moving=" + moving.id());
    }

    public String path(Hour hour) {
        return "/appointments/slots/" + hour.slot() + (moving == null ? "" : "?moving=" + moving.id());
    }
}
