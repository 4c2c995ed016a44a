package fr.conciergerie.jobs.web;

import fr.conciergerie.orders.ClosedReason;
import fr.conciergerie.orders.Reason;
import fr.conciergerie.shared.Money;
import fr.conciergerie.web.FilledForm;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a partner fills in to refuse a job, or to do it otherwise.
 *
 * @param day the day chosen; null to keep the one promised
 * @param price of one; null to keep the one agreed
 * @param reason one of the closed answers, and what they add
 */
record JobAnswerForm(@Nullable LocalDate day, @Nullable Money price, Reason reason) {

    private static final int LONGEST = 300;

    static Supplier<JobAnswerForm> refusal(FilledForm form) {
        var reason = form.choice("reason", ClosedReason.OF_REFUSALS, "jobs.choose-a-reason");
        var added = added(form);
        return () -> new JobAnswerForm(null, null, new Reason.Chosen(reason.get(), added));
    }

    static Supplier<JobAnswerForm> proposal(FilledForm form) {
        var price = form.readIfAny("price", Money::parse);
        var day = form.dayIfAny("day");
        var reason = form.choice("reason", ClosedReason.OF_CHANGES, "jobs.choose-a-reason");
        var added = added(form);
        form.check(!form.typed("price").isBlank() || !form.typed("day").isBlank(), "price", "jobs.price-or-day");
        form.errorAt("price", "orders.price-out-of-bounds");
        form.errorAt("day", "orders.day-out-of-bounds");
        return () -> new JobAnswerForm(day, price, new Reason.Chosen(reason.get(), added));
    }

    /** What they add to a closed answer; needed where that says nothing. */
    private static String added(FilledForm form) {
        var added = form.textIfAny("words", LONGEST);
        form.check(
                !form.typed("reason").equals(ClosedReason.OTHER.name()) || !added.isEmpty(), "words", "jobs.say-why");
        return added;
    }
}
