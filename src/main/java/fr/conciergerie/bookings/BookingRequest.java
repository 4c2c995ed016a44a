package fr.conciergerie.bookings;

import fr.conciergerie.orders.Channel;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.Refused;
import org.jspecify.annotations.Nullable;

/**
 * An hour that somebody wants, as it arrives.
 *
 * @param member for whom; null when a member books for themselves
 * @param guests who come along with the member, each on a place and a line of their own: nobody, or one
 * @param channel how the request came
 * @param price what the person saw; when it has changed meanwhile nothing is booked; null to take the price of the day
 * @param terms the version of the terms of sale that they read; null to take the one in force
 * @param beginAtOnce the sentence by which they asked for it within the period of withdrawal; null when they did not
 */
public record BookingRequest(
        SlotId slot,
        @Nullable MemberId member,
        int guests,
        Channel channel,
        @Nullable Money price,
        @Nullable String terms,
        @Nullable String beginAtOnce) {

    /** More than one come in a group of their own. */
    public static final int MOST_GUESTS = 1;

    public BookingRequest {
        requireFew(guests);
    }

    /** For the member alone. */
    public BookingRequest(
            SlotId slot,
            @Nullable MemberId member,
            Channel channel,
            @Nullable Money price,
            @Nullable String terms,
            @Nullable String beginAtOnce) {
        this(slot, member, 0, channel, price, terms, beginAtOnce);
    }

    int people() {
        return 1 + guests;
    }

    static void requireFew(int guests) {
        if (guests < 0 || guests > MOST_GUESTS) {
            throw new Refused("bookings.guests-out-of-range", MOST_GUESTS);
        }
    }
}
