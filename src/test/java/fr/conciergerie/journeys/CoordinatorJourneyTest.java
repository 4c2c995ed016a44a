package fr.conciergerie.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client's coordinator reads the year of their organisation, and nothing else. */
class CoordinatorJourneyTest extends JourneyTest {

    private static final String NEIGHBOUR = "ville-de-bellerive";

    @ParameterizedTest
    @ValueSource(ints = {PHONE, DESK})
    void readsTheFoundingYear(int width) {
        var coordinator = new Somebody(this, width, Hand.POINTER).signedIn("coordinator");
        coordinator.looks("coordination");
        coordinator.follows("Bilan 2015");

        coordinator.readsHeading("Bilan annuel 2015");
        coordinator.reads("Bordeaux Métropole · Tous les sites");
        coordinator.reads("423");
        coordinator.reads("1,5");
        coordinator.reads("700 services demandés sur 1");
        coordinator.reads("20 partenaires sur 25");
        coordinator.looks("report");

        coordinator.follows("Siège de la Métropole");
        coordinator.reads("Bordeaux Métropole · Siège de la Métropole");
        coordinator.looks("report-site");
    }

    @Test
    void takesTheFiguresAsATableOverTheApiToo() {
        var answer = asks("coordinator", "/api/v1/reports/annual?year=2015");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"code\":\"USERS\",\"version\":1,\"value\":423");
        assertThat(asks("coordinator", "/api/v1/indicators").body()).contains("ORDERS_PER_ACTIVE_MEMBER_MONTH");
    }

    @Test
    void opensWhatWasPublishedAsItWas() {
        var all = asks("coordinator", "/api/v1/reports/annual/publications?year=2015");
        assertThat(all.statusCode()).isEqualTo(200);
        assertThat(all.body()).contains("\"number\":1", "\"documentSha256\":\"");

        var one = asks("coordinator", "/api/v1/reports/annual/publications/1?year=2015");
        assertThat(one.body()).contains("\"code\":\"USERS\",\"version\":1,\"value\":423");

        assertThat(asks("coordinator", "/api/v1/reports/annual/publications/7?year=2015")
                        .statusCode())
                .isEqualTo(404);
        assertThat(asks("coordinator", "/api/v1/reports/annual/publications?year=2015&organisation=" + NEIGHBOUR)
                        .statusCode())
                .isEqualTo(404);
        assertThat(asks("agent", "/api/v1/reports/annual/publications?year=2015")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void doesNotSeeAnotherOrganisation() {
        var neighbour = asks("manager", "/api/v1/reports/annual?year=2026&organisation=" + NEIGHBOUR);
        assertThat(neighbour.statusCode()).isEqualTo(200);

        assertThat(asks("coordinator", "/api/v1/reports/annual?year=2026&organisation=" + NEIGHBOUR)
                        .statusCode())
                .isEqualTo(404);
        assertThat(asks("agent", "/api/v1/reports/annual?year=2015").statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "year=", "year=soon", "year=-1", "year=99999999999", "year=1", "year=2015&site=nowhere"})
    void isToldWhatIsWrongWithAQuestion(String question) {
        var answer = asks("coordinator", "/api/v1/reports/annual?" + question);

        assertThat(answer.statusCode()).isBetween(400, 499);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    private HttpResponse<String> asks(String who, String path) {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .header("Authorization", "Bearer demo-" + who)
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
