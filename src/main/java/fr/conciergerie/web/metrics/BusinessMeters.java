package fr.conciergerie.web.metrics;

import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.OperatorDirectory;
import fr.conciergerie.web.metrics.BusinessMetrics.Reading;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The numbers of the business among the metrics. They are counted once a minute and not when somebody looks, so that no monitor
 * can load the database; every instance counts them, and each says the same. While they cannot be counted they are not a number.
 */
@Component
class BusinessMeters {

    private static final Logger LOG = LoggerFactory.getLogger(BusinessMeters.class);

    private final Set<String> registered = ConcurrentHashMap.newKeySet();
    private volatile Map<String, Double> values = Map.of();

    private final List<BusinessMetrics> modules;
    private final OperatorDirectory operators;
    private final MeterRegistry registry;
    private final TransactionTemplate transaction;
    private final Clock clock;

    BusinessMeters(
            List<BusinessMetrics> modules,
            OperatorDirectory operators,
            MeterRegistry registry,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.modules = List.copyOf(modules);
        this.operators = operators;
        this.registry = registry;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setReadOnly(true);
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT10S")
    void count() {
        try {
            var counted = new HashMap<String, Double>();
            operators
                    .withPlatform()
                    .forEach(operator -> Tenant.run(
                            operator,
                            () -> countForOperator().forEach(it -> {
                                register(it);
                                counted.merge(it.name(), it.value(), it.together()::of);
                            })));
            values = Map.copyOf(counted);
        } catch (DataAccessException | TransactionException e) {
            // The watch over the database says so; a number of before would say that all is well.
            LOG.debug("the numbers of the business could not be counted", e);
            values = Map.of();
        }
    }

    private List<Reading> countForOperator() {
        var now = clock.instant();
        return Objects.requireNonNull(transaction.execute(
                _ -> modules.stream().flatMap(it -> it.readings(now).stream()).toList()));
    }

    private void register(Reading reading) {
        if (registered.add(reading.name())) {
            Gauge.builder(reading.name(), () -> values.getOrDefault(reading.name(), Double.NaN))
                    .description(reading.about())
                    .register(registry);
        }
    }
}
