package fr.conciergerie.markets.web;

import fr.conciergerie.markets.Market;
import fr.conciergerie.shared.NotFound;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A calendar year in the life of a market. */
public record Year(int value, int first, int last) {

    /** @param asked null for this year, or the nearest one in which there was a market */
    static Year of(Market market, @Nullable Integer asked, LocalDate today) {
        int first = market.startsOn().getYear();
        int last = market.realEnd().getYear();
        if (asked != null && (asked < first || asked > last)) {
            throw new NotFound("year " + asked);
        }
        return new Year(asked == null ? Math.clamp(today.getYear(), first, last) : asked, first, last);
    }

    LocalDate from() {
        return LocalDate.of(value, 1, 1);
    }

    LocalDate until() {
        return LocalDate.of(value, 12, 31);
    }

    public boolean hasBefore() {
        return value > first;
    }

    public boolean hasAfter() {
        return value < last;
    }
}
