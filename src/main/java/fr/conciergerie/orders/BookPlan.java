package fr.conciergerie.orders;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.Refused;
import java.time.LocalDate;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What the lines of a desk's book would become, shown before anything is kept.
 *
 * @param taken the orders that would be kept
 * @param bad the lines that cannot be taken, each with its reason
 * @param known how many lines were taken before
 * @param unknown the words for which somebody has to choose a service, each with how often it stands there
 * @param services those that are sold at the site, by name, with their codes
 * @param same the orders of the past that tell the same of the same person, where one order is typed by hand
 */
public record BookPlan(
        List<Taken> taken,
        List<Bad> bad,
        int known,
        SequencedMap<String, Integer> unknown,
        SequencedMap<String, String> services,
        List<Same> same) {

    /**
     * A line that becomes an order.
     *
     * @param member whom we found by the name; null for somebody whom we note as they were written down
     * @param name of the member, or as written down
     * @param price of one
     * @param returned null where no day was written down: it counts on the day of the order
     */
    public record Taken(
            int line,
            LocalDate day,
            @Nullable MemberId member,
            String name,
            String service,
            int quantity,
            Money price,
            @Nullable LocalDate returned,
            String note) {}

    public record Bad(int line, Refused reason) {}

    public record Same(OrderId order, String number) {}

    /** How many lines have no day of giving back. */
    public long withoutDay() {
        return taken.stream().filter(it -> it.returned() == null).count();
    }

    public long guests() {
        return taken.stream()
                .filter(it -> it.member() == null)
                .map(Taken::name)
                .distinct()
                .count();
    }

    public Money total() {
        return taken.stream().map(it -> it.price().times(it.quantity())).reduce(Money.ZERO, Money::plus);
    }
}
