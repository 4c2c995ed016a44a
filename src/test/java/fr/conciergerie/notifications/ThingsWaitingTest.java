package fr.conciergerie.notifications;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.conciergerie.custody.Counter;
import fr.conciergerie.custody.Counter.Desk;
import fr.conciergerie.custody.Custody;
import fr.conciergerie.lockers.Hall;
import fr.conciergerie.orders.LineCollected;
import fr.conciergerie.orders.OrderView;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionOperations;

/** Whoever has something waiting is reminded of it on the days that the manager says: once each, by day, and never of what they have. */
@SpringBootTest
@AutoConfigureMockMvc
class ThingsWaitingTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final LocalTime MORNING = LocalTime.of(9, 30);

    @Autowired
    ApplicationContext context;

    @Autowired
    Counter counter;

    @Autowired
    Custody custody;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    MockMvc mvc;

    private Desk desk;
    private Hall hall;
    private OrderView order;
    private LocalDate ready;

    @BeforeEach
    void somethingIsReady() {
        desk = counter.open();
        hall = Hall.open(context, desk);
        order = hall.ready();
        ready = stored("select max(at) at time zone 'Europe/Paris' from orders.ready_v", LocalDateTime.class)
                .toLocalDate();
    }

    @Test
    void onThreeDaysOnceEach() {
        assertThat(after(2)).isZero();
        assertThat(after(3)).isOne();
        assertThat(after(3)).as("once").isZero();
        assertThat(after(4)).isZero();
        assertThat(after(10)).isOne();
        assertThat(after(29)).isZero();
        assertThat(after(30)).isOne();
        assertThat(after(31)).isZero();
        assertThat(letters("THINGS_WAIT")).hasSize(3).allMatch(it -> it.contains(order.number()));
    }

    @Test
    void byDayOnTheClockOfTheSite() {
        write("update organisations.site set holiday_zone = 'GP', zone = 'America/Guadeloupe'");
        var there = ZoneId.of("America/Guadeloupe");
        var day = stored("select max(at) at time zone 'America/Guadeloupe' from orders.ready_v", LocalDateTime.class)
                .toLocalDate()
                .plusDays(3);

        assertThat(at(day.atTime(7, 59).atZone(there).toInstant())).isZero();
        assertThat(at(day.atTime(20, 0).atZone(there).toInstant())).isZero();
        assertThat(at(day.atTime(8, 0).atZone(there).toInstant())).isOne();
    }

    @Test
    void nobodyIsRemindedOfWhatTheyHave() {
        desk.there(() -> custody.collect(
                desk.concierge(), order.id(), order.lines().getFirst().id(), null, null));

        assertThat(after(3) + after(10) + after(30)).isZero();
    }

    @Test
    void aReminderThatCouldNotLeaveYetDoesNotLeaveOnceItIsTaken() {
        var now = ready.plusDays(3).atTime(MORNING).atZone(PARIS).toInstant();
        assertThat(at(now)).isOne();
        assertThat(letters("THINGS_WAIT")).hasSize(1);

        run(now, things -> {
            things.on(new LineCollected(
                    desk.operator(), order.id(), order.lines().getFirst().id(), desk.member(), now));
            return 0;
        });

        assertThat(letters("THINGS_WAIT")).isEmpty();
    }

    @Test
    void ofWhatWaitsInALockerTheLetterSaysWhereAndNoCode() {
        var loaded = hall.load(order);

        assertThat(after(3)).as("the line and the end of the compartment").isPositive();

        assertThat(letters("THINGS_WAIT"))
                .singleElement()
                .asString()
                .contains("Hall", "A1", "/lockers/" + loaded.id())
                .doesNotContain(requireNonNull(loaded.code()));
    }

    @Test
    void beforeTheTimeOfACompartmentIsOverAndTheReminderMovesWithIt() {
        var loaded = hall.load(order);
        none();
        setting(null, null, null, 1);
        var end = loaded.lastDay();
        assertThat(at(end.minusDays(2).atTime(MORNING).atZone(PARIS).toInstant()))
                .isZero();

        var held =
                desk.there(() -> hall.lockers().hold(desk.asMember(), loaded.id(), loaded.version(), end.plusDays(6)));

        assertThat(at(end.minusDays(1).atTime(MORNING).atZone(PARIS).toInstant()))
                .isZero();
        var eve = held.lastDay().minusDays(1).atTime(MORNING).atZone(PARIS).toInstant();
        assertThat(at(eve)).isOne();
        assertThat(at(eve.plus(Duration.ofHours(1)))).as("once").isZero();
        assertThat(letters("COMPARTMENT_ENDS")).singleElement().asString().contains("A1");
    }

    @Test
    void whereTheManagerSaysNoneThereIsNone() {
        none();

        hall.load(order);

        assertThat(Stream.of(1, 2, 3, 10, 30).mapToInt(this::after).sum()).isZero();
    }

    @Test
    void aChangeSendsNoOldReminders() {
        setting(3, 10, 30, null);
        settingAfter(7, 1, 2, 5);

        assertThat(after(7)).as("all three would have been due").isZero();
        settingAfter(7, 6, 8, 20);
        assertThat(after(7)).isZero();
        assertThat(after(8)).isOne();
        assertThat(after(20)).isOne();
    }

    @Test
    void anotherDayOfAReminderThatWasSentIsNotAnotherReminder() {
        assertThat(after(3)).isOne();

        settingAfter(3, 5, 10, 30);

        assertThat(after(5)).isZero();
        assertThat(after(10)).isOne();
    }

    @Test
    void whatCouldNotBeSentIsMadeUpForSoonOrNotAtAll() {
        assertThat(after(5)).isOne();
        assertThat(after(13)).as("ten days were long ago").isZero();
    }

    @Test
    void daysGoFromTheFirstToTheLastAndAreChangedOnTopOfWhatWasRead() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> new ReminderDays(10, 3, null, null, 0))
                .withMessage("notifications.reminders.in-order");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> new ReminderDays(10, null, 10, null, 0))
                .withMessage("notifications.reminders.in-order");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> new ReminderDays(0, null, null, null, 0))
                .withMessage("notifications.reminders.out-of-bounds");
        setting(null, 4, null, null);
        assertThat(settings().second()).isEqualTo(4);
        assertThatExceptionOfType(OptimisticLockingFailureException.class)
                .isThrownBy(() -> desk.there(() -> {
                    context.getBean(ReminderSettings.class).change(new ReminderDays(3, null, null, null, 0));
                    return true;
                }));
    }

    @Test
    void anotherOperatorsDaysAreTheirOwn() {
        none();
        var other = counter.open();

        assertThat(other.there(() -> context.getBean(ReminderSettings.class).days()))
                .isEqualTo(ReminderDays.USUAL);
    }

    @Test
    void theManagerSaysOnWhichDays() {
        var manager = counter.signedIn(mvc, desk, Role.MANAGER, null);
        var page = manager.open("/operator/reminders");
        assertThat(page.select("input[name=first]").attr("value")).isEqualTo("3");

        assertThat(manager.submit(
                                "/operator/reminders",
                                Map.of("first", "9", "second", "4", "third", "", "beforeEnd", ""))
                        .text())
                .contains("chaque jour après le précédent");
        assertThat(manager.submit(
                                "/operator/reminders",
                                Map.of("first", "4", "second", "9", "third", "", "beforeEnd", ""))
                        .text())
                .contains("C’est noté");

        assertThat(settings().first()).isEqualTo(4);
        assertThat(settings().third()).isNull();
        assertThat(manager.page().select("input[name=third]").attr("value")).isEmpty();
    }

    /** Whatever the manager changes in between, and whenever somebody looks. */
    @Test
    void eachReminderLeavesOnceByDayAndNoneIsOld() {
        long seed = new Random().nextLong();
        System.out.println("seed of this run: " + seed);
        var random = new Random(seed);
        var now = new AtomicReference<>(ready.atTime(20, 30).atZone(PARIS).toInstant());
        var sent = new HashMap<Integer, LocalDate>();
        ReminderDays days = ReminderDays.USUAL;
        var end = ready.plusDays(45);
        var since = LocalDate.EPOCH;
        boolean taken = false;
        while (now.get().atZone(PARIS).toLocalDate().isBefore(end)) {
            now.set(now.get().plus(Duration.ofMinutes(30 + random.nextInt(900))));
            var today = now.get().atZone(PARIS).toLocalDate();
            if (random.nextInt(12) == 0) {
                var three = new TreeSet<Integer>();
                while (three.size() < 3) {
                    three.add(1 + random.nextInt(40));
                }
                var of = List.copyOf(three);
                int version = settings().version();
                days = new ReminderDays(
                        random.nextInt(4) == 0 ? null : of.get(0),
                        random.nextInt(4) == 0 ? null : of.get(1),
                        random.nextInt(4) == 0 ? null : of.get(2),
                        null,
                        version);
                change(days, now.get());
                since = today;
            }
            if (!taken && random.nextInt(60) == 0) {
                desk.there(() -> custody.collect(
                        desk.concierge(), order.id(), order.lines().getFirst().id(), null, null));
                taken = true;
            }
            var before = new TreeSet<>(noted());
            at(now.get());
            var fresh = new TreeSet<>(noted());
            assertThat(fresh).as("seed %s: none is forgotten", seed).containsAll(before);
            fresh.removeAll(before);
            for (var nth : fresh) {
                var chosen = requireNonNull(
                        nth == 1 ? days.first() : nth == 2 ? days.second() : days.third(), "nobody asked for it");
                var due = ready.plusDays(chosen);
                assertThat(sent.put(nth, today)).as("seed %s: once", seed).isNull();
                assertThat(taken).as("seed %s: not of what is taken", seed).isFalse();
                assertThat(now.get().atZone(PARIS).getHour())
                        .as("seed %s: by day", seed)
                        .isBetween(8, 19);
                assertThat(due).as("seed %s: neither early nor old", seed).isBetween(today.minusDays(2), today);
                assertThat(due).as("seed %s: not from before a change", seed).isAfterOrEqualTo(since);
            }
        }
        assertThat(letters("THINGS_WAIT").size()).isLessThanOrEqualTo(3);
    }

    private List<Integer> noted() {
        return desk.there(
                () -> requireNonNull(transactions.execute(_ -> jdbc.sql("select nth from notifications.reminder")
                        .query(Integer.class)
                        .list())));
    }

    private void none() {
        setting(null, null, null, null);
    }

    private void setting(
            @Nullable Integer first, @Nullable Integer second, @Nullable Integer third, @Nullable Integer end) {
        change(
                new ReminderDays(first, second, third, end, settings().version()),
                ready.atTime(0, 1).atZone(PARIS).toInstant());
    }

    private void settingAfter(int days, int first, int second, int third) {
        change(
                new ReminderDays(first, second, third, null, settings().version()),
                ready.plusDays(days).atTime(MORNING).atZone(PARIS).toInstant());
    }

    private void change(ReminderDays days, Instant now) {
        desk.there(() -> transactions.execute(_ -> {
            new ReminderSettings(jdbc, Clock.fixed(now, ZoneOffset.UTC)).change(days);
            return true;
        }));
    }

    private ReminderDays settings() {
        return desk.there(() -> context.getBean(ReminderSettings.class).days());
    }

    /** In the morning so many days after it became ready. */
    private int after(int days) {
        return at(ready.plusDays(days).atTime(MORNING).atZone(PARIS).toInstant());
    }

    private int at(Instant now) {
        return run(now, ThingsWaiting::remind);
    }

    private interface Work {
        int of(ThingsWaiting things);
    }

    private int run(Instant now, Work work) {
        var things = new ThingsWaiting(
                jdbc,
                context.getBean(ReminderSettings.class),
                context.getBean(MemberOrderRepository.class),
                context.getBean(ThingsWaitingLetters.class),
                context.getBean(Outbox.class),
                Clock.fixed(now, ZoneOffset.UTC));
        return desk.there(() -> requireNonNull(transactions.execute(_ -> work.of(things))));
    }

    private List<String> letters(String kind) {
        return desk.there(() -> requireNonNull(transactions.execute(
                _ -> jdbc.sql("select subject || ' ' || body_text from notifications.message where kind = :kind")
                        .param("kind", kind)
                        .query(String.class)
                        .list())));
    }

    private void write(String sql) {
        desk.there(() -> transactions.execute(
                _ -> jdbc.sql(sql).params(Map.of("id", UUID.randomUUID())).update()));
    }

    private <T> T stored(String sql, Class<T> type) {
        return desk.there(() -> requireNonNull(
                transactions.execute(_ -> jdbc.sql(sql).query(type).single())));
    }
}
