package fr.conciergerie.calendar;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something with somebody in it that cannot take place as it was agreed. It is named before that counts. */
public sealed interface Affected {

    UUID id();

    Instant at();

    /** The clock of the site. */
    ZoneId zone();

    /**
     * Somebody's hour. It is moved or cancelled.
     *
     * @param who whom it concerns
     * @param people they alone, or with whom they bring
     * @param instead the hour that they can have; null where none is free, so that it can only be cancelled
     */
    record Appointment(
            UUID id,
            Instant at,
            ZoneId zone,
            String who,
            int people,
            String what,
            String where,
            @Nullable Instead instead)
            implements Affected {}

    /**
     * An hour that is free.
     *
     * @param key what it is chosen by
     * @param with who receives then, where it is somebody else than was agreed; null otherwise
     */
    record Instead(String key, Instant at, @Nullable String with) {}

    /**
     * Something that many come to. It may well take place without the desk, so whoever closes says whether it does.
     *
     * @param registered how many places are taken
     * @param waiting how many wait for one
     */
    record Event(UUID id, Instant at, ZoneId zone, String what, String where, int registered, int waiting)
            implements Affected {}
}
