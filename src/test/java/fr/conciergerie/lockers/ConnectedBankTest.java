package fr.conciergerie.lockers;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import fr.conciergerie.custody.Counter;
import fr.conciergerie.custody.Counter.Desk;
import fr.conciergerie.custody.Custody;
import fr.conciergerie.custody.Holder;
import fr.conciergerie.custody.ItemView;
import fr.conciergerie.lockers.MqttContract.Event;
import fr.conciergerie.lockers.MqttContract.What;
import fr.conciergerie.lockers.controller.Controller;
import fr.conciergerie.lockers.controller.Journal;
import fr.conciergerie.lockers.controller.TestBroker;
import fr.conciergerie.web.LinkToken;
import fr.conciergerie.web.OperatorDirectory;
import fr.conciergerie.web.Role;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** What connected banks promise, before Debian's Mosquitto and with a controller that knows the contract and nothing else. */
@SpringBootTest
@AutoConfigureMockMvc
@DirtiesContext
class ConnectedBankTest {

    private static final TestBroker BROKER = TestBroker.start();
    private static final Duration SOON = Duration.ofSeconds(10);

    @Autowired
    ApplicationContext context;

    @Autowired
    Counter counter;

    @Autowired
    Custody custody;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    MockMvc browser;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    Clock clock;

