package fr.conciergerie.orders.web;

import fr.conciergerie.shared.Money;
import fr.conciergerie.web.FilledForm;
import fr.conciergerie.web.Words;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a partner fills in to refuse a job, or to do it otherwise.
 *
 * @param day the day chosen; null to keep the one promised
 * @param price of one; null to keep the one agreed
 * @param reason one of the closed answers, in words
 */
record JobAnswerForm(@Nullable LocalDate day, @Nullable Money price, String reason) {

    private static final int LONGEST = 300;

    static Supplier<JobAnswerForm> refusal(FilledForm form, Words reader) {
        var reason = form.choice("reason", RefusalReason.class, "jobs.choose-a-reason");
        var added = added(form, RefusalReason.OTHER.name());
        return () -> new JobAnswerForm(null, null, told(reader.word("jobs.refusal", reason.get()), added, reader));
    }

    static Supplier<JobAnswerForm> proposal(FilledForm form, Words reader) {
        var price = form.readIfAny("price", Money::parse);
        var day = form.dayIfAny("day");
        var reason = form.choice("reason", ChangeReason.class, "jobs.choose-a-reason");
        var added = added(form, ChangeReason.OTHER.name());
        form.check(!form.typed("price").isBlank() || !form.typed("day").isBlank(), "price", "jobs.price-or-day");
        form.tellAt("price", "orders.price-out-of-bounds");
        form.tellAt("day", "orders.day-out-of-bounds");
        return () -> new JobAnswerForm(day, price, told(reader.word("jobs.change", reason.get()), added, reader));
    }

    /** What they add to a closed answer; needed where that says nothing. */
    private static String added(FilledForm form, String other) {
        var added = form.textIfAny("words", LONGEST);
        form.check(!form.typed("reason").equals(other) || !added.isEmpty(), "words", "jobs.say-why");
        return added;
    }

    /** The reason as the member reads it: the closed answer, and what was added. */
    private static String told(String answer, String added, Words reader) {
        return added.isEmpty() ? answer : reader.say("jobs.reason-and-words", answer, added);
    }
}
