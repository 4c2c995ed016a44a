package fr.conciergerie.orders.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.orders.Town;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A caller of the API, over the wire, with the token of somebody in a town. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ApiTest {

    protected static final String HEELS = """
            {"site":"hotel-de-ville","channel":"ONLINE","lines":[{"service":"talons","quantity":1}]}""";

    @LocalServerPort
    protected int port;

    @Autowired
    protected ApplicationContext context;

    @Autowired
    protected JsonMapper json;

    protected Town town;

    private HttpClient http;

    @BeforeAll
    void build() {
        http = HttpClient.newHttpClient();
        town = Town.build(context);
    }

    @AfterAll
    void hangUp() {
        http.close();
    }

    /** What came back. */
    public record Answer(int status, HttpResponse<String> raw, JsonMapper json) {

        public JsonNode body() {
            return json.readTree(raw.body());
        }

        public String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }

        public String text(String pointer) {
            return body().at(pointer).asString();
        }

        public Answer is(int expected) {
            assertThat(status).as(raw.body()).isEqualTo(expected);
            return this;
        }

        /** An answer that helps: a problem of this status, with a sentence that says what to do. */
        public Answer isProblem(int expected) {
            is(expected);
            assertThat(header("Content-Type")).startsWith("application/problem+json");
            assertThat(text("/detail")).as(raw.body()).contains(" ");
            assertThat(text("/type")).startsWith("urn:conciergerie:problem:");
            assertThat(raw.body()).doesNotContain("Exception", "fr.conciergerie", "select ");
            return this;
        }
    }

    protected Answer get(Town.Someone who, String path) {
        return send(who, request(path).GET());
    }

    protected Answer post(Town.Someone who, String path, String body, String... headers) {
        var request = request(path).POST(BodyPublishers.ofString(body)).header("Content-Type", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(who, request);
    }

    /** An action that needs nothing said. */
    protected Answer post(Town.Someone who, String path) {
        return send(who, request(path).POST(BodyPublishers.noBody()));
    }

    protected HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1" + path));
    }

    protected Answer send(Town.Someone who, HttpRequest.Builder request) {
        return send(request.header("Authorization", "Bearer " + who.token()));
    }

    protected Answer send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer, json);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    protected String place(Town.Someone who, String body) {
        return post(who, "/orders", body).is(201).text("/id");
    }
}
