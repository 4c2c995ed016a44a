package fr.conciergerie.web.listeners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.shared.TenantEvent;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
@AutoConfigureMockMvc
@Import(ListenersTest.Ear.class)
class ListenersTest {

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    FailedEventPublications failed;

    @Autowired
    Ear ear;

    record Happened(OperatorId operator, UUID what, boolean failsAtFirst) implements TenantEvent {}

    /** What a listener saw. */
    record Heard(UUID operatorOfTheTransaction, String thread) {}

    @TestComponent
    static class Ear {

        private final JdbcClient jdbc;
        private final Map<UUID, Heard> heard = new ConcurrentHashMap<>();
        private final Map<UUID, Boolean> failedOnce = new ConcurrentHashMap<>();

        Ear(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @ApplicationModuleListener
        public void on(Happened event) {
            if (event.failsAtFirst() && failedOnce.putIfAbsent(event.what(), true) == null) {
                throw new IllegalStateException("the first time fails");
            }
            var operator = (UUID) Objects.requireNonNull(
                    jdbc.sql("select shared.current_operator()").query().singleValue());
            heard.put(event.what(), new Heard(operator, Thread.currentThread().getName()));
        }

        @Nullable
        Heard heardOf(UUID what) {
            return heard.get(what);
        }

        boolean hasFailedOn(UUID what) {
            return failedOnce.containsKey(what);
        }
    }

    @Test
    void aListenerWorksForTheOperatorOfTheEvent() {
        var event = publish(false);

        await().until(() -> ear.heardOf(event.what()) != null);

        var heard = Objects.requireNonNull(ear.heardOf(event.what()));
        assertThat(heard.operatorOfTheTransaction()).isEqualTo(event.operator().value());
        assertThat(heard.thread()).startsWith("listener-");
    }

    @Test
    void whatFailedIsDeliveredAgainForTheSameOperator() {
        var event = publish(true);
        await().until(() -> ear.hasFailedOn(event.what()));

        await().until(() -> {
            failed.resubmit(ResubmissionOptions.defaults());
            return ear.heardOf(event.what()) != null;
        });

        assertThat(Objects.requireNonNull(ear.heardOf(event.what())).operatorOfTheTransaction())
                .isEqualTo(event.operator().value());
    }

    private Happened publish(boolean failsAtFirst) {
        var operator = new OperatorId(UUID.randomUUID());
        var event = new Happened(operator, UUID.randomUUID(), failsAtFirst);
        Tenant.run(
                operator,
                () -> new TransactionTemplate(transactions).executeWithoutResult(_ -> events.publishEvent(event)));
        return event;
    }
}
