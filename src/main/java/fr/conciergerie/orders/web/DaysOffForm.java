package fr.conciergerie.orders.web;

import org.jspecify.annotations.Nullable;

/**
 * A partner's days off as filled in.
 *
 * @param last empty for a single day
 */
public record DaysOffForm(
        @Nullable String first,
        @Nullable String last,
        @Nullable String why) {

    static final DaysOffForm EMPTY = new DaysOffForm(null, null, null);
}
