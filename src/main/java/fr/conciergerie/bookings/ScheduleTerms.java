package fr.conciergerie.bookings;

import fr.conciergerie.shared.Refused;
import fr.conciergerie.waiting.OfferPeriod;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The terms on which appointments of one kind are taken.
 *
 * @param minutes how long one lasts
 * @param minutesBefore what the practitioner needs before it, and {@code minutesAfter} after it; not the member
 * @param capacity how many take part at once: one, or a group
 * @param noticeHours how many hours before its beginning one can be booked at the latest
 * @param horizonDays how many days ahead one can be booked
 * @param cancelHours how many hours before its beginning a member can cancel or move it themselves
 * @param offerHours how many working hours of the site somebody who waits has to take a place that came free
 * @param room where at the site; two schedules of a room never receive at once; null where it does not matter
 * @param series several of them bought at once; null where one comes once at a time
 * @param limit how many one member can have; null for as many as there are
 */
public record ScheduleTerms(
        int minutes,
        int minutesBefore,
        int minutesAfter,
        int capacity,
        int noticeHours,
        int horizonDays,
        int cancelHours,
        int offerHours,
        @Nullable String room,
        @Nullable SeriesTerms series,
        @Nullable BookingLimit limit) {

    public static final int SHORTEST = 5;
    public static final int LONGEST = 480;
    public static final int LONGEST_BREAK = 120;
    public static final int LARGEST_GROUP = 100;
    public static final int MOST_HOURS = 720;
    public static final int FURTHEST_DAYS = 365;
    public static final int LONGEST_ROOM = 80;

    public ScheduleTerms {
        within("bookings.minutes-out-of-range", minutes, SHORTEST, LONGEST);
        within("bookings.break-out-of-range", minutesBefore, 0, LONGEST_BREAK);
        within("bookings.break-out-of-range", minutesAfter, 0, LONGEST_BREAK);
        within("bookings.capacity-out-of-range", capacity, 1, LARGEST_GROUP);
        within("bookings.hours-out-of-range", noticeHours, 0, MOST_HOURS);
        within("bookings.horizon-out-of-range", horizonDays, 1, FURTHEST_DAYS);
        within("bookings.hours-out-of-range", cancelHours, 0, MOST_HOURS);
        within("bookings.hours-out-of-range", offerHours, 1, OfferPeriod.LONGEST);
        room = room == null || room.isBlank() ? null : room.strip();
        if (room != null && room.length() > LONGEST_ROOM) {
            throw new Refused("bookings.room-too-long", LONGEST_ROOM);
        }
    }

    /** One at a time, as many as there are. */
    public ScheduleTerms(
            int minutes,
            int minutesBefore,
            int minutesAfter,
            int capacity,
            int noticeHours,
            int horizonDays,
            int cancelHours,
            int offerHours,
            @Nullable String room) {
        this(
                minutes,
                minutesBefore,
                minutesAfter,
                capacity,
                noticeHours,
                horizonDays,
                cancelHours,
                offerHours,
                room,
                null,
                null);
    }

    /** Whether one can come once, without the others of a series. */
    public boolean isOnceAllowed() {
        return series == null || series.dropIn();
    }

    boolean isForAGroup() {
        return capacity > 1;
    }

    Duration length() {
        return Duration.ofMinutes(minutes);
    }

    /** From one beginning to the next, so that what is needed between two is there. */
    int step() {
        return minutesBefore + minutes + minutesAfter;
    }

    /** The practitioner's time, which is longer than the member's. */
    Span busy(Instant startsAt, Instant endsAt) {
        return new Span(
                startsAt.minus(Duration.ofMinutes(minutesBefore)), endsAt.plus(Duration.ofMinutes(minutesAfter)));
    }

    /**
     * When what can be booked at a moment begins: notice is counted in hours that pass, whatever the clock on the wall does
     * meanwhile; days ahead are those of the calendar there, the last one to its end.
     *
     * @param withNotice whether notice has to be given
     * @param until the last day that can be booked, where the days ahead end earlier
     */
    Span bookable(Instant now, ZoneId zone, boolean withNotice, LocalDate until) {
        var horizon = now.atZone(zone).toLocalDate().plusDays(horizonDays);
        var lastDay = horizon.isBefore(until) ? until : horizon;
        return new Span(
                withNotice ? now.plus(Duration.ofHours(noticeHours)) : now,
                lastDay.plusDays(1).atStartOfDay(zone).toInstant());
    }

    /** The last moment in which a member can take what begins then. */
    Instant bookableUntil(Instant startsAt) {
        return startsAt.minus(Duration.ofHours(noticeHours));
    }

    /** The last moment in which a member can give back or move what begins then. */
    public static Instant changeableUntil(Instant startsAt, int cancelHours) {
        return startsAt.minus(Duration.ofHours(cancelHours));
    }

    private static void within(String refusal, int value, int least, int most) {
        if (value < least || value > most) {
            throw new Refused(refusal, least, most);
        }
    }
}
