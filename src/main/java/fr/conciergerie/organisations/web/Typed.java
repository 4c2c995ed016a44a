package fr.conciergerie.organisations.web;

import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.FormErrors;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** What the forms of this module have in common when they read what was typed. */
final class Typed {

    private static final int LONGEST_NAME = 200;

    private Typed() {}

    static void name(String name, FormErrors errors) {
        errors.check(!name.isEmpty(), "name", "organisations.name-missing");
        text(name, LONGEST_NAME, "name", errors);
    }

    static void text(String text, int longest, String field, FormErrors errors) {
        errors.check(text.length() <= longest, field, "organisations.too-long", longest);
    }

    static <E extends Enum<E>> @Nullable E constant(Class<E> type, String typed, String field, FormErrors errors) {
        try {
            return Enum.valueOf(type, typed);
        } catch (IllegalArgumentException _) {
            errors.add(field, "organisations.choose-one");
            return null;
        }
    }

    static int number(String typed) {
        try {
            return Integer.parseInt(typed);
        } catch (NumberFormatException _) {
            return -1;
        }
    }

    /** The day as a date field sends it; today when nothing was chosen. */
    static LocalDate day(String typed, Clock clock) {
        try {
            return typed.isBlank() ? LocalDate.now(clock) : LocalDate.parse(typed);
        } catch (DateTimeParseException _) {
            throw new Refused("organisations.not-a-day", typed);
        }
    }
}
