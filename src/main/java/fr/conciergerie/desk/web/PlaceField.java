package fr.conciergerie.desk.web;

import fr.conciergerie.custody.Custody;
import fr.conciergerie.web.FilledForm;
import java.util.function.Supplier;

/** Where a piece is put: a free place that was touched, or one in words. The fields of {@code desk/places.jte}. */
final class PlaceField {

    private PlaceField() {}

    static Supplier<String> read(FilledForm form) {
        var touched = form.typed("place");
        var inWords = form.typed("typed").strip();
        form.check(inWords.length() <= Custody.MAX_PLACE, "typed", "custody.place-too-long", Custody.MAX_PLACE);
        form.errorAt("typed", "custody.place-missing", "custody.place-too-long");
        return () -> Custody.place(touched.isBlank() ? inWords : touched);
    }
}
