package fr.conciergerie.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.conciergerie.Here;
import fr.conciergerie.custody.Counter.Desk;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.OrderView;
import fr.conciergerie.orders.Orders;
import fr.conciergerie.orders.Reason;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Cameras;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** When the pictures of a piece are forgotten, and when not, by a clock that the test moves. */
@SpringBootTest
@AutoConfigureMockMvc
class PhotoRetentionTest {

    private static final ZoneId THERE = ZoneId.of("Europe/Paris");
    private static final Period SIX_MONTHS = Period.ofMonths(6);

    @Autowired
    Counter counter;

    @Autowired
    Custody custody;

    @Autowired
    Photos photos;

    @Autowired
    Orders orders;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private Desk desk;

    @BeforeEach
    void aDeskOfItsOwn() {
        desk = counter.open();
    }

    @Test
    void theyAreThereTheDayBeforeAndGoneSixMonthsAfterThePickUp() {
        var order = photographed(desk);
        collect(desk, ready(desk, order));
        var day = Here.today().plus(SIX_MONTHS);

        night(desk, day.minusDays(1), LocalTime.of(23, 59));
        assertThat(photosOf(desk, order)).hasSize(2);

        night(desk, day, LocalTime.of(0, 1));
        assertThat(photosOf(desk, order)).isEmpty();
    }

    @Test
    void whoHeldThePieceIsKept() {
        var order = photographed(desk);
        collect(desk, ready(desk, order));
        var before = desk.there(() -> custody.ledger(desk.concierge(), order.id()));

        night(desk, Here.today().plus(SIX_MONTHS), LocalTime.NOON);

        assertThat(desk.there(() -> custody.ledger(desk.concierge(), order.id())))
                .hasSameSizeAs(before);
        assertThat(desk.there(() -> custody.itemsOf(desk.concierge(), order.id())))
                .hasSize(1);
    }

    @Test
    void thoseOfAPieceThatNobodyFetchedStay() {
        var ready = photographed(desk);
        ready(desk, ready);
        var handedIn = photographed(desk);

        night(desk, Here.today().plusYears(3), LocalTime.NOON);

        assertThat(photosOf(desk, ready)).hasSize(2);
        assertThat(photosOf(desk, handedIn)).hasSize(2);
    }

    @Test
    void aPieceThatIsLookedForKeepsThemWhenTheRestWasPickedUp() {
        var order = photographed(desk, "Botte gauche", "Botte droite");
        var lost =
                desk.there(() -> custody.itemsOf(desk.concierge(), order.id())).getLast();
        desk.there(() -> {
            finished(desk, order);
            var found = custody.itemsOf(desk.concierge(), order.id()).getFirst();
            var arrival = new Arrival("C3", Set.of(found.label()), Set.of(), Set.of(lost.label()), Map.of(), 1);
            return custody.comeBack(desk.concierge(), order.id(), line(order), arrival);
        });
        collect(desk, order);

        night(desk, Here.today().plusYears(3), LocalTime.NOON);

        assertThat(photosOf(desk, order)).hasSize(2).allMatch(it -> it.item().equals(lost.id()));
    }

    @Test
    void givenBackWithoutTheWorkTheyGoAsWell() {
        var order = photographed(desk);
        desk.there(() -> orders.cancel(desk.concierge(), order.id(), line(order), Reason.said("Change d’avis")));
        night(desk, Here.today().plusYears(3), LocalTime.NOON);
        assertThat(photosOf(desk, order))
                .as("cancelled, and still on the shelf")
                .hasSize(2);

        collect(desk, order);
        night(desk, Here.today().plus(SIX_MONTHS).minusDays(1), LocalTime.NOON);
        assertThat(photosOf(desk, order)).hasSize(2);
        night(desk, Here.today().plus(SIX_MONTHS), LocalTime.NOON);
        assertThat(photosOf(desk, order)).isEmpty();
    }

