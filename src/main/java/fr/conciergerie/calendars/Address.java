package fr.conciergerie.calendars;

import fr.conciergerie.bookings.PractitionerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A secret address as its owner sees it again: without the secret, which is kept nowhere.
 *
 * @param practitioner whose appointments are read there; null where they are the owner's own
 * @param lastReadAt when a calendar last came by; null while none has
 */
public record Address(
        AddressId id,
        @Nullable PractitionerId practitioner,
        Instant madeAt,
        @Nullable Instant lastReadAt) {}
