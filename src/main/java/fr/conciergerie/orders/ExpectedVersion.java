package fr.conciergerie.orders;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;

/**
 * The condition under which a caller changes an order: that it is still as they read it ({@code If-Match}). Whose the
 * order is and what its state allows is told first, so that the condition gives nothing away.
 */
@Component
public class ExpectedVersion {

    private final JdbcClient jdbc;

    ExpectedVersion(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param ifMatch the header as it came; null and {@code *} take the order as it is */
    @Transactional
    public OrderView change(OrderId id, @Nullable String ifMatch, Supplier<OrderView> step) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return step.get();
        }
        var found = jdbc.sql("select version from orders.customer_order where id = :id for update")
                .param("id", id.value())
                .query(Integer.class)
                .optional();
        var changed = step.get();
        if (found.filter(version -> ifMatch.contains(etag(version))).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.PRECONDITION_FAILED);
        }
        return changed;
    }

    public static String etag(OrderView order) {
        return etag(order.version());
    }

    private static String etag(int version) {
        return "\"" + version + "\"";
    }
}
