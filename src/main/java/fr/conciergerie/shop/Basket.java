package fr.conciergerie.shop;

import fr.conciergerie.catalogue.Offer;
import fr.conciergerie.shared.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a member is about to order at a site, at the prices and for the days of this moment.
 *
 * @param removed what was taken out and may be put back
 */
public record Basket(List<Line> lines, List<Line> removed) {

    /**
     * @param offer as it is sold today; null when it no longer is
     * @param options the names of the options chosen
     * @param price of one today, options included; null when it is quoted
     * @param seenPrice the price of one that was shown when it was added
     */
    public record Line(
            UUID id,
            String name,
            @Nullable Offer offer,
            List<String> options,
            int quantity,
            @Nullable String note,
            @Nullable Money price,
            @Nullable Money seenPrice,
            @Nullable LocalDate promisedFor) {

        public Line {
            options = List.copyOf(options);
        }

        public boolean isSold() {
            return offer != null;
        }

        /** It costs something else than when it was added, which must be said before it is ordered. */
        public boolean isPriceChanged() {
            return isSold() && seenPrice != null && price != null && !price.equals(seenPrice);
        }

        public @Nullable Money total() {
            return price == null ? null : price.times(quantity);
        }
    }

    public Basket {
        lines = List.copyOf(lines);
        removed = List.copyOf(removed);
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /** Nothing stands in the way of ordering it all. */
    public boolean isOrderable() {
        return !isEmpty() && lines.stream().allMatch(Line::isSold);
    }

    /** What is known of the price; what is quoted does not count yet. */
    public Money total() {
        return lines.stream().flatMap(line -> Stream.ofNullable(line.total())).reduce(Money.ZERO, Money::plus);
    }

    public boolean hasQuotes() {
        return lines.stream().anyMatch(line -> line.isSold() && line.price() == null);
    }
}
