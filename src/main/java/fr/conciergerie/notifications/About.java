package fr.conciergerie.notifications;

import fr.conciergerie.orders.JobId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The order that a message is about, for whoever must judge whether it arrived.
 *
 * @param line of it; null when the message is about all of them, or about no order
 * @param job given for that line; null when the message is not about a partner's work
 */
record About(
        @Nullable UUID order, @Nullable UUID line, @Nullable UUID job) {

    static final About NO_ORDER = new About(null, null, null);

    static About order(UUID order) {
        return new About(order, null, null);
    }

    static About line(UUID order, UUID line) {
        return new About(order, line, null);
    }

    static About job(UUID order, UUID line, JobId job) {
        return new About(order, line, job.value());
    }
}
