package fr.conciergerie.bookings.web;

import fr.conciergerie.orders.BeginAtOnceWords;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Dictionary;
import fr.conciergerie.web.FilledForm;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * To what a member agrees who takes an hour online.
 *
 * @param price what they saw that one costs; null where the page did not say it
 * @param terms the version of the terms of sale that they read
 * @param beginAtOnce the sentence by which they asked for it within the period of withdrawal; null when they did not
 */
record ContractForm(
        @Nullable Money price, String terms, @Nullable String beginAtOnce) {

    static ContractForm read(FilledForm form, Dictionary dictionary, Locale locale) {
        var terms = form.typed("terms");
        var start = form.typed("start");
        var price = form.readIfAny("price", ContractForm::cents);
        form.check(!terms.isEmpty(), "terms", "shop.terms-not-accepted");
        form.check(
                start.isEmpty() || BeginAtOnceWords.are(start, dictionary),
                "start",
                "orders.begin-at-once-in-other-words",
                dictionary.words(locale).say("orders.begin-at-once"));
        form.errorAt("terms", "orders.terms-changed");
        return new ContractForm(price, terms, start.isEmpty() ? null : start);
    }

    private static Money cents(String typed) {
        try {
            return Money.cents(Long.parseLong(typed));
        } catch (NumberFormatException _) {
            throw new Refused("web.field.missing");
        }
    }
}
