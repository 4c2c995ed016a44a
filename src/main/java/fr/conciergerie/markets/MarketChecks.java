package fr.conciergerie.markets;

import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.Refused;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Checks that the records of this module have in common: how much, how long and how far. */
final class MarketChecks {

    static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    static final LocalDate LATEST = LocalDate.of(2099, 12, 31);

    private MarketChecks() {}

    /** @param key says that something has to be said, in at most {0} letters */
    static void text(String text, int longest, String key) {
        if (text.isBlank() || text.length() > longest) {
            throw new Refused(key, longest);
        }
    }

    /** @param key says that an amount goes up to {0} */
    static void amount(Money amount, String key) {
        if (amount.cents() < 0 || amount.compareTo(MarketDetails.MOST) > 0) {
            throw new Refused(key, MarketDetails.MOST);
        }
    }

    /** A period of a market. */
    static void days(LocalDate from, LocalDate until) {
        within(from);
        within(until);
        if (until.isBefore(from) || until.isAfter(from.plusYears(MarketDetails.LONGEST_YEARS))) {
            throw new Refused("markets.days-out-of-order", MarketDetails.LONGEST_YEARS);
        }
    }

    /** The days on which something holds; without an end it holds as long as the market does. */
    static void validity(LocalDate from, @Nullable LocalDate until) {
        within(from);
        if (until != null) {
            within(until);
            if (until.isBefore(from)) {
                throw new Refused("markets.ends-before-it-starts", from);
            }
        }
    }

    static void within(LocalDate day) {
        if (day.isBefore(EARLIEST) || day.isAfter(LATEST)) {
            throw new Refused("markets.day-out-of-range", EARLIEST, LATEST);
        }
    }
}
