package fr.conciergerie.bookings;

import fr.conciergerie.orders.Channel;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.shared.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several hours that somebody wants at once, as they arrive.
 *
 * @param slots of one schedule
 * @param member for whom; null when a member books for themselves
 * @param channel how the request came
 * @param price what the person saw that one of them costs in the series; when it has changed meanwhile nothing is booked; null
 *     to take the price of the day
 * @param terms the version of the terms of sale that they read; null to take the one in force
 * @param beginAtOnce the sentence by which they asked for it within the period of withdrawal; null when they did not
 */
public record SeriesRequest(
        List<SlotId> slots,
        @Nullable MemberId member,
        Channel channel,
        @Nullable Money price,
        @Nullable String terms,
        @Nullable String beginAtOnce) {

    public SeriesRequest {
        slots = List.copyOf(slots);
    }
}
