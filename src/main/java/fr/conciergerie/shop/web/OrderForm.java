package fr.conciergerie.shop.web;

import fr.conciergerie.shop.Baskets;
import fr.conciergerie.web.FormErrors;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a member says when ordering the basket.
 *
 * @param seen the lines as they were on the page
 * @param terms ticked: the version of the terms of sale that they accept
 * @param start ticked: the sentence by which they ask for the work to begin before the period of withdrawal is over
 */
public record OrderForm(
        @Nullable List<String> seen,
        @Nullable String terms,
        @Nullable String start) {

    FormErrors check() {
        var errors = new FormErrors();
        errors.check(terms != null, "terms", "shop.terms-not-accepted");
        return errors;
    }

    List<Baskets.Seen> lines() {
        return seen == null ? List.of() : seen.stream().map(Baskets.Seen::read).toList();
    }
}
