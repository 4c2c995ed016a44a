package fr.conciergerie.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.conciergerie.web.RemoteVisitor;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The database goes away under people who ask, and comes back: they are told so meanwhile, and nobody restarts anything. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "conciergerie.test-database=conciergerie_away")
class DatabaseAwayTest {

    private static final String NAME = "conciergerie_away";

    @LocalServerPort
    int port;

    @Autowired
    HealthEndpoint health;

    @AfterEach
    void letEverybodyInAgain() throws SQLException {
        superuser("alter database %s allow_connections true".formatted(NAME));
    }

    @Test
    void whoAsksMeanwhileIsToldToComeBackAndIsServedAfterwards() throws SQLException {
        try (var visitor = new RemoteVisitor()) {
            assertThat(visitor.get(house() + "/legal").statusCode()).isEqualTo(200);
            assertThat(readiness()).isEqualTo("UP");

            superuser("alter database %s allow_connections false".formatted(NAME));
            superuser("select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'".formatted(NAME));

            saysThatItIsAway(visitor.get(house() + "/legal"), "text/html");
            saysThatItIsAway(visitor.get(house() + "/terms"), "text/html");
            saysThatItIsAway(
                    visitor.send(HttpRequest.newBuilder(URI.create(house() + "/api/v1/sites"))
                            .header("Authorization", "Bearer whatever")),
                    "application/problem+json");
            assertThat(readiness()).isNotEqualTo("UP");

            superuser("alter database %s allow_connections true".formatted(NAME));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> visitor.get(house() + "/legal").statusCode() == 200);
            assertThat(readiness()).isEqualTo("UP");
        }
    }

    private static void saysThatItIsAway(HttpResponse<String> answer, String type) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(it -> assertThat(it).startsWith(type));
        assertThat(answer.body()).doesNotContain("SQL", "Exception", "postgres");
    }

    private String readiness() {
        return Objects.requireNonNull(health.healthForPath("readiness"))
                .getStatus()
                .getCode();
    }

    private static void superuser(String sql) throws SQLException {
        try (var connection = TestDatabase.superuser().connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String house() {
        return "http://localhost:" + port;
    }
}
