package fr.conciergerie.facts;

import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.OperatorDirectory;
import fr.conciergerie.web.metrics.Traffic;
import java.util.function.Consumer;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps the facts up to date so that nobody who opens a report waits for it; and compares them with the orders each night,
 * or when somebody who starts the program asks for it.
 */
@Component
class FactsJob implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(FactsJob.class);

    private final Facts facts;
    private final OperatorDirectory operators;
    private final Traffic traffic;
    private final String asked;

    FactsJob(Facts facts, OperatorDirectory operators, Traffic traffic, @Value("${conciergerie.facts:}") String asked) {
        this.facts = facts;
        this.operators = operators;
        this.traffic = traffic;
        this.asked = asked;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        switch (asked) {
            case "compare" -> each(this::logDifferences);
            case "rebuild" -> each(this::rebuild);
            default -> {}
        }
    }

    @Scheduled(fixedDelayString = "PT1M")
    @SchedulerLock(name = "reporting-facts", lockAtMostFor = "PT10M")
    void everyMinute() {
        operators.all().forEach(it -> Tenant.run(it.id(), this::catchUp));
    }

    /** What cannot differ is looked at all the same, and put right: a site's clock was corrected, a row changed by hand. */
    @Scheduled(cron = "0 20 3 * * *", zone = DayClock.ZONE)
    @SchedulerLock(name = "reporting-facts-compared", lockAtMostFor = "PT3H")
    void everyNight() {
        each(operator -> {
            if (logDifferences(operator)) {
                rebuild(operator);
            }
        });
    }

    private void catchUp() {
        do {
            traffic.giveWay();
        } while (facts.catchUpSome());
    }

    private boolean logDifferences(String operator) {
        var differences = facts.compare();
        if (differences.isEmpty()) {
            LOG.info("the facts behind the figures of {} are what the orders say", operator);
        } else {
            LOG.warn("the facts behind the figures of {} are not what the orders say: {}", operator, differences);
        }
        return !differences.isEmpty();
    }

    private void rebuild(String operator) {
        LOG.info("the facts behind the figures of {} were counted anew from {} lines", operator, facts.rebuild());
    }

    private void each(Consumer<String> work) {
        operators.all().forEach(it -> Tenant.run(it.id(), () -> work.accept(it.name())));
    }
}
