package fr.conciergerie.custody.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.custody.Counter;
import fr.conciergerie.custody.Counter.Desk;
import fr.conciergerie.orders.OrderView;
import fr.conciergerie.orders.Orders;
import fr.conciergerie.web.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class CustodyApiTest {

    private static final String BOOTS = """
            {"pieces":[{"description":"Bottines","reserves":["WORN","talon griffé"]},{"description":"Lacets"}],"place":"B2"}""";

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    int port;

    @Autowired
    Counter counter;

    @Autowired
    Orders orders;

    @Autowired
    JsonMapper json;

    private Desk desk;
    private OrderView order;

    @BeforeEach
    void anOrderForShoes() {
        desk = counter.open();
        order = counter.order(desk, Counter.SHOES);
    }

    @Test
    void fromHandToHandAndBack() {
        var handed = json(post("/deposit", BOOTS), 200);
        assertThat(handed.at("/lines/0/status").asString()).isEqualTo("DEPOSITED");
        assertThat(handed.at("/items/0/reserves").toString()).isEqualTo("[\"WORN\",\"talon griffé\"]");
        assertThat(handed.at("/items/1/holder/place").asString()).isEqualTo("B2");
        var label = handed.at("/items/0/label").asString();

        assertThat(json(post("/dispatch", "{}"), 200).at("/items/0/holder/kind").asString())
                .isEqualTo("PARTNER");
        theCobblerDoesIt();
        assertThat(json(post("/return", "{\"place\":\"C3\"}"), 200)
                        .at("/status")
                        .asString())
                .isEqualTo("READY");
        assertThat(json(get("/items/" + label.toLowerCase(Locale.ROOT)), 200)
                        .at("/holder/place")
                        .asString())
                .isEqualTo("C3");
        assertThat(json(get("/desk/today"), 200)
                        .at("/handOver/items/0/labels/0")
                        .asString())
                .isEqualTo(label);
        assertThat(json(post("/collection", "{}"), 200).at("/status").asString())
                .isEqualTo("COLLECTED");
        json(post("/collection", "{}"), 409);
    }

    @Test
    void reservesAreAListEvenWhenThereIsOne() {
        json(post("/deposit", """
                {"pieces":[{"description":"Sac","reserves":"tache sur le rabat"}],"place":"B2"}"""), 400);

        var handed = json(post("/deposit", """
                {"pieces":[{"description":"Sac","reserves":["tache sur le rabat"]}],"place":"B2"}"""), 200);
        assertThat(handed.at("/items/0/reserves").toString()).isEqualTo("[\"tache sur le rabat\"]");
    }

    @Test
    void theSameKeyMakesTheSameLabels() {
        var key = UUID.randomUUID().toString();

        var first = json(post("/deposit", BOOTS, "Idempotency-Key", key), 200);
        var again = json(post("/deposit", BOOTS, "Idempotency-Key", key), 200);

        assertThat(again.at("/items/0/label")).isEqualTo(first.at("/items/0/label"));
        json(post("/deposit", BOOTS.replace("B2", "B3"), "Idempotency-Key", key), 422);
    }

    @Test
    void whoReadAnOlderOrderIsToldToLookAgain() {
        json(post("/deposit", BOOTS, "If-Match", "\"99\""), 412);
        json(post("/deposit", BOOTS, "If-Match", "\"" + order.version() + "\""), 200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"pieces\":[],\"place\":\"B2\"}",
                "{\"pieces\":[null],\"place\":\"B2\"}",
                "{\"pieces\":[{\"description\":\"  \"}],\"place\":\"B2\"}",
                "{\"pieces\":[{\"description\":\"Sac\"}],\"place\":\"\"}",
                "{\"pieces\":[{\"description\":\"Sac\"}]}",
                "{\"pieces\":[{\"description\":\"Sac\",\"reserves\":[\"une\",\"deux\"]}],\"place\":\"B2\"}",
                "{\"pieces\":[{\"description\":\"Sac\",\"colour\":\"red\"}],\"place\":\"B2\"}",
                "{\"pieces\":[{\"description\":\"Sac\\u0000\"}],\"place\":\"B2\"}",
                "{\"pieces\":\"Sac\",\"place\":\"B2\"}",
                "[]",
                "nonsense"
            })
    void whatIsOffIsRefusedAndChangesNothing(String body) {
        assertThat(post("/deposit", body).statusCode()).isBetween(400, 422);
        assertThat(json(get("/orders/" + order.id()), 200).at("/lines/0/status").asString())
                .isEqualTo("CONFIRMED");
    }

    @Test
    void tooMuchIsRefused() {
        json(post("/deposit", "{\"pieces\":[{\"description\":\"" + "x".repeat(201) + "\"}],\"place\":\"B2\"}"), 422);
        json(post("/deposit", "{\"pieces\":[{\"description\":\"Sac\"}],\"place\":\"" + "x".repeat(61) + "\"}"), 422);
        json(
                post(
                        "/deposit",
                        "{\"pieces\":[" + "{\"description\":\"Sac\"},".repeat(20)
                                + "{\"description\":\"Sac\"}],\"place\":\"B2\"}"),
                422);
    }

    @Test
    void unknownThingsAreNotFound() {
        assertThat(get("/items/ZZZZZZ").statusCode()).isEqualTo(404);
        assertThat(get("/items/x").statusCode()).isEqualTo(404);
        assertThat(get("/desk/today?site=nulle-part").statusCode()).isEqualTo(404);
        assertThat(send("POST", "/orders/" + UUID.randomUUID() + "/lines/" + UUID.randomUUID() + "/deposit", BOOTS)
                        .statusCode())
                .isEqualTo(404);
    }

    private void theCobblerDoesIt() {
        var cobbler = desk.as(Role.PARTNER, desk.cobbler().value());
        var line = order.lines().getFirst().id();
        desk.there(() -> orders.accept(cobbler, order.id(), line));
        desk.there(() -> orders.complete(cobbler, order.id(), line));
    }

    private HttpResponse<String> post(String step, String body, String... headers) {
        var line = order.lines().getFirst().id();
        return send("POST", "/orders/" + order.id() + "/lines/" + line + step, body, headers);
    }

    private HttpResponse<String> get(String path) {
        return send("GET", path, "");
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1" + path))
                .header("Authorization", "Bearer " + desk.token())
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private JsonNode json(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return json.readTree(answer.body());
    }
}
