package fr.conciergerie.web.ical;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Something that stands in a calendar from one time to another.
 *
 * @param uid its name for life, whatever becomes of it: a calendar knows by it which of its entries is meant
 * @param sequence a calendar takes the entry with the greater number for the newer one
 * @param changedAt when it was last changed
 * @param zone the clock of the place
 * @param title what others see over somebody's shoulder
 * @param place where to go; null where it does not matter
 * @param words more to know; null where there is nothing
 * @param link the page about it; null where there is none
 * @param forAll whether everybody may know of it; else a calendar that others look into shows them that somebody is busy, and no more
 */
public record CalendarEntry(
        String uid,
        int sequence,
        Instant changedAt,
        Instant startsAt,
        Instant endsAt,
        ZoneId zone,
        String title,
        @Nullable String place,
        @Nullable String words,
        @Nullable URI link,
        Standing standing,
        boolean forAll) {

    /** Whether it takes place, and whether whoever has it in their calendar is busy then. */
    public enum Standing {
        BUSY,
        /** It is good to know, and keeps nobody from anything. */
        FREE,
        CANCELLED
    }

    /** One that concerns nobody but whoever reads it. */
    public CalendarEntry(
            String uid,
            int sequence,
            Instant changedAt,
            Instant startsAt,
            Instant endsAt,
            ZoneId zone,
            String title,
            @Nullable String place,
            @Nullable String words,
            @Nullable URI link,
            Standing standing) {
        this(uid, sequence, changedAt, startsAt, endsAt, zone, title, place, words, link, standing, false);
    }

    public CalendarEntry {
        if (!startsAt.isBefore(endsAt)) {
            throw new IllegalArgumentException(uid + " ends before it begins");
        }
    }

    boolean isCancelled() {
        return standing == Standing.CANCELLED;
    }
}
