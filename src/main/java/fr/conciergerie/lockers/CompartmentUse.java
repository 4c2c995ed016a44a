package fr.conciergerie.lockers;

import fr.conciergerie.orders.OrderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whose a compartment was once, as the desk reads it when something is found in it or somebody asks where theirs has got to.
 *
 * @param memberName null once it is forgotten whose it was
 * @param order what they had said they would put in; null where they had not, and where something was put in for them
 * @param orderNumber its number
 * @param outcome how it ended; null while it lasts
 * @param until when it ended; null while it lasts
 */
public record CompartmentUse(
        @Nullable String memberName,
        @Nullable OrderId order,
        @Nullable String orderNumber,
        @Nullable Outcome outcome,
        Instant from,
        @Nullable Instant until) {}
