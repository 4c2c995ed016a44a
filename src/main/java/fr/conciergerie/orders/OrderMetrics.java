package fr.conciergerie.orders;

import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.web.metrics.BusinessMetrics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether orders come in and go on. */
@Component
class OrderMetrics implements BusinessMetrics {

    private static final Duration DAY = Duration.ofDays(1);

    private final JdbcClient jdbc;

    OrderMetrics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Reading> readings(Instant now) {
        var yesterday = now.minus(DAY);
        return jdbc.sql("""
                        select (select count(*) from orders.customer_order
                                 where status in ('REQUESTED', 'CONFIRMED', 'IN_PROGRESS', 'READY')) as open,
                               (select count(*) from orders.customer_order
                                 where placed_at > :yesterday and id >= :first) as placed,
                               (select count(*) from orders.order_line where status = 'WITH_PARTNER') as waiting
                        """)
                .param("yesterday", Columns.utc(yesterday))
                // What was placed since then was written down since then, and by key it is found at once.
                .param("first", Ids.firstAt(yesterday))
                .query((row, _) -> List.of(
                        Reading.sum("conciergerie.orders.open", "Orders that go on", row.getLong("open")),
                        Reading.sum("conciergerie.orders.day", "Orders of the last 24 hours", row.getLong("placed")),
                        Reading.sum(
                                "conciergerie.jobs.waiting",
                                "Jobs that a partner has not answered",
                                row.getLong("waiting"))))
                .single();
    }
}
