package fr.conciergerie.orders;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.shared.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What someone asks for, as it arrives.
 *
 * @param site slug or key of the site where it is handed in and collected
 * @param member for whom; null when a member orders for themselves
 * @param channel how the request came
 * @param terms the version of the terms of sale that the person read; when another is in force meanwhile the order is refused;
 *     null to take the one in force
 * @param beginAtOnce the sentence by which the person asked for the work to begin before the period of withdrawal is over;
 *     null when they did not
 */
public record PlaceOrder(
        String site,
        @Nullable MemberId member,
        Channel channel,
        List<Line> lines,
        @Nullable String terms,
        @Nullable String beginAtOnce) {

    public static final int MAX_LINES = 20;

    /**
     * @param service slug or key
     * @param options slugs of the options chosen
     * @param price the unit price that the person saw, options included; when it has changed meanwhile the order is
     *     refused rather than placed at another price; null to take the price of the day
     */
    public record Line(
            String service,
            int quantity,
            @Nullable String note,
            List<String> options,
            @Nullable Money price) {

        public Line {
            options = List.copyOf(options);
        }
    }

    public PlaceOrder {
        lines = List.copyOf(lines);
    }

    /** Under the terms in force, and without any hurry. */
    public PlaceOrder(String site, @Nullable MemberId member, Channel channel, List<Line> lines) {
        this(site, member, channel, lines, null, null);
    }
}
