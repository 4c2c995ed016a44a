package fr.conciergerie.insertion.web;

import fr.conciergerie.insertion.WorkTime;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.FormErrors;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was typed into a form, read field by field; what cannot be read is told at its field. */
record Typed(Map<String, String> fields, FormErrors errors) {

    static Typed of(Map<String, String> fields) {
        return new Typed(fields, new FormErrors());
    }

    String text(String field) {
        return fields.getOrDefault(field, "").strip();
    }

    /** Null where nothing was typed, or no day. */
    @Nullable
    LocalDate day(String field) {
        var typed = text(field);
        if (typed.isEmpty()) {
            return null;
        }
        try {
            var day = LocalDate.parse(typed);
            errors.check(day.getYear() > 1990 && day.getYear() < 2200, field, "insertion.not-a-day");
            return day;
        } catch (DateTimeParseException _) {
            errors.add(field, "insertion.not-a-day");
            return null;
        }
    }

    @Nullable
    LocalDate requiredDay(String field) {
        errors.check(!text(field).isEmpty(), field, "insertion.day-missing");
        return day(field);
    }

    @Nullable
    Integer minutes(String field) {
        return errors.read(field, () -> WorkTime.minutes(text(field)));
    }

    <E extends Enum<E>> @Nullable E choice(Class<E> type, String field) {
        try {
            return Enum.valueOf(type, text(field));
        } catch (IllegalArgumentException _) {
            errors.add(field, "insertion.choose-one");
            return null;
        }
    }

    int version() {
        try {
            return Integer.parseInt(text("version"));
        } catch (NumberFormatException _) {
            throw Refused.malformed("insertion.not-a-version");
        }
    }
}
