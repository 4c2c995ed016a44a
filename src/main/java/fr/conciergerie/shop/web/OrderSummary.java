package fr.conciergerie.shop.web;

import fr.conciergerie.orders.OrderStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as a row of a list.
 *
 * @param services the names of what was ordered
 * @param site the name of the site
 * @param place where to collect what is ready
 * @param promisedFor the next day on which something of it is due; null when nothing is open or promised
 * @param question whether a partner proposes something that the member has to answer
 * @param ready whether something of it waits to be collected
 */
public record OrderSummary(
        UUID id,
        String number,
        OrderStatus status,
        Instant placedAt,
        String site,
        String place,
        List<String> services,
        @Nullable LocalDate promisedFor,
        boolean question,
        boolean ready) {

    public String path() {
        return "/orders/" + id;
    }
}
