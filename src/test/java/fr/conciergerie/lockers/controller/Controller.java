package fr.conciergerie.lockers.controller;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The controller of a bank, as somebody builds it who has the contract and nothing else. Its journal outlives it: a controller that is
 * switched on again goes on with the journal of the one before.
 */
public final class Controller implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int REPEATED_EVERY_MS = 1000;
    private static final int BEAT_MS = 2000;

    private final int port;
    private final String bank;
    private final Journal journal;
    private final Map<String, String> doors = new TreeMap<>();
    private final Set<String> jammed = new HashSet<>();
    private final Set<UUID> followed = new HashSet<>();
    private final List<Said> said = new CopyOnWriteArrayList<>();
    private final List<Long> openedAfterNanos = new CopyOnWriteArrayList<>();

    private Clock clock;
    private boolean shutsByItself = true;
    private volatile @Nullable Mqtt5AsyncClient client;
    private @Nullable ScheduledExecutorService timer;
    private long lastRepeat;

    /** Something that it said, and where. */
    public record Said(String subject, String json) {}

    public Controller(int port, String bank, List<String> compartments, Journal journal, Clock clock) {
        this.port = port;
        this.bank = bank;
        this.journal = journal;
        this.clock = clock;
        compartments.forEach(it -> doors.put(it, "CLOSED"));
    }

    /** Signs in, says that it is there, how its doors stand, and whatever is not committed yet. */
    public Controller switchOn() {
        var work = Executors.newSingleThreadScheduledExecutor();
        var made = MqttClient.builder()
                .useMqttVersion5()
                .identifier("bank-" + bank)
                .serverHost("127.0.0.1")
                .serverPort(port)
                .simpleAuth()
                .username(bank)
                .password(TestBroker.PASSWORD.getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .willPublish()
                .topic(topic("presence"))
                .payload("{\"present\":false}".getBytes(StandardCharsets.UTF_8))
                .qos(MqttQos.AT_LEAST_ONCE)
                .retain(true)
                .applyWillPublish()
                .automaticReconnect()
                .initialDelay(200, TimeUnit.MILLISECONDS)
                .maxDelay(1, TimeUnit.SECONDS)
                .applyAutomaticReconnect()
                .addConnectedListener(_ -> in(work, () -> connected(work)))
                .buildAsync();
        client = made;
        timer = work;
        made.connectWith()
                .cleanStart(false)
                .sessionExpiryInterval(3600)
                .keepAlive(5)
                .send()
                .join();
        work.scheduleWithFixedDelay(this::repeat, REPEATED_EVERY_MS, REPEATED_EVERY_MS, TimeUnit.MILLISECONDS);
        work.scheduleWithFixedDelay(this::beat, BEAT_MS, BEAT_MS, TimeUnit.MILLISECONDS);
        return this;
    }

    /** What comes after the plug was pulled, nobody reads. */
    private static void in(ScheduledExecutorService work, Runnable task) {
        if (!work.isShutdown()) {
            try {
                work.execute(task);
            } catch (RejectedExecutionException _) {
                // in that very moment
            }
        }
    }

    private void connected(ScheduledExecutorService work) {
        var it = client;
        if (it == null) {
            return;
        }
        for (var subject : List.of("command", "committed")) {
            it.subscribeWith()
                    .topicFilter(topic(subject))
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .callback(message -> in(work, () -> received(message)))
                    .send();
        }
        beat();
        snapshot();
        repeat();
    }

    private void received(Mqtt5Publish message) {
        var read = JSON.readTree(message.getPayloadAsBytes());
        if (message.getTopic().toString().equals(topic("committed"))) {
            journal.committed(
                    UUID.fromString(read.get("boot").asString()),
                    read.get("sequence").asLong());
            if (!journal.open().isEmpty()) {
                repeatSoon();
            }
        } else {
            open(message, read);
        }
    }

    private synchronized void open(Mqtt5Publish message, JsonNode order) {
        var opening = UUID.fromString(order.get("opening").asString());
        var label = order.get("compartment").asString();
        if (message.isRetain() || !doors.containsKey(label) || !followed.add(opening)) {
            return;
        }
        if (!clock.instant().isBefore(Instant.parse(order.get("notAfter").asString()))) {
            happened("REFUSED", label, opening);
            return;
        }
        happened("UNLOCKED", label, opening);
        if (jammed.contains(label)) {
            happened("JAMMED", label, opening);
            return;
        }
        doors.put(label, "OPEN");
        openedAfterNanos.add(System.nanoTime());
        happened("OPENED", label, opening);
        if (shutsByItself) {
            shut(label);
        }
    }

    /** Somebody pushes a door shut. */
    public synchronized void shut(String label) {
        doors.put(label, "CLOSED");
        happened("CLOSED", label, null);
    }

    /** Somebody opens a door without asking. */
    public synchronized void prise(String label) {
        doors.put(label, "OPEN");
        happened("OPENED", label, null);
    }

    public synchronized void jam(String label, boolean stuck) {
        if (stuck) {
            jammed.add(label);
        } else {
            jammed.remove(label);
        }
    }

    /** Whoever opens a door shuts it, unless a test wants to see it stand open. */
    public synchronized void leaveDoorsOpen() {
        shutsByItself = false;
    }

    public synchronized void setClock(Clock other) {
        clock = other;
    }

    public synchronized String door(String label) {
        return String.valueOf(doors.get(label));
    }

    public Journal journal() {
        return journal;
    }

    /** Everything that it has said so far. */
    public List<Said> said() {
        return List.copyOf(said);
    }

    /** When doors were seen open, by the nanoseconds of this machine. */
    public List<Long> openedAfterNanos() {
        return List.copyOf(openedAfterNanos);
    }

    private void happened(String what, String label, @Nullable UUID opening) {
        tell(journal.write(clock.instant(), what, label, opening));
        snapshot();
    }

    private void tell(Journal.Entry it) {
        var event = new LinkedHashMap<String, Object>();
        event.put("boot", it.boot().toString());
        event.put("sequence", it.sequence());
        event.put("at", it.at().toString());
        event.put("what", it.what());
        event.put("compartment", it.compartment());
        if (it.opening() != null) {
            event.put("opening", it.opening().toString());
        }
        say("events", event, false);
    }

    private synchronized void repeatSoon() {
        if (System.nanoTime() - lastRepeat > TimeUnit.MILLISECONDS.toNanos(REPEATED_EVERY_MS / 2)) {
            repeat();
        }
    }

    private synchronized void repeat() {
        lastRepeat = System.nanoTime();
        journal.open().stream().limit(50).forEach(this::tell);
    }

    private void beat() {
        say("presence", Map.of("present", true), true);
    }

    private synchronized void snapshot() {
        var all = new ArrayList<Map<String, String>>();
        doors.forEach((label, door) -> all.add(Map.of("compartment", label, "door", door)));
        say("snapshot", Map.of("at", clock.instant().toString(), "doors", all), true);
    }

    private void say(String subject, Object what, boolean retained) {
        var it = client;
        if (it == null || !it.getState().isConnected()) {
            return;
        }
        var json = JSON.writeValueAsString(what);
        said.add(new Said(subject, json));
        it.publishWith()
                .topic(topic(subject))
                .payload(json.getBytes(StandardCharsets.UTF_8))
                .qos(MqttQos.AT_LEAST_ONCE)
                .retain(retained)
                .send();
    }

    private String topic(String subject) {
        return "conciergerie/v1/" + bank + "/" + subject;
    }

    /** The plug is pulled: its last will says so. */
    public void switchOff() {
        var it = client;
        client = null;
        if (timer != null) {
            timer.shutdownNow();
        }
        if (it != null) {
            it.disconnectWith()
                    .reasonCode(Mqtt5DisconnectReasonCode.DISCONNECT_WITH_WILL_MESSAGE)
                    .send()
                    .exceptionally(_ -> null)
                    .join();
        }
    }

    @Override
    public void close() {
        switchOff();
    }
}
