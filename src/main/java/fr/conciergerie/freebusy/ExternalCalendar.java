package fr.conciergerie.freebusy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The calendar that somebody keeps elsewhere, as we last read it.
 *
 * @param host who keeps it; the address itself is shown to nobody
 * @param readAt when it could last be read; null for one that never could
 * @param failure why it cannot be read since; null for one that can, and for one that was not tried yet
 * @param failingSince since when it cannot; what was read before stays
 * @param unread entries in it that could not be read, so that their times are taken for free
 * @param busy how many times its owner is busy from now on
 */
public record ExternalCalendar(
        String host,
        @Nullable Instant readAt,
        @Nullable ReadFailure failure,
        @Nullable Instant failingSince,
        int unread,
        int busy) {

    /** Whether it was not even tried yet. */
    public boolean isNew() {
        return readAt == null && failure == null;
    }
}
