package fr.conciergerie.web.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.database.RawRows;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.web.OneOperator;
import fr.conciergerie.web.metrics.BusinessMetrics.Reading;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.PlatformTransactionManager;

/** What whoever watches the installation sees of the business. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "conciergerie.demo=true")
class BusinessMetersTest {

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    BusinessMeters meters;

    @Autowired
    MeterRegistry registry;

    @Test
    void areWhatTheRowsOfAllOperatorsSay() {
        meters.count();

        assertThat(value("conciergerie.orders.open"))
                .isEqualTo(rows(
                        "orders.customer_order where status in ('REQUESTED', 'CONFIRMED', 'IN_PROGRESS', 'READY')"));
        assertThat(value("conciergerie.orders.open")).isPositive();
        assertThat(value("conciergerie.jobs.waiting")).isPositive();
        assertThat(value("conciergerie.orders.day"))
                .isEqualTo(rows("orders.customer_order where placed_at > now() - interval '1 day'"));
        assertThat(value("conciergerie.jobs.waiting"))
                .isEqualTo(rows("orders.order_line where status = 'WITH_PARTNER'"));
        assertThat(value("conciergerie.messages.waiting"))
                .isEqualTo(rows("notifications.message where status in ('WAITING', 'SENDING')"));
        assertThat(value("conciergerie.messages.unsure"))
                .isEqualTo(rows("notifications.message where status = 'UNKNOWN' and let_be_at is null"));
        assertThat(value("conciergerie.messages.failed"))
                .isEqualTo(rows("notifications.message where status = 'FAILED'"));
        assertThat(value("conciergerie.messages.oldest.seconds")).isNotNegative();
        assertThat(value("conciergerie.sites.open.today")).isNotNegative();
        assertThat(value("conciergerie.backup.age.seconds")).isNaN();
    }

    @Test
    void oneNumberStandsForAllOperatorsAndIsNoneWhileTheDatabaseIsAway() {
        var away = new AtomicBoolean();
        BusinessMetrics module = _ -> {
            if (away.get()) {
                throw new DataAccessResourceFailureException("away");
            }
            return List.of(Reading.sum("sum", "…", 2), Reading.highest("highest", "…", 2));
        };
        var here = new SimpleMeterRegistry();
        var two = new BusinessMeters(
                List.of(module),
                new OneOperator(new OperatorId(UUID.randomUUID())),
                here,
                transactions,
                Clock.systemUTC());

        two.count();
        // the operator's, and what belongs to none
        assertThat(here.get("sum").gauge().value()).isEqualTo(4);
        assertThat(here.get("highest").gauge().value()).isEqualTo(2);

        away.set(true);
        two.count();
        assertThat(here.get("sum").gauge().value()).isNaN();

        away.set(false);
        two.count();
        assertThat(here.get("sum").gauge().value()).isEqualTo(4);
    }

    private double value(String name) {
        return registry.get(name).gauge().value();
    }

    private static double rows(String what) {
        return Double.parseDouble(
                RawRows.in("conciergerie_demo", "select count(*) from " + what).getFirst());
    }
}
