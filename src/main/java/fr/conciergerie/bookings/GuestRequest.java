package fr.conciergerie.bookings;

import fr.conciergerie.orders.Channel;
import fr.conciergerie.shared.Money;
import org.jspecify.annotations.Nullable;

/**
 * One more place beside a booking, for whoever the member brings along, as it is asked for.
 *
 * @param channel how the request came
 * @param price what the person saw; when it has changed meanwhile nothing is booked; null to take the price of the day
 * @param terms the version of the terms of sale that they read; null to take the one in force
 * @param beginAtOnce the sentence by which they asked for it within the period of withdrawal; null when they did not
 */
public record GuestRequest(
        Channel channel,
        @Nullable Money price,
        @Nullable String terms,
        @Nullable String beginAtOnce) {}
