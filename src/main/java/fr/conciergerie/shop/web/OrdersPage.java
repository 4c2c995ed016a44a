package fr.conciergerie.shop.web;

import fr.conciergerie.shared.Slice;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A member's orders.
 *
 * @param query what was searched for; empty for everything
 * @param open what is not over; null on pages that only go on with what is
 * @param over what is over, or what was found
 * @param further whether this is not the first page
 */
public record OrdersPage(String query, @Nullable List<OrderSummary> open, Slice<OrderSummary> over, boolean further) {

    public @Nullable String nextPath() {
        return over.next() == null ? null : path("cursor=" + over.next());
    }

    public @Nullable String firstPath() {
        return further ? path("") : null;
    }

    public boolean isSearch() {
        return !query.isEmpty();
    }

    public boolean isEmpty() {
        return over.items().isEmpty() && (open == null || open.isEmpty());
    }

    private String path(String cursor) {
        var words = query.isEmpty() ? "" : "query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
        var both = words.isEmpty() || cursor.isEmpty() ? words + cursor : words + "&" + cursor;
        return both.isEmpty() ? "/orders" : "/orders?" + both;
    }
}
