package fr.conciergerie.bookings;

import fr.conciergerie.shared.Refused;
import fr.conciergerie.waiting.OfferPeriod;
import java.time.Duration;
import java.time.Instant;
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
        @Nullable String room) {

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
