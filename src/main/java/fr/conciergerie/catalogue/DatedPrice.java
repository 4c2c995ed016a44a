package fr.conciergerie.catalogue;

import fr.conciergerie.shared.Refused;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A price and the days on which it holds.
 *
 * @param from the first day
 * @param until the last day; null until further notice
 */
public record DatedPrice(LocalDate from, @Nullable LocalDate until, Price price) {

    public DatedPrice {
        if (until != null && until.isBefore(from)) {
            throw new Refused("catalogue.price.ends-before-it-begins");
        }
    }

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }

    /** Whether the other begins where this one ends and costs the same. */
    boolean goesOnAs(DatedPrice next) {
        return price.equals(next.price()) && until != null && until.plusDays(1).equals(next.from());
    }

    DatedPrice endingOn(@Nullable LocalDate last) {
        return new DatedPrice(from, last, price);
    }
}
