package fr.conciergerie.notifications;

import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.OrderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message whose sending was cut off: it may have left. Somebody judges whether it is sent again or let be.
 *
 * @param order that it is about; null when it is about none
 * @param number of the order, as people say it
 * @param outOfDate that what it says is no longer so: the job has ended, the item was handed over
 * @param hasWords that its words are still kept
 */
public record UnsureMessage(
        MessageId id,
        MessageKind kind,
        String address,
        Instant createdAt,
        @Nullable OrderId order,
        @Nullable String number,
        @Nullable LineId line,
        boolean outOfDate,
        boolean hasWords) {

    /** What gives work is written anew, so it needs no words of before. */
    public boolean mayBeResent() {
        return !outOfDate && (hasWords || kind.givesWork());
    }
}
