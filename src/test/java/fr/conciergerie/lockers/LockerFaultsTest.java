package fr.conciergerie.lockers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.conciergerie.custody.Counter;
import fr.conciergerie.custody.Counter.Desk;
import fr.conciergerie.lockers.controller.Controller;
import fr.conciergerie.lockers.controller.Journal;
import fr.conciergerie.lockers.controller.TestBroker;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Two hundred reports of doors, in the midst of which something dies, ten times each: counted against the controller's own journal none
 * is lost and none is taken twice.
 */
@SpringBootTest
@AutoConfigureMockMvc
@DirtiesContext
class LockerFaultsTest {

    private static final TestBroker BROKER = TestBroker.start();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int TIMES = 10;
    private static final int DOORS_A_TIME = 100;

    @Autowired
    ApplicationContext context;

    @Autowired
    Counter counter;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    Clock clock;

    @Autowired
    ControllerLine line;

    private Desk desk;
    private Hall hall;
    private Journal journal;
    private Controller controller;

    @DynamicPropertySource
    static void theBroker(DynamicPropertyRegistry settings) {
        settings.add("conciergerie.mqtt.url", BROKER::url);
        settings.add("conciergerie.mqtt.user", () -> TestBroker.APPLICATION);
        settings.add("conciergerie.mqtt.password", () -> TestBroker.PASSWORD);
    }

    @AfterAll
    static void stopTheBroker() {
        BROKER.close();
    }

    @BeforeEach
    void aBankOfItsOwn() {
        desk = counter.open();
        hall = Hall.connected(context, desk);
        BROKER.letIn(hall.bank().toString());
        await().atMost(PATIENCE).until(line::isOpen);
        journal = new Journal();
        controller = another().switchOn();
    }

    @Test
    void aBrokerThatIsKilledLosesNothingAndDoublesNothing() {
        eachTime(() -> {
            BROKER.kill();
            BROKER.comeBack();
        });
    }

    @Test
    void aControllerThatIsKilledLosesNothingAndDoublesNothing() {
        eachTime(() -> {
            controller.switchOff();
            controller = another().switchOn();
        });
    }

    @Test
    void anApplicationThatLeavesAndComesBackLosesNothingAndDoublesNothing() {
        eachTime(() -> {
            line.stop();
            line.start();
        });
    }

    /** Neither is it there for ever that once was not, nor is a broker that is away a reason not to start. */
    @Test
    void anApplicationThatStartsBeforeItsBrokerFindsItAndOneThatIsClosedMeanwhileStaysAway() {
        line.stop();
        BROKER.kill();
        var closed = new Broker(context.getBean(MqttSettings.class));
        var heard = new AtomicInteger();
        closed.connect(List.of("$share/conciergerie/conciergerie/v1/+/events"), (_, _, _) -> heard.incrementAndGet());
        line.start();
        closed.close();
        BROKER.comeBack();

        await().atMost(PATIENCE).until(line::isOpen);
        for (int i = 0; i < DOORS_A_TIME; i++) {
            controller.prise("A1");
            controller.shut("A1");
        }
        await().atMost(PATIENCE).until(() -> journal.open().isEmpty());
        controller.close();
        assertThat(closed.isConnected()).isFalse();
        assertThat(heard).hasValue(0);
        assertThat(count("lockers.controller_event")).isEqualTo(2 * DOORS_A_TIME);
    }

    private void eachTime(Runnable fault) {
        for (int time = 0; time < TIMES; time++) {
            for (int i = 0; i < DOORS_A_TIME; i++) {
                if (i == DOORS_A_TIME / 2) {
                    fault.run();
                }
                controller.prise("A1");
                controller.shut("A1");
            }
            await().atMost(PATIENCE).until(() -> journal.open().isEmpty());
        }
        controller.close();

        var seen = journal.all();
        assertThat(seen).hasSize(TIMES * DOORS_A_TIME * 2);
        assertThat(count("lockers.controller_event")).isEqualTo(seen.size());
        assertThat(count("lockers.controller_event e where e.sequence > " + seen.size()))
                .isZero();
        assertThat(count("lockers.opening where why = 'UNASKED' and closed_at is not null"))
                .isEqualTo(
                        seen.stream().filter(it -> it.what().equals("OPENED")).count());
    }

    private Controller another() {
        return new Controller(BROKER.port(), hall.bank().toString(), List.of("A1", "A2"), journal, clock);
    }

    private long count(String what) {
        return Objects.requireNonNull(desk.there(() -> transactions.execute(
                _ -> jdbc.sql("select count(*) from " + what).query(Long.class).single())));
    }
}
