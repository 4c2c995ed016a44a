package fr.conciergerie.orders;

import fr.conciergerie.web.api.Precondition;
import java.util.function.Supplier;
import org.springframework.http.ETag;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;

/**
 * The condition under which a caller changes an order: that it is still as they read it. Whose the order
 * is and what its state allows is told first, so that the condition gives nothing away.
 */
@Component
public class ExpectedVersion {

    private final JdbcClient jdbc;

    ExpectedVersion(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional
    public OrderView change(OrderId id, Precondition precondition, Supplier<OrderView> step) {
        if (precondition.isAlwaysMet()) {
            return step.get();
        }
        var found = jdbc.sql("select version from orders.customer_order where id = :id for update")
                .param("id", id.value())
                .query(Integer.class)
                .optional();
        var changed = step.get();
        if (found.filter(version -> precondition.isMetBy(tag(version))).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.PRECONDITION_FAILED);
        }
        return changed;
    }

    public static String etag(OrderView order) {
        return new ETag(tag(order.version()), false).formattedTag();
    }

    private static String tag(int version) {
        return String.valueOf(version);
    }
}
