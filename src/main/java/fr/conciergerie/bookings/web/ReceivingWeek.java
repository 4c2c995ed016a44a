package fr.conciergerie.bookings.web;

import static java.util.stream.Collectors.groupingBy;

import fr.conciergerie.bookings.BookingView;
import fr.conciergerie.bookings.Bookings;
import fr.conciergerie.bookings.KeptTime;
import fr.conciergerie.bookings.Practitioner;
import fr.conciergerie.bookings.PractitionerId;
import fr.conciergerie.freebusy.ExternalCalendar;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A week of those who receive: who comes, hour by hour, on the clock of each site.
 *
 * @param root the address of the room
 * @param byLink whether they came by a link, without an account
 * @param done what was just done, where nothing else tells it; empty where nothing was
 * @param monday its first day
 * @param bookings those of the week
 * @param practitioners who can keep a time for themselves
 * @param kept what they keep and is not over, whichever week it is in
 * @param calendars those that they keep elsewhere
 * @param zone the clock by which it is kept
 */
public record ReceivingWeek(
        String root,
        boolean byLink,
        String done,
        LocalDate monday,
        LocalDate today,
        Instant now,
        List<BookingView> bookings,
        List<Practitioner> practitioners,
        List<KeptTime> kept,
        Map<PractitionerId, ExternalCalendar> calendars,
        ZoneId zone) {

    public static final int DAYS = 7;

    /** An hour, with everybody who comes then: one, or a group. */
    public record Hour(List<BookingView> people) {

        /** Any of them: what an hour is, is the same for all. */
        public BookingView any() {
            return people.getFirst();
        }

        public LocalTime from() {
            return any().startsAt().atZone(any().zone()).toLocalTime();
        }

        public LocalTime until() {
            return any().endsAt().atZone(any().zone()).toLocalTime();
        }
    }

    public static LocalDate mondayOf(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    public LocalDate sunday() {
        return monday.plusDays(DAYS - 1L);
    }

    public boolean isThisWeek() {
        return monday.equals(mondayOf(today));
    }

    public String path() {
        return path(monday);
    }

    public String earlier() {
        return path(monday.minusDays(DAYS));
    }

    public String later() {
        return path(monday.plusDays(DAYS));
    }

    public SortedMap<LocalDate, List<Hour>> days() {
        return bookings.stream()
                .collect(groupingBy(
                        it -> it.startsAt().atZone(it.zone()).toLocalDate(),
                        TreeMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), ReceivingWeek::hours)));
    }

    public boolean hasBegun(BookingView booking) {
        return !now.isBefore(booking.startsAt());
    }

    /** Whether it can be said, or put right, whether they came. */
    public boolean isAttendanceOpen(BookingView booking) {
        return hasBegun(booking) && !now.isAfter(booking.startsAt().plus(Bookings.ATTENDANCE_OPEN));
    }

    /** When a time is kept, as people say it: a part of a day, a day, some days, or from one moment to another. */
    public String keptKey(KeptTime time) {
        return switch (Extent.of(time, zone)) {
            case PART_OF_A_DAY -> "bookings.kept.part-of-a-day";
            case A_DAY -> "bookings.kept.a-day";
            case DAYS -> "bookings.kept.days";
            case OTHER -> "bookings.kept.moments";
        };
    }

    public Object[] keptAbout(KeptTime time) {
        var from = time.startsAt().atZone(zone);
        var until = time.endsAt().atZone(zone);
        return switch (Extent.of(time, zone)) {
            case PART_OF_A_DAY -> new Object[] {from.toLocalDate(), from.toLocalTime(), until.toLocalTime()};
            case A_DAY -> new Object[] {from.toLocalDate()};
            case DAYS -> new Object[] {from.toLocalDate(), until.toLocalDate().minusDays(1)};
            case OTHER ->
                new Object[] {from.toLocalDate(), from.toLocalTime(), until.toLocalDate(), until.toLocalTime()};
        };
    }

    private enum Extent {
        PART_OF_A_DAY,
        A_DAY,
        DAYS,
        OTHER;

        static Extent of(KeptTime time, ZoneId zone) {
            var from = time.startsAt().atZone(zone);
            var until = time.endsAt().atZone(zone);
            if (from.toLocalDate().equals(until.toLocalDate())) {
                return PART_OF_A_DAY;
            }
            var whole = from.equals(from.toLocalDate().atStartOfDay(zone))
                    && until.equals(until.toLocalDate().atStartOfDay(zone));
            if (!whole) {
                return OTHER;
            }
            return until.toLocalDate().minusDays(1).equals(from.toLocalDate()) ? A_DAY : DAYS;
        }
    }

    /** Whether there are several, so that each hour says whose it is. */
    public boolean isOfSeveral() {
        return practitioners.size() > 1;
    }

    private String path(LocalDate day) {
        return root + "?from=" + day;
    }

    private static List<Hour> hours(List<BookingView> ofADay) {
        return ofADay.stream()
                .collect(groupingBy(it -> it.schedule() + " " + it.startsAt(), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(Hour::new)
                .toList();
    }
}
