package fr.conciergerie.lockers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A door that is to open.
 *
 * @param compartment as it is written on the door
 * @param reservation whose it is; null where the desk opens
 * @param notAfter after which it stays shut
 */
public record Opening(
        OpeningId id,
        BankId bank,
        CompartmentId compartmentId,
        String compartment,
        Why why,
        @Nullable ReservationId reservation,
        Instant notAfter) {

    /** Why a door opens. */
    public enum Why {
        /** By its member's code, or their delegate's. */
        CODE,
        /** By a code that has opened it already, a moment ago. */
        REOPENED,
        DESK,
        /** Nobody had asked. */
        UNASKED
    }
}
