package fr.conciergerie.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.conciergerie.database.DatabaseTest;
import fr.conciergerie.notifications.Delivery.Never;
import fr.conciergerie.notifications.Delivery.NotNow;
import fr.conciergerie.notifications.Delivery.Taken;
import fr.conciergerie.notifications.Delivery.Unsure;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.OneOperator;
import fr.conciergerie.web.ical.CalendarFile.Method;
import fr.conciergerie.web.metrics.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
@Import(MessageRepository.class)
class PostmanTest {

    private static final Instant MORNING = Instant.parse("2026-11-23T08:00:00Z");

    @Autowired
    MessageRepository messages;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JdbcClient jdbc;

    private final AtomicReference<Instant> time = new AtomicReference<>(MORNING);
    private final List<MessageId> sent = new CopyOnWriteArrayList<>();
    private final List<Postman> postmen = new ArrayList<>();
    private final OperatorId operator = new OperatorId(UUID.randomUUID());

    @AfterEach
    void endOfTheDay() {
        postmen.forEach(Postman::stop);
    }

    @Test
    void aMessageIsSentOnceAndMarked() {
        var id = written("a");

        postman(_ -> new Taken()).wake(operator);

        awaitStatus(id, "SENT");
        assertThat(sent).containsExactly(id);
    }

    @Test
    void theSameEventIsToldOnce() {
        written("the same");

        assertThat(insert("the same")).isFalse();
    }

