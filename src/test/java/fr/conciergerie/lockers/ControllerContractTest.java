package fr.conciergerie.lockers;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import fr.conciergerie.lockers.MqttContract.Committed;
import fr.conciergerie.lockers.MqttContract.Event;
import fr.conciergerie.lockers.MqttContract.Open;
import fr.conciergerie.lockers.MqttContract.Presence;
import fr.conciergerie.lockers.MqttContract.Snapshot;
import fr.conciergerie.lockers.MqttContract.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What we say to controllers and understand of them is what the contract says, example by example. */
@SpringBootTest
@AutoConfigureMockMvc
class ControllerContractTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNode CONTRACT = contract();

    @Autowired
    MqttContract ours;

    private static JsonNode contract() {
        try {
            return JSON.valueToTree(new Yaml().load(Files.readString(Path.of("docs", "api", "lockers.asyncapi.yaml"))));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    record Example(String message, JsonNode payload) {}

    static Stream<Example> examples() {
        return CONTRACT.at("/components/messages")
                .propertyStream()
                .flatMap(message -> message.getValue()
                        .get("examples")
                        .valueStream()
                        .map(it -> new Example(message.getKey(), it.get("payload"))));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsWhatItsSchemaAsksForAndIsUnderstood(Example example) {
        assertThat(faults(example.message(), example.payload())).isEmpty();
        var type = switch (example.message()) {
            case "open" -> Open.class;
            case "event" -> Event.class;
            case "committed" -> Committed.class;
            case "snapshot" -> Snapshot.class;
            case "presence" -> Presence.class;
            default -> throw new AssertionError("a message that nobody reads: " + example.message());
        };

        var read = ours.read(JSON.writeValueAsBytes(example.payload()), type);

        var written = JSON.readTree(ours.write(read));
        example.payload()
                .propertyStream()
                .forEach(it ->
                        assertThat(written.has(it.getKey())).as(it.getKey()).isTrue());
    }

    @Test
    void whatWeSayIsWhatTheSchemasAskFor() {
        var open = new Open(UUID.randomUUID(), "A3", Instant.parse("2027-03-01T18:00:15Z"));

        assertThat(faults("open", JSON.readTree(ours.write(open)))).isEmpty();
        assertThat(faults("committed", JSON.readTree(ours.write(new Committed(UUID.randomUUID(), 7)))))
                .isEmpty();
        assertThat(faults("open", JSON.readTree("{\"opening\":\"x\",\"compartment\":\"a 3\"}")))
                .isNotEmpty();
    }

    @Test
    void everythingIsSaidWhereTheContractSaysSo() {
        var bank = UUID.randomUUID();

        assertThat(CONTRACT.get("channels")
                        .propertyStream()
                        .map(it -> it.getValue().get("address").asString().replace("{bank}", bank.toString())))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Subject.values())
                        .map(it -> it.address(bank))
                        .toList());
        for (var it : Subject.values()) {
            assertThat(MqttContract.address(it.address(bank))).contains(new MqttContract.Address(new BankId(bank), it));
        }
        assertThat(MqttContract.address("conciergerie/v1/x/events")).isEmpty();
        assertThat(MqttContract.address("conciergerie/v1/" + bank + "/events/else"))
                .isEmpty();
    }

    @Test
    void anOrderLastsAsLongAsTheContractSays() {
        assertThat(CONTRACT.at("/operations/orderToOpen/bindings/mqtt/messageExpiryInterval")
                        .asLong())
                .isEqualTo(MqttContract.ORDER_LASTS.toSeconds());
        assertThat(CONTRACT.at("/operations/orderToOpen/bindings/mqtt/retain").asBoolean(true))
                .isFalse();
    }

    static Schema schema(String message) {
        var schema = (ObjectNode) JSON.valueToTree(Map.of());
        schema.setAll((ObjectNode) CONTRACT.at(
                "/components/schemas/" + message.substring(0, 1).toUpperCase(Locale.ROOT) + message.substring(1)));
        schema.set("components", CONTRACT.get("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(schema);
    }

    /** What is wrong with something said. */
    static Iterable<Error> faults(String message, JsonNode payload) {
        return schema(message).validate(payload);
    }
}
