package fr.conciergerie.bookings;

import java.time.Instant;

/**
 * An hour that somebody can have instead of theirs: of the same partner, for the same, at the same site.
 *
 * @param practitioner who receives then, as the member reads it
 */
public record OtherHour(SlotId slot, Instant startsAt, String practitioner) {}