    @Test
    void severalPostmenNeverSendAMessageTwice() {
        var ids = new ArrayList<MessageId>();
        for (int i = 0; i < 60; i++) {
            ids.add(written("event " + i));
        }

        for (int i = 0; i < 4; i++) {
            postman(_ -> new Taken()).wake(operator);
        }

        await().atMost(Duration.ofSeconds(60)).until(() -> count("SENT") == 60);
        assertThat(sent).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void aServerThatIsDownIsTriedAgainLaterAndLater() {
        var id = written("a");
        var postman = postman(_ -> new NotNow(Problem.NO_CONNECTION, null));

        var pauses = new ArrayList<Duration>();
        for (int attempt = 1; attempt < Outbox.ATTEMPTS; attempt++) {
            int expected = attempt;
            postman.wake(operator);
            await().until(() -> sent.size() == expected && status(id).equals("WAITING"));
            var next = nextAttempt(id);
            pauses.add(Duration.between(time.get(), next));
            time.set(next);
        }
        postman.wake(operator);

        awaitStatus(id, "FAILED");
        assertThat(pauses.subList(0, 5)).isSorted();
        assertThat(pauses.getFirst()).isBetween(Duration.ofSeconds(48), Duration.ofSeconds(72));
        assertThat(pauses.getLast()).isLessThanOrEqualTo(Duration.ofHours(15));
        assertThat(sent).hasSize(Outbox.ATTEMPTS);
    }

    /** A calendar that has taken the hour away is not to note it again because an older letter was slow. */
    @Test
    void ofInvitationsToTheSameHourOnlyTheNewestLeaves() {
        insert("asked", new Invitation(Method.REQUEST, "booking-1@conciergerie", "first"));
        time.updateAndGet(it -> it.plusSeconds(1));
        insert("moved", new Invitation(Method.REQUEST, "booking-1@conciergerie", "second"));
        insert("another", new Invitation(Method.REQUEST, "booking-2@conciergerie", "other"));
        var brought = new CopyOnWriteArrayList<String>();

        postman(message -> {
                    brought.add(
                            message.invitation() == null
                                    ? "none"
                                    : message.invitation().file());
                    return new Taken();
                })
                .wake(operator);

        await().until(() -> count("SENT") == 3);
        assertThat(brought).containsExactlyInAnyOrder("none", "second", "other");
    }

    /** Nobody is reminded of what has begun because the mail server was away. */
    @Test
    void whatHelpsNobodyAnyMoreIsNotSent() {
        insert("begins at nine", null, MORNING.plus(Duration.ofHours(1)));
        insert("begins at noon", null, MORNING.plus(Duration.ofHours(4)));
        var away = postman(_ -> new NotNow(Problem.NO_CONNECTION, null));
        away.wake(operator);
        await().until(() -> sent.size() == 2 && count("WAITING") == 2);
        sent.clear();
        time.set(MORNING.plus(Duration.ofHours(2)));

        postman(_ -> new Taken()).wake(operator);

        await().until(() -> count("SENT") == 1);
        assertThat(sent).hasSize(1);
        assertThat(count("WAITING")).isZero();
    }

    @Test
    void nothingIsSentBeforeItsTime() {
        var id = written("a");
        postman(_ -> new NotNow(Problem.NO_CONNECTION, null)).wake(operator);
        await().until(() -> sent.size() == 1 && status(id).equals("WAITING"));

        assertThat(inTenant(() -> messages.claim(time.get(), Postman.LEASE))).isEmpty();
    }

    @Test
    void aRefusedAddressIsNotTriedAgain() {
        var id = written("a");

        postman(_ -> new Never(Problem.ADDRESS_REFUSED, 550)).wake(operator);

        awaitStatus(id, "FAILED");
    }

    @Test
    void aMessageThatWasCutOffIsLeftToThePeople() {
        var id = written("a");
        var postman = postman(_ -> new Unsure());

        postman.wake(operator);
        awaitStatus(id, "UNKNOWN");
        time.set(time.get().plus(Duration.ofDays(3)));
        postman.sweep();
        written("another");
        postman.wake(operator);

        await().until(() -> count("UNKNOWN") == 2);
        assertThat(sent.stream().filter(id::equals)).hasSize(1);
    }

    @Test
    void aMessageInTheHandsOfAnInstanceThatDiedIsNotSentAgain() {
        var id = written("a");
        assertThat(inTenant(() -> messages.claim(time.get(), Postman.LEASE))).isPresent();
        var survivor = postman(_ -> new Taken());

        survivor.sweep();
        assertThat(status(id)).isEqualTo("SENDING");
        time.set(time.get().plus(Postman.LEASE).plusSeconds(1));
        survivor.sweep();

        awaitStatus(id, "UNKNOWN");
        assertThat(sent).isEmpty();
    }

    @Test
    void anInstanceThatWasOnlySlowStillSaysWhatCameOfIt() {
        var id = written("a");
        var inHand = inTenant(() -> messages.claim(time.get(), Postman.LEASE)).orElseThrow();
        time.set(time.get().plus(Postman.LEASE).plusSeconds(1));
        postman(_ -> new Taken()).sweep();
        awaitStatus(id, "UNKNOWN");

        inTenant(() -> {
            messages.record(inHand, new Taken(), null, false, time.get());
            return true;
        });

        assertThat(status(id)).isEqualTo("SENT");
    }

    @Test
    void whatSomebodyHasLetBeIsNotTriedAgainByAnInstanceThatWasOnlySlow() {
        var id = written("a");
        var inHand = inTenant(() -> messages.claim(time.get(), Postman.LEASE)).orElseThrow();
        time.set(time.get().plus(Postman.LEASE).plusSeconds(1));
        postman(_ -> new Taken()).sweep();
        awaitStatus(id, "UNKNOWN");
        assertThat(inTenant(() -> new MessageLog(jdbc).letBe(id, time.get()))).isTrue();

        inTenant(() -> {
            messages.record(inHand, new NotNow(Problem.NO_CONNECTION, null), time.get(), false, time.get());
            messages.record(inHand, new Never(Problem.ADDRESS_REFUSED, 550), null, false, time.get());
            return true;
        });

        assertThat(status(id)).isEqualTo("UNKNOWN");
        assertThat(inTenant(() -> new MessageLog(jdbc).letBe(id, time.get())))
                .as("said once")
                .isFalse();
    }

    @Test
    void theSweepFindsWhatNobodyWokeUpFor() {
        var id = written("a");

        postman(_ -> new Taken()).sweep();

        awaitStatus(id, "SENT");
    }

    private interface Answer {
        Delivery to(Outgoing message);
    }

    private Postman postman(Answer answer) {
        var operators = new OneOperator(operator);
        var postman = new Postman(
                messages,
                transport(answer),
                operators,
                new SenderNames(operators, _ -> Optional.empty()),
                new Traffic(),
                transactions,
                new MovedClock(time));
        postman.start();
        postmen.add(postman);
        return postman;
    }

    private Transport transport(Answer answer) {
        return new Transport() {
            @Override
            public boolean isOpen() {
                return true;
            }

            @Override
            public boolean leavesUs() {
                return true;
            }

            @Override
            public Optional<String> from() {
                return Optional.of("bonjour@conciergerie.example");
            }

            @Override
            public Delivery send(Outgoing message, Sender sender) {
                sent.add(message.id());
                return answer.to(message);
            }
        };
    }

    private MessageId written(String event) {
        assertThat(insert(event)).isTrue();
        return inTenant(() -> jdbc.sql("select id from notifications.message where event_key = :key")
                .param("key", event)
                .query((rs, _) -> new MessageId(rs.getObject(1, UUID.class)))
                .single());
    }

    private boolean insert(String event) {
        return insert(event, null);
    }

    private boolean insert(String event, @Nullable Invitation invitation) {
        return insert(event, invitation, null);
    }

    private boolean insert(String event, @Nullable Invitation invitation, @Nullable Instant uselessAt) {
        return inTenant(() -> messages.insert(
                new MessageId(Ids.next(time.get())),
                event,
                MessageKind.LINE_READY,
                new Recipient(Recipient.Kind.MEMBER, UUID.randomUUID(), "agent@ville.example", Locale.FRENCH),
                About.NO_ORDER,
                new RenderedLetter("Sujet", "Texte", "<p>Texte</p>"),
                invitation,
                Outbox.ATTEMPTS,
                time.get(),
                uselessAt,
                time.get()));
    }

    private void awaitStatus(MessageId id, String status) {
        await().atMost(Duration.ofSeconds(30)).until(() -> status(id).equals(status));
    }

    private String status(MessageId id) {
        return inTenant(() -> jdbc.sql("select status from notifications.message where id = :id")
                .param("id", id.value())
                .query(String.class)
                .single());
    }

    private Instant nextAttempt(MessageId id) {
        return inTenant(() -> jdbc.sql("select next_attempt_at from notifications.message where id = :id")
                .param("id", id.value())
                .query((rs, _) -> rs.getTimestamp(1).toInstant())
                .single());
    }

    private long count(String status) {
        return inTenant(() -> jdbc.sql("select count(*) from notifications.message where status = :status")
                .param("status", status)
                .query(Long.class)
                .single());
    }

    private <T> T inTenant(Supplier<T> work) {
        return Tenant.call(
                operator, () -> Objects.requireNonNull(new TransactionTemplate(transactions).execute(_ -> work.get())));
    }
}
