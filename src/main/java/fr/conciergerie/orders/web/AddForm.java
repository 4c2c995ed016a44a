package fr.conciergerie.orders.web;

import fr.conciergerie.web.FormErrors;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A service put into the basket.
 *
 * @param once the key of the line, made by the page
 * @param option codes of the options ticked
 */
public record AddForm(
        @Nullable String once,
        @Nullable List<String> option,
        @Nullable String quantity,
        @Nullable String note) {

    static AddForm empty() {
        return new AddForm(null, List.of(), "1", "");
    }

    FormErrors check() {
        var errors = new FormErrors();
        errors.check(
                number() >= 1 && number() <= PlaceOrderBody.MOST,
                "quantity",
                "orders.quantity-out-of-bounds",
                PlaceOrderBody.MOST);
        errors.check(
                note == null || note.strip().length() <= PlaceOrderBody.LONGEST_NOTE,
                "note",
                "orders.note-too-long",
                PlaceOrderBody.LONGEST_NOTE);
        return errors;
    }

    /** A form without a readable key is a new line. */
    UUID id() {
        try {
            return once == null ? UUID.randomUUID() : UUID.fromString(once);
        } catch (IllegalArgumentException _) {
            return UUID.randomUUID();
        }
    }

    public List<String> chosen() {
        return option == null ? List.of() : option.stream().distinct().toList();
    }

    /** The quantity as a number; 0 when it is none, or missing. */
    int number() {
        return Quantity.read(quantity);
    }
}
