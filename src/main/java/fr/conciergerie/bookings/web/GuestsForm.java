package fr.conciergerie.bookings.web;

import fr.conciergerie.bookings.BookingRequest;
import fr.conciergerie.web.FilledForm;
import java.util.function.Supplier;
import org.springframework.modulith.NamedInterface;

/** Who comes along to an hour of a group, as it is chosen on a form; where that is not asked, nobody. */
@NamedInterface("web")
public final class GuestsForm {

    public static final String FIELD = "guests";

    private GuestsForm() {}

    public static Supplier<Integer> read(FilledForm form) {
        form.errorAt(FIELD, "bookings.one-place-left", "bookings.for-one-only");
        return form.has(FIELD) ? form.number(FIELD, 0, BookingRequest.MOST_GUESTS) : () -> 0;
    }
}