    @Test
    void oneOperatorsNightIsNotAnothers() {
        var here = photographed(desk);
        collect(desk, ready(desk, here));
        var elsewhere = counter.open();
        var there = photographed(elsewhere);
        collect(elsewhere, ready(elsewhere, there));
        var day = Here.today().plus(SIX_MONTHS);

        night(desk, day, LocalTime.NOON);
        assertThat(photosOf(desk, here)).isEmpty();
        assertThat(photosOf(elsewhere, there)).hasSize(2);

        night(elsewhere, day, LocalTime.NOON);
        assertThat(photosOf(elsewhere, there)).isEmpty();
    }

    @Test
    void aHundredAtATimeUntilNoneIsLeft() {
        var order = photographed(desk);
        collect(desk, ready(desk, order));
        desk.there(() ->
                new TransactionTemplate(transactions).execute(_ -> jdbc.sql("""
                        insert into custody.photo (id, item_id, taken_at, account_id, width, height, jpeg)
                        select gen_random_uuid(), item_id, taken_at, account_id, width, height, jpeg
                          from custody.photo, generate_series(1, 120)
                        """).update()));

        night(desk, Here.today().plus(SIX_MONTHS), LocalTime.NOON);

        assertThat(photosOf(desk, order)).isEmpty();
    }

    @Test
    void anOperatorMayKeepThemLessLong() {
        var order = photographed(desk);
        collect(desk, ready(desk, order));

        night(desk, Here.today().plusDays(14), LocalTime.NOON, Period.ofDays(15));
        assertThat(photosOf(desk, order)).hasSize(2);
        night(desk, Here.today().plusDays(15), LocalTime.NOON, Period.ofDays(15));
        assertThat(photosOf(desk, order)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"P7M", "P1Y", "P-1M"})
    void butNotLongerThanIsPromised(String kept) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new PhotoRetention(jdbc, Period.parse(kept)))
                .withMessageContaining("CONCIERGERIE_PHOTOS_KEPT");
    }

    private void night(Desk desk, LocalDate day, LocalTime time) {
        night(desk, day, time, SIX_MONTHS);
    }

    /** What is due, as the night does it. */
    private void night(Desk desk, LocalDate day, LocalTime time, Period kept) {
        var now = day.atTime(time).atZone(THERE);
        var retention = new PhotoRetention(jdbc, SIX_MONTHS);
        Tenant.run(desk.operator(), () -> {
            int some = 1;
            while (some > 0) {
                some = new TransactionTemplate(transactions).execute(_ -> retention.forget(now, kept));
            }
        });
    }

    private OrderView photographed(Desk desk) {
        return photographed(desk, "Bottines");
    }

    /** Handed in, with two pictures of each piece. */
    private OrderView photographed(Desk desk, String... pieces) {
        var order = counter.order(desk, Counter.SHOES);
        return desk.there(() -> {
            var in = Stream.of(pieces).map(it -> new PieceIn(it, Reserves.NONE)).toList();
            var handled = custody.deposit(desk.concierge(), order.id(), line(order), in, "B2");
            for (var item : handled.items()) {
                photos.add(desk.concierge(), item.label(), Cameras.image(60, 40, "jpg"));
                photos.add(desk.concierge(), item.label(), Cameras.image(40, 60, "jpg"));
            }
            return handled.order();
        });
    }

    private void finished(Desk desk, OrderView order) {
        custody.dispatch(desk.concierge(), order.id(), line(order), null);
        orders.accept(desk.concierge(), order.id(), line(order));
        orders.complete(desk.concierge(), order.id(), line(order));
    }

    private OrderView ready(Desk desk, OrderView order) {
        return desk.there(() -> {
            finished(desk, order);
            return custody.comeBack(desk.concierge(), order.id(), line(order), Arrival.complete("C3"))
                    .order();
        });
    }

    private void collect(Desk desk, OrderView order) {
        desk.there(() -> custody.collect(desk.concierge(), order.id(), line(order), null, null));
    }

    private List<PhotoView> photosOf(Desk desk, OrderView order) {
        return desk.there(() -> photos.ofOrder(desk.concierge(), order.id()));
    }

    private static LineId line(OrderView order) {
        return order.lines().getFirst().id();
    }
}