    private Desk desk;
    private Hall hall;
    private @Nullable Controller controller;
    private String credential = "";

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
        credential = enrol(hall, desk);
        await().atMost(SOON).until(() -> context.getBean(ControllerLine.class).isOpen());
    }

    @AfterEach
    void switchItOff() {
        if (controller != null) {
            controller.close();
        }
    }

    @Test
    void nothingIsGivenBeforeTheControllerWasHeard() {
        assertThat(hall.doors()).extracting(CompartmentView::standing).containsOnly(Standing.TO_SET);

        switchOn();

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(hall.doors())
                        .extracting(CompartmentView::standing)
                        .containsOnly(Standing.FREE));
        assertThat(desk.there(() -> context.getBean(Banks.class).controller(hall.bank())))
                .hasValueSatisfying(it -> assertThat(it.present()).isTrue());
    }

    @Test
    void aTokenLetsAControllerInOnce() {
        var token = LinkToken.next(desk.operator());
        desk.there(() -> {
            context.getBean(Banks.class).offerEnrolment(hall.bank(), token);
            return true;
        });

        assertThat(enrol(hall.bank(), token.text())).hasStatus(200);
        assertThat(enrol(hall.bank(), token.text())).hasStatus(403);
        assertThat(type(credential, "123123"))
                .as("the credential before is worth nothing any more")
                .hasStatus(403);
    }

    @Test
    void aDoorThatIsSeenOpenIsTheEndOfTheCodeAndWhatWaitedIsTheMembers() {
        var loaded = load();

        assertThat(type(requireNonNull(loaded.code()))).hasStatus(200);

        await().atMost(SOON).until(() -> read(loaded).outcome() == Outcome.COLLECTED);
        assertThat(count("lockers.opening where unlocked_at is not null and opened_at is not null"))
                .isEqualTo(1);
        settled();
        assertThat(count("lockers.controller_event")).isEqualTo(3);
    }

    @Test
    void whatWaitedIsWithItsMemberInTheLedger() {
        var order = hall.ready();
        allFree();
        var loaded = hall.load(order);

        type(requireNonNull(loaded.code()));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(desk.there(() -> custody.itemsOf(desk.concierge(), order.id())))
                        .extracting(ItemView::holder)
                        .hasOnlyElementsOfType(Holder.Member.class));
    }

    @Test
    void aJamLeavesTheCodeGood() {
        var loaded = load();
        requireNonNull(controller).jam("A1", true);

        assertThat(type(requireNonNull(loaded.code()))).hasStatus(200);
        settled();

        assertThat(count("lockers.opening where jammed_at is not null and opened_at is null"))
                .isEqualTo(1);
        assertThat(read(loaded).state()).isEqualTo(ReservationState.LOADED);
        assertThat(troubles()).extracting(DoorTrouble::kind).containsExactly(DoorTrouble.Kind.JAMMED);
        controller.jam("A1", false);
        assertThat(type(loaded.code())).hasStatus(200);
        await().atMost(SOON).until(() -> read(loaded).outcome() == Outcome.COLLECTED);
    }

    @Test
    void whoHasOpenedOpensOnceMoreForThreeMinutesAndTheCompartmentIsGivenToNobodyMeanwhile() {
        var loaded = load();
        var code = requireNonNull(loaded.code());
        type(code);
        await().atMost(SOON).until(() -> read(loaded).isOver());
        settled();

        assertThat(type(code)).hasStatus(200);
        settled();
        assertThat(count("lockers.opening where why = 'REOPENED' and opened_at is not null"))
                .isEqualTo(1);
        beat();
        assertThat(hall.door("A1").standing()).isEqualTo(Standing.TO_SET);

        later(Duration.ofMinutes(4));
        assertThat(type(code)).hasStatus(403);
        await().atMost(SOON).until(() -> hall.door("A1").standing() == Standing.FREE);
    }

    @Test
    void whatAMemberPutsInIsDeclaredByTheDoor() {
        switchOn();
        allFree();
        var reserved = hall.reserve(desk.member(), Size.S, false);

        assertThat(type(requireNonNull(reserved.code()))).hasStatus(200);

        await().atMost(SOON).until(() -> read(reserved).state() == ReservationState.DECLARED);
        assertThat(type(reserved.code())).as("they forgot something").hasStatus(200);
        settled();
        later(Duration.ofMinutes(4));
        assertThat(type(reserved.code())).hasStatus(403);
    }

    @Test
    void aDelegateHasACodeAtOnceAndTakesItInTheirName() {
        var loaded = load();
        var named = desk.there(
                () -> hall.lockers().delegate(desk.asMember(), loaded.id(), loaded.version(), "Camille Roy"));

        var code = requireNonNull(requireNonNull(named.delegate()).code());
        assertThat(type(code)).hasStatus(200);

        await().atMost(SOON).until(() -> read(loaded).outcome() == Outcome.COLLECTED);
        settled();
        assertThat(type(code)).as("theirs reopens as well").hasStatus(200);
        assertThat(count("lockers.code where state = 'REMOVING'")).isZero();
    }

    @Test
    void anOrderThatComesTooLateOpensNothing() {
        var loaded = load();
        requireNonNull(controller).setClock(Clock.offset(clock, Duration.ofSeconds(60)));

        type(requireNonNull(loaded.code()));
        settled();

        assertThat(controller.door("A1")).isEqualTo("CLOSED");
        assertThat(controller.journal().all()).extracting(Journal.Entry::what).containsExactly("REFUSED");
        assertThat(count("lockers.opening where refused_at is not null and unlocked_at is null"))
                .isEqualTo(1);
        assertThat(read(loaded).state()).isEqualTo(ReservationState.LOADED);
    }

    /** The broker itself forgets it, and the controller would not follow it. */
    @Test
    void anOrderThatNobodyHeardOpensNothingAfterwards() {
        var loaded = load();
        requireNonNull(controller).switchOff();
        type(requireNonNull(loaded.code()));

        await().pollDelay(Duration.ofSeconds(17)).atMost(SOON.multipliedBy(3)).until(() -> true);
        controller.switchOn();
        await().pollDelay(Duration.ofSeconds(2)).until(() -> true);

        assertThat(controller.journal().all()).isEmpty();
        assertThat(controller.door("A1")).isEqualTo("CLOSED");
        assertThat(count("lockers.opening where unlocked_at is null and opened_at is null"))
                .isEqualTo(1);
        assertThat(read(loaded).state()).isEqualTo(ReservationState.LOADED);
    }

    @Test
    void whoseControllerIsAwayGivesNothingOn() {
        var loaded = load();
        requireNonNull(controller).switchOff();
        await().atMost(SOON).until(() -> count("lockers.controller where not present") == 1);
        desk.there(() -> {
            hall.lockerDesk()
                    .takeBack(desk.concierge(), loaded.id(), "C3", read(loaded).version());
            return true;
        });

        assertThat(hall.door("A1").standing()).isEqualTo(Standing.TO_SET);
        controller.switchOn();
        await().atMost(SOON).until(() -> hall.door("A1").standing() == Standing.FREE);
    }

    @Test
    void eachReportIsTakenOnceAndInItsOrder() {
        var events = context.getBean(DoorEvents.class);
        var boot = UUID.randomUUID();

        desk.there(() -> {
            assertThat(events.take(hall.bank(), event(boot, 2)))
                    .as("the first is asked for")
                    .isZero();
            assertThat(events.take(hall.bank(), event(boot, 1))).isEqualTo(1);
            assertThat(events.take(hall.bank(), event(boot, 1))).isEqualTo(1);
            assertThat(events.take(hall.bank(), event(boot, 4))).isEqualTo(1);
            assertThat(events.take(hall.bank(), event(boot, 2))).isEqualTo(2);
            assertThat(events.take(hall.bank(), event(UUID.randomUUID(), 1))).isEqualTo(1);
            return true;
        });

        assertThat(count("lockers.controller_event")).isEqualTo(3);
        assertThat(count("lockers.opening where why = 'UNASKED'")).isEqualTo(3);
    }

    @Test
    void whatIsForgottenIsNotTakenAgain() {
        var events = context.getBean(DoorEvents.class);
        var boot = UUID.randomUUID();
        desk.there(() -> {
            for (int i = 1; i <= 3; i++) {
                events.take(hall.bank(), event(boot, i));
            }
            transactions.executeWithoutResult(_ -> context.getBean(ControllerRepository.class)
                    .forget(clock.instant().plusSeconds(60)));
            assertThat(count("lockers.controller_event")).isEqualTo(1);
            assertThat(events.take(hall.bank(), event(boot, 2))).isEqualTo(3);
            return true;
        });

        assertThat(count("lockers.controller_event")).isEqualTo(1);
    }

    @Test
    void wrongCodesSlowThePadAndWrongCallersOnlyThemselves() {
        var loaded = load();
        for (int i = 0; i < 30; i++) {
            assertThat(mvc.post()
                            .uri("/api/v1/lockers/{bank}/openings", hall.bank())
                            .header(
                                    "Bank-Credential",
                                    LinkToken.next(desk.operator()).text())
                            .contentType(MediaType.APPLICATION_JSON)
                            .content("{\"code\":\"407193\"}")
                            .with(request -> {
                                request.setRemoteAddr("203.0.113.9");
                                return request;
                            })
                            .exchange()
                            .getResponse()
                            .getStatus())
                    .isIn(403, 429);
        }
        assertThat(type(credential, "40719").getResponse().getStatus()).isEqualTo(403);
        for (int i = 0; i < 4; i++) {
            type(credential, "40719");
        }

        var slowed = type(requireNonNull(loaded.code()));
        assertThat(slowed).hasStatus(429);
        assertThat(slowed.getResponse().getHeader("Retry-After")).isNotNull();
    }

    @Test
    void theCredentialOfOneBankIsWorthNothingAtAnother() {
        var loaded = load();
        var other = counter.open();
        var theirs = Hall.connected(context, other);
        var foreign = enrol(theirs, other);

        assertThat(type(foreign, requireNonNull(loaded.code()))).hasStatus(403);
    }

    @Test
    void aBankSeesNothingOfAnotherAtTheBroker() throws Exception {
        var spy = counter.open();
        var theirs = Hall.connected(context, spy).bank().toString();
        BROKER.letIn(theirs);
        var seen = new CopyOnWriteArrayList<String>();
        var client = MqttClient.builder()
                .useMqttVersion5()
                .serverHost("127.0.0.1")
                .serverPort(BROKER.port())
                .simpleAuth()
                .username(theirs)
                .password(TestBroker.PASSWORD.getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .buildBlocking();
        client.connect();
        client.toAsync()
                .subscribeWith()
                .topicFilter("conciergerie/v1/#")
                .qos(MqttQos.AT_LEAST_ONCE)
                .callback(it -> seen.add(it.getTopic().toString()))
                .send();
        client.toAsync()
                .subscribeWith()
                .topicFilter("conciergerie/v1/" + hall.bank() + "/command")
                .qos(MqttQos.AT_LEAST_ONCE)
                .callback(it -> seen.add(it.getTopic().toString()))
                .send();
        var loaded = load();
        client.toAsync()
                .publishWith()
                .topic("conciergerie/v1/" + hall.bank() + "/events")
                .payload("{}".getBytes(StandardCharsets.UTF_8))
                .send();

        type(requireNonNull(loaded.code()));
        await().atMost(SOON).until(() -> read(loaded).isOver());
        settled();
        client.disconnect();

        assertThat(seen).isEmpty();
    }

    /** What it took to itself would never be committed. */
    @Test
    void anInstanceThatIsGoneTakesNothingFromTheOthers() {
        switchOn();
        for (int i = 0; i < 3; i++) {
            var broker = new Broker(context.getBean(MqttSettings.class));
            var another = new ControllerLine(
                    broker,
                    context.getBean(MqttContract.class),
                    context.getBean(DoorEvents.class),
                    context.getBean(OperatorDirectory.class));
            another.start();
            await().atMost(SOON).until(another::isOpen);
            for (int n = 0; n < 10; n++) {
                requireNonNull(controller).prise("A2");
                controller.shut("A2");
            }
            another.stop();
        }

        settled();
        assertThat(count("lockers.controller_event"))
                .isEqualTo(requireNonNull(controller).journal().all().size())
                .isEqualTo(60);
    }

    @Test
    void whatIsWrongWithADoorStandsAtTheDeskUntilSomebodyHasSeenToIt() {
        load();
        requireNonNull(controller).prise("A2");
        settled();

        assertThat(troubles()).extracting(DoorTrouble::kind).containsExactly(DoorTrouble.Kind.UNASKED);
        later(Duration.ofMinutes(2));
        assertThat(troubles())
                .extracting(DoorTrouble::kind)
                .containsExactlyInAnyOrder(DoorTrouble.Kind.UNASKED, DoorTrouble.Kind.LEFT_OPEN);
        controller.shut("A2");
        settled();
        assertThat(troubles()).extracting(DoorTrouble::kind).containsExactly(DoorTrouble.Kind.UNASKED);
        var manager = counter.signedIn(browser, desk, Role.MANAGER, null);
        var path = "/desk/lockers/" + hall.bank();
        assertThat(manager.open(path).text())
                .contains("L’armoire répond", "s’est ouvert sans que personne ne l’ait demandé")
                .doesNotContain("Nouveau code à régler");

        manager.submit(path + "/openings/" + troubles().getFirst().opening() + "/settlement", Map.of());

        assertThat(troubles()).isEmpty();
    }

    @Test
    void aConciergeOpensADoorAndWhatLiesInItStaysTheMembers() {
        var loaded = load();
        var manager = counter.signedIn(browser, desk, Role.MANAGER, null);
        var path = "/desk/lockers/" + hall.bank();

        manager.open(path);
        manager.submit(path + "/compartments/" + loaded.compartmentId() + "/opening", Map.of());
        settled();

        assertThat(count("lockers.opening where why = 'DESK' and opened_at is not null and asked_by is not null"))
                .isEqualTo(1);
        assertThat(read(loaded).state()).isEqualTo(ReservationState.LOADED);
    }

    @Test
    void theControllerSaysNothingButWhatTheContractHas() {
        var loaded = load();
        type(requireNonNull(loaded.code()));
        settled();

        assertThat(requireNonNull(controller).said())
                .extracting(Controller.Said::subject)
                .contains("events", "snapshot", "presence");
        assertThat(controller.said())
                .allSatisfy(it -> assertThat(ControllerContractTest.faults(
                                it.subject().equals("events") ? "event" : it.subject(),
                                new JsonMapper().readTree(it.json())))
                        .as(it.json())
                        .isEmpty());
    }

    private List<DoorTrouble> troubles() {
        return desk.there(() -> context.getBean(Openings.class).troubles(desk.concierge(), hall.bank()));
    }

    private static Event event(UUID boot, long sequence) {
        return new Event(boot, sequence, Clock.systemUTC().instant(), What.OPENED, "A2", null);
    }

    private void switchOn() {
        controller = new Controller(BROKER.port(), hall.bank().toString(), List.of("A1", "A2"), new Journal(), clock)
                .switchOn();
    }

    private void allFree() {
        if (controller == null) {
            switchOn();
        }
        await().atMost(SOON).until(() -> hall.door("A1").standing() == Standing.FREE);
    }

    /** Something waits in A1. */
    private ReservationView load() {
        allFree();
        var loaded = hall.load(hall.ready());
        assertThat(loaded.code()).as("told at once").isNotNull();
        return loaded;
    }

    private ReservationView read(ReservationView it) {
        return desk.there(() -> hall.lockers().reservation(desk.asMember(), it.id()));
    }

    /** Everything that the controller has seen is committed, and it knows. */
    private void settled() {
        await().atMost(SOON)
                .until(() -> !requireNonNull(controller).journal().all().isEmpty()
                        && controller.journal().open().isEmpty());
    }

    /** Its heart beats once more. */
    private void beat() {
        var before = heard();
        await().atMost(SOON).until(() -> !heard().equals(before));
    }

    private String heard() {
        return desk.there(() -> String.valueOf(requireNonNull(context.getBean(Banks.class)
                .controller(hall.bank())
                .orElseThrow()
                .heardAt())));
    }

    /** What was seen lies further back. */
    private void later(Duration time) {
        desk.there(() -> transactions.execute(
                _ -> jdbc.sql("""
                        update lockers.opening
                           set requested_at = requested_at - :time * interval '1 second', not_after = not_after - :time * interval '1 second',
                               opened_at = opened_at - :time * interval '1 second', closed_at = closed_at - :time * interval '1 second'
                        """).param("time", time.toSeconds()).update()));
    }

    private long count(String what) {
        return requireNonNull(desk.there(() -> transactions.execute(
                _ -> jdbc.sql("select count(*) from " + what).query(Long.class).single())));
    }

    private MvcTestResult type(String code) {
        return type(credential, code);
    }

    private MvcTestResult type(String bearer, String code) {
        return mvc.post()
                .uri("/api/v1/lockers/{bank}/openings", hall.bank())
                .header("Bank-Credential", bearer)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"code\":\"%s\"}".formatted(code))
                .exchange();
    }

    private MvcTestResult enrol(BankId bank, String token) {
        return mvc.post()
                .uri("/api/v1/lockers/{bank}/enrolment", bank)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"token\":\"%s\"}".formatted(token))
                .exchange();
    }

    private String enrol(Hall at, Desk of) {
        var token = LinkToken.next(of.operator());
        of.there(() -> {
            context.getBean(Banks.class).offerEnrolment(at.bank(), token);
            return true;
        });
        var body = enrol(at.bank(), token.text()).getResponse();
        return new JsonMapper()
                .readTree(body.getContentAsByteArray())
                .get("credential")
                .asString();
    }
}
