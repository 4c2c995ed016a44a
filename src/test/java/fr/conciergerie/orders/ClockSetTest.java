package fr.conciergerie.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.conciergerie.custody.Arrival;
import fr.conciergerie.custody.LedgerEntry;
import fr.conciergerie.custody.PieceIn;
import fr.conciergerie.custody.Reserves;
import fr.conciergerie.database.RawRows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * Somebody sets the clock of the machine between every two deeds, back or forth: what is done is done, once, and each piece is
 * where its ledger says.
 */
@SpringBootTest(properties = "conciergerie.test-database=conciergerie_clock")
class ClockSetTest {

    private static final String SHELF = "étagère B2";

    private static final AtomicReference<Duration> SET_BY = new AtomicReference<>(Duration.ZERO);

    @TestConfiguration
    static class ClockThatIsSet {

        @Bean
        @Primary
        Clock clockThatIsSet() {
            return new Clock() {
                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return Clock.offset(Clock.system(zone), SET_BY.get());
                }

                @Override
                public Instant instant() {
                    return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000))
                            .instant()
                            .plus(SET_BY.get());
                }
            };
        }
    }

    @Autowired
    ApplicationContext context;

    @AfterEach
    void theRightTimeAgain() {
        SET_BY.set(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT3H", "PT3H", "-P40D", "P40D"})
    void theMainJobGoesOn(Duration by) {
        var workshop = Workshop.open(context, Locale.FRENCH);
        var manager = workshop.manager();
        var cobbler = workshop.cobblerAtWork();
        var order = workshop.ordered("talons");
        var line = workshop.line(order);
        List<Runnable> deeds = List.of(
                () -> workshop.custody()
                        .deposit(
                                manager,
                                order.id(),
                                line,
                                List.of(new PieceIn("Chaussures noires", Reserves.NONE)),
                                SHELF),
                () -> workshop.custody().dispatch(manager, order.id(), line, null),
                () -> isTold(order, "JOB_GIVEN"),
                () -> workshop.orders().accept(cobbler, order.id(), line),
                () -> workshop.orders().complete(cobbler, order.id(), line),
                () -> workshop.custody().comeBack(manager, order.id(), line, Arrival.complete(SHELF)),
                () -> isTold(order, "LINE_READY"),
                () -> workshop.custody().collect(manager, order.id(), line, null, null));
        for (var deed : deeds) {
            SET_BY.updateAndGet(it -> it.plus(by));
            workshop.in(() -> {
                deed.run();
                return true;
            });
        }

        assertThat(workshop.in(() -> workshop.orders().order(manager, order.id()))
                        .status())
                .isEqualTo(OrderStatus.COLLECTED);
        var ledger = workshop.in(() -> workshop.custody().ledger(manager, order.id())).stream()
                .sorted(Comparator.comparing(LedgerEntry::at))
                .toList();
        var moved = by.isNegative() ? ledger.reversed() : ledger;
        assertThat(moved).hasSize(4);
        for (int i = 1; i < moved.size(); i++) {
            assertThat(moved.get(i).from()).isEqualTo(moved.get(i - 1).to());
        }
    }

    /** Listeners tell of what is still so: whoever collects at once is not told any more that it is ready. */
    private static void isTold(OrderView order, String what) {
        var told = "select kind from notifications.message where order_id = '%s'".formatted(order.id());
        await().untilAsserted(
                        () -> assertThat(RawRows.in("conciergerie_clock", told)).contains(what));
    }
}
