/**
 * The shop (<i>boutique</i>): what is sold at a site today and promised for when, the basket that gathers it, and a
 * member's own orders.
 *
 * <p>Others ask {@link Shop} for offers and {@link Baskets} for what is gathered, be it by the member or for them at the desk.
 * Its tables stand in the schema {@code orders}, beside the orders that the baskets become.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "web",
            "web :: api",
            "web :: ical",
            "web :: privacy",
            "web :: ui",
            "accounts",
            "organisations",
            "calendar",
            "partners",
            "catalogue",
            "orders"
        })
package fr.conciergerie.shop;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
