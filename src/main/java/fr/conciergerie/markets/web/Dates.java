package fr.conciergerie.markets.web;

import fr.conciergerie.markets.Markets;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Page;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Days as papers write them: with their year, whenever they are read; and as the forms of this module ask for them. */
public final class Dates {

    private Dates() {}

    public static String of(Page page, LocalDate day) {
        return page.words().plainDate(day);
    }

    /** A day on which there may be a market. */
    static Supplier<LocalDate> read(FilledForm form, String field) {
        readIfAny(form, field);
        return form.day(field);
    }

    static @Nullable LocalDate readIfAny(FilledForm form, String field) {
        var day = form.dayIfAny(field);
        form.check(
                day == null || !day.isBefore(Markets.EARLIEST) && !day.isAfter(Markets.LATEST),
                field,
                "markets.day-out-of-range",
                Markets.EARLIEST,
                Markets.LATEST);
        return day;
    }
}
