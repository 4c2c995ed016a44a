package fr.conciergerie.bookings;

import fr.conciergerie.orders.PlaceOrder;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.Refused;

/**
 * On which terms several hours are bought at once, week by week (<i>cycle de séances</i>). They are one order with a line for
 * each, and each can be moved and given back alone.
 *
 * @param sessions how many
 * @param reduction by how many percent each is cheaper than one that is bought alone
 * @param dropIn whether one can also come once
 */
public record SeriesTerms(int sessions, int reduction, boolean dropIn) {

    public static final int FEWEST = 2;
    public static final int MOST = PlaceOrder.MAX_LINES;

    public SeriesTerms {
        if (sessions < FEWEST || sessions > MOST) {
            throw new Refused("bookings.series-out-of-range", FEWEST, MOST);
        }
        if (reduction < 0 || reduction > 100) {
            throw new Refused("bookings.reduction-out-of-range");
        }
    }

    /** What one costs in a series. @param alone what it costs alone */
    public Money price(Money alone) {
        return alone.less(reduction);
    }
}
