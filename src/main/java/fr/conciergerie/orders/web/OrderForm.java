package fr.conciergerie.orders.web;

import fr.conciergerie.orders.Baskets;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.FormErrors;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a member says when ordering the basket.
 *
 * @param seen the lines as they were on the page
 * @param terms ticked: accepts the terms of sale
 * @param start ticked: asks for the work to begin before the period of withdrawal is over
 */
public record OrderForm(
        @Nullable List<String> seen,
        @Nullable String terms,
        @Nullable String start) {

    private static final Pattern SEEN = Pattern.compile("([0-9a-f-]{36}):([0-9]{1,2}):([0-9]{0,9})");

    FormErrors check() {
        var errors = new FormErrors();
        errors.check(terms != null, "terms", "orders.terms-not-accepted");
        errors.check(start != null, "start", "orders.start-not-asked");
        return errors;
    }

    List<Baskets.Seen> lines() {
        return seen == null ? List.of() : seen.stream().map(OrderForm::line).toList();
    }

    private static Baskets.Seen line(String text) {
        var parts = SEEN.matcher(text);
        if (!parts.matches()) {
            throw Refused.conflict("orders.basket-changed");
        }
        try {
            return new Baskets.Seen(
                    UUID.fromString(parts.group(1)),
                    Integer.parseInt(parts.group(2)),
                    parts.group(3).isEmpty() ? null : Money.cents(Long.parseLong(parts.group(3))));
        } catch (IllegalArgumentException _) {
            throw Refused.conflict("orders.basket-changed");
        }
    }
}
