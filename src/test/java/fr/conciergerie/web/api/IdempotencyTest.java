package fr.conciergerie.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.audit.Audit;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
@AutoConfigureMockMvc
class IdempotencyTest {

    private static final Map<String, Integer> BODY = Map.of("quantity", 2);

    private final OperatorId operator = new OperatorId(UUID.randomUUID());
    private final IdempotencyKey key = key(UUID.randomUUID().toString());
    private final AtomicInteger done = new AtomicInteger();

    @Autowired
    Idempotency idempotency;

    @Autowired
    Audit audit;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private final Supplier<ResponseEntity<Map<String, Integer>>> order = () -> {
        audit.note("test.ordered", null, Map.of());
        return ResponseEntity.created(URI.create("/api/v1/orders/7")).body(Map.of("number", done.incrementAndGet()));
    };

    @Test
    void doesOnceWhatIsAskedTwice() {
        var first = ask(key, BODY);

        var again = catchThrowable(() -> ask(key, BODY));

        assertThat(first.getBody()).isEqualTo(Map.of("number", 1));
        var answer = new Idempotency.Replays().again((Idempotency.AlreadyAnswered) again);
        assertThat(answer.getStatusCode().value()).isEqualTo(201);
        assertThat(answer.getBody()).isEqualTo("{\"number\":1}");
        assertThat(answer.getHeaders().getLocation()).isEqualTo(URI.create("/api/v1/orders/7"));
        assertThat(lasting()).isEqualTo(1);
    }

    @Test
    void refusesTheKeyForAnotherBody() {
        ask(key, BODY);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> ask(key, Map.of("quantity", 3)))
                .withMessage("web.idempotency-key-reused");
        assertThat(lasting()).isEqualTo(1);
    }

    @Test
    void givesTheFirstAnswerEvenWhereARepeatIsRefused() {
        ask(key, BODY);

        var again = catchThrowable(() -> Tenant.call(
                operator,
                () -> idempotency.once(key, BODY, () -> {
                    throw Refused.conflict("orders.no-longer");
                })));

        assertThat(again).isInstanceOf(Idempotency.AlreadyAnswered.class);
    }

    @Test
    void keepsNoRefusal() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Tenant.call(
                        operator,
                        () -> idempotency.once(key, BODY, () -> {
                            throw new Refused("orders.off");
                        })));

        assertThat(ask(key, BODY).getBody()).isEqualTo(Map.of("number", 1));
    }

    @Test
    void isOtherPeoplesKeyToo() {
        ask(key, BODY);

        assertThat(ask(key(String.valueOf(key.value())), BODY).getBody()).isEqualTo(Map.of("number", 2));
    }

    @Test
    void countsEveryRequestWithoutAKey() {
        var none = new IdempotencyKey(null, null, "POST", "/api/v1/orders");

        ask(none, BODY);
        ask(none, BODY);

        assertThat(lasting()).isEqualTo(2);
    }

    @Test
    void doesOnceWhatManyAskAtTheSameMoment() throws Exception {
        int callers = 8;
        var start = new CountDownLatch(1);
        var answered = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < callers; i++) {
                Callable<Boolean> call = () -> {
                    start.await();
                    var refusal = catchThrowable(() -> ask(key, BODY));
                    if (refusal == null || refusal instanceof Idempotency.AlreadyAnswered) {
                        answered.incrementAndGet();
                    }
                    return true;
                };
                var _ = threads.submit(call);
            }
            start.countDown();
        }

        assertThat(answered).hasValue(callers);
        assertThat(lasting()).isEqualTo(1);
    }

    @Test
    void sendsAFormOnce() {
        var first = Tenant.call(
                operator, () -> idempotency.onceForm(key, BODY, () -> "redirect:/orders/" + done.incrementAndGet()));
        var second = Tenant.call(
                operator, () -> idempotency.onceForm(key, BODY, () -> "redirect:/orders/" + done.incrementAndGet()));

        assertThat(second).isEqualTo(first).isEqualTo("redirect:/orders/1");
    }

    private ResponseEntity<Map<String, Integer>> ask(IdempotencyKey under, Map<String, Integer> body) {
        return Tenant.call(operator, () -> idempotency.once(under, body, order));
    }

    /** How often the work was done for good. */
    private int lasting() {
        return Tenant.call(
                operator,
                () -> new TransactionTemplate(transactions)
                        .execute(_ -> jdbc.sql("select count(*) from web.audit_event where what = 'test.ordered'")
                                .query(Integer.class)
                                .single()));
    }

    private static IdempotencyKey key(String value) {
        return new IdempotencyKey(value, UUID.randomUUID(), "POST", "/api/v1/orders");
    }
}
