package fr.conciergerie.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The description of the API that is checked in is the one that is served. After a change on purpose, write it anew:
 * {@code ./mvnw test -Dtest=ApiDescriptionTest -Dapi.rewrite=true} and read what git says has changed.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ApiDescriptionTest {

    private static final Path FILE = Path.of("docs", "api", "openapi.json");

    @LocalServerPort
    int port;

    @Autowired
    JsonMapper json;

    @Test
    void theDescriptionCheckedInIsTheOneServed() throws Exception {
        var served = pretty(served());
        if (Boolean.getBoolean("api.rewrite")) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, served);
        }
        assertThat(Files.readString(FILE)).isEqualTo(served);
    }

    @Test
    void everyCallSaysWhatItDoesWhatItAnswersAndWhatMayGoWrong() throws Exception {
        var missing = new ArrayList<String>();
        var names = new HashSet<String>();
        served().get("paths")
                .propertyStream()
                .forEach(path -> path.getValue().propertyStream().forEach(call -> {
                    var name = call.getKey() + " " + path.getKey();
                    if (call.getValue().path("summary").asString("").isBlank()) {
                        missing.add(name + " has no summary");
                    }
                    var id = call.getValue().path("operationId").asString("");
                    if (!id.matches("[a-z]+[A-Z][A-Za-z]+|withdraw") || !names.add(id)) {
                        missing.add(name + " has no name of its own: " + id);
                    }
                    if (call.getValue().path("tags").isEmpty()) {
                        missing.add(name + " has no tag");
                    }
                    for (var problem : List.of("400", "401", "403", "404")) {
                        if (call.getValue()
                                .at("/responses/" + problem + "/content/application~1problem+json/example")
                                .isMissingNode()) {
                            missing.add(name + " has no problem " + problem);
                        }
                    }
                    call.getValue()
                            .get("responses")
                            .propertyStream()
                            .forEach(response -> response.getValue()
                                    .path("content")
                                    .forEach(body -> {
                                        if (body.path("example").isMissingNode()
                                                && body.path("examples").isMissingNode()) {
                                            missing.add(name + " has no example of " + response.getKey());
                                        }
                                    }));
                }));
        assertThat(missing).isEmpty();
    }

    private JsonNode served() throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/openapi.json"))
                    .build();
            var answer = http.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            return json.readTree(answer.body());
        }
    }

    private String pretty(JsonNode description) {
        return json.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build().writeValueAsString(description) + "\n";
    }
}
