package fr.conciergerie.bookings;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a practitioner's links fare, for the manager, who never learns a link itself.
 *
 * @param sentAt when the newest was made
 * @param until how long the last of those that are good is good for; null when none is
 * @param openedAt when somebody last came by one; null while nobody has
 */
public record ReceivingLinkState(
        Instant sentAt, @Nullable Instant until, @Nullable Instant openedAt) {}
