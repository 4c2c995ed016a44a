package fr.conciergerie.orders.web;

import fr.conciergerie.shared.Money;
import fr.conciergerie.web.FormErrors;
import fr.conciergerie.web.Words;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * What a partner fills in to refuse a job, or to do it otherwise.
 *
 * @param day the day chosen; empty to keep the one promised
 * @param price of one, as typed; empty to keep the one agreed
 * @param reason one of the closed answers
 * @param words what they add to it
 */
public record JobAnswerForm(
        @Nullable String day,
        @Nullable String price,
        @Nullable String reason,
        @Nullable String words) {

    static final JobAnswerForm EMPTY = new JobAnswerForm(null, null, null, null);
    private static final int LONGEST = 300;

    @Nullable
    Money readPrice(FormErrors errors) {
        return price == null || price.isBlank() ? null : errors.read("price", () -> Money.parse(price));
    }

    @Nullable
    LocalDate readDay(FormErrors errors) {
        if (day == null || day.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(day);
        } catch (DateTimeParseException _) {
            errors.add("day", "jobs.choose-a-day");
            return null;
        }
    }

    RefusalReason readRefusal(FormErrors errors) {
        for (var one : RefusalReason.values()) {
            if (one.name().equals(reason)) {
                check(one == RefusalReason.OTHER, errors);
                return one;
            }
        }
        errors.add("reason", "jobs.choose-a-reason");
        return RefusalReason.OTHER;
    }

    ChangeReason readChange(FormErrors errors) {
        for (var one : ChangeReason.values()) {
            if (one.name().equals(reason)) {
                check(one == ChangeReason.OTHER, errors);
                return one;
            }
        }
        errors.add("reason", "jobs.choose-a-reason");
        return ChangeReason.OTHER;
    }

    private void check(boolean other, FormErrors errors) {
        errors.check(!other || !added().isEmpty(), "words", "jobs.say-why");
        errors.check(added().length() <= LONGEST, "words", "jobs.too-many-words", LONGEST);
    }

    /** The reason as the member reads it: the closed answer, and what was added. */
    String told(String answer, Words reader) {
        return added().isEmpty() ? answer : reader.say("jobs.reason-and-words", answer, added());
    }

    private String added() {
        return words == null ? "" : words.strip();
    }
}
