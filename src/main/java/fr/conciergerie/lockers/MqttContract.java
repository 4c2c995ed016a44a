package fr.conciergerie.lockers;

import static java.util.Objects.requireNonNull;

import fr.conciergerie.web.StoredJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a controller and we say to one another, as {@code docs/api/lockers.asyncapi.yaml} has it. */
@Component
class MqttContract {

    /** After which nobody follows an order to open any more. */
    static final Duration ORDER_LASTS = Duration.ofSeconds(15);

    private static final String ROOT = "conciergerie/v1/";
    private static final Pattern ADDRESS = Pattern.compile(ROOT + "([0-9a-f-]{36})/([a-z]+)");
    private static final Pattern LABEL = Pattern.compile("[A-Z0-9]{1,8}");

    private final StoredJson json;

    MqttContract(StoredJson json) {
        this.json = json;
    }

    /** What there is to say, each at an address of its own. */
    enum Subject {
        COMMAND,
        EVENTS,
        COMMITTED,
        SNAPSHOT,
        PRESENCE;

        String address(Object bank) {
            return ROOT + bank + "/" + word();
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record Address(BankId bank, Subject subject) {}

    record Open(UUID opening, String compartment, Instant notAfter) {}

    enum What {
        UNLOCKED,
        OPENED,
        CLOSED,
        JAMMED,
        REFUSED
    }

    record Event(
            UUID boot,
            long sequence,
            Instant at,
            What what,
            String compartment,
            @Nullable UUID opening) {
        Event {
            requireNonNull(boot);
            requireNonNull(at);
            requireNonNull(what);
            if (sequence < 1 || !LABEL.matcher(compartment).matches()) {
                throw new IllegalArgumentException("an event without a number, or of no door");
            }
        }
    }

    record Committed(UUID boot, long sequence) {}

    enum DoorState {
        OPEN,
        CLOSED,
        UNKNOWN
    }

    record Door(String compartment, DoorState door) {}

    record Snapshot(Instant at, List<Door> doors) {
        Snapshot {
            requireNonNull(at);
            doors = List.copyOf(doors);
        }
    }

    record Presence(boolean present) {}

    static Optional<Address> address(String topic) {
        var found = ADDRESS.matcher(topic);
        if (!found.matches()) {
            return Optional.empty();
        }
        for (var subject : Subject.values()) {
            if (subject.word().equals(found.group(2))) {
                return Optional.of(new Address(BankId.of(found.group(1)), subject));
            }
        }
        return Optional.empty();
    }

    <T> T read(byte[] payload, Class<T> type) {
        return json.read(new String(payload, StandardCharsets.UTF_8), type);
    }

    byte[] write(Object said) {
        return json.write(said).getBytes(StandardCharsets.UTF_8);
    }
}
