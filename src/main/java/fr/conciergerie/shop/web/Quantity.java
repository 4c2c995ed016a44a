package fr.conciergerie.shop.web;

import org.jspecify.annotations.Nullable;

/** How many of something, as typed. */
final class Quantity {

    private Quantity() {}

    /** 0 when it is no number, or too long to be a sensible one. */
    static int read(@Nullable String typed) {
        var text = typed == null ? "" : typed.strip();
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
    }
}
