package fr.conciergerie.orders;

import fr.conciergerie.catalogue.Offer;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.shared.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An order of the past that is typed in now: asked for on its day, given back on another, promised for none that we know of.
 *
 * @param price of one
 * @param mark of the line that it came from, by which it is known again; null where each call is an order
 */
record LateOrder(
        MemberId member,
        Offer offer,
        int quantity,
        Money price,
        LocalDate day,
        LocalDate collectedOn,
        @Nullable String note,
        DeskBook.@Nullable Mark mark) {

    /** How it came in. */
    enum Source {
        DESK,
        FILE,
        API
    }
}
