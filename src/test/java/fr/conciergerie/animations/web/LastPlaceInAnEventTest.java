package fr.conciergerie.animations.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.Conciergerie;
import fr.conciergerie.animations.Fair;
import fr.conciergerie.animations.RegistrationTerms;
import fr.conciergerie.orders.web.ApiTest;
import fr.conciergerie.organisations.MemberDetails;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.Tenant;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Two hundred people want the last places of an event at the same moment, on two instances: as many get one as there are. */
class LastPlaceInAnEventTest extends ApiTest {

    private static final int PEOPLE = 200;
    private static final int MOST_TRIES = 100;

    private ConfigurableApplicationContext other;
    private List<MemberId> members;

    @BeforeAll
    void twoHundredPeopleAndASecondInstance() {
        var environment = context.getEnvironment();
        other = new SpringApplicationBuilder(Conciergerie.class)
                .run(Stream.concat(
                                Stream.of("--server.port=0", "--management.server.port=0"),
                                Stream.of("database.url", "database.user", "database.password", "vault.keyset")
                                        .map(it -> "conciergerie." + it)
                                        .map(it -> "--" + it + "=" + environment.getProperty(it)))
                        .toArray(String[]::new));
        members = Tenant.call(town.operator(), () -> {
            var organisations = context.getBean(Organisations.class);
            var organisation = organisations.organisations().getFirst().id();
            return IntStream.range(0, PEOPLE)
                    .mapToObj(it -> organisations.addMember(
                            organisation,
                            new MemberDetails("Agent " + it, "agent-" + it + "-" + town.operator() + "@essai.example"),
                            LocalDate.of(2024, 1, 1)))
                    .toList();
        });
    }

    @AfterAll
    void stopTheOther() {
        other.close();
    }

    @Test
    void ofAnEventAsManyComeAsItHasRoomFor() throws Exception {
        race(7, 0);
    }

    @Test
    void guestsTakePlacesToo() throws Exception {
        race(10, 2);
    }

    private void race(int capacity, int guests) throws Exception {
        var fair = Fair.announced(context, town, RegistrationTerms.upTo(capacity, guests), 7);

        var answers = together(fair, guests);

        int fit = capacity / (1 + guests);
        assertThat(answers.stream().filter(it -> it.statusCode() == 201)).hasSize(fit);
        assertThat(answers.stream().filter(it -> it.statusCode() != 201)).allSatisfy(it -> {
            assertThat(it.statusCode()).as(it.body()).isEqualTo(409);
            assertThat(it.body()).containsAnyOf("animations.full", "animations.not-so-many");
        });
        assertThat(fair.seen(context).taken()).isEqualTo(fit * (1 + guests));
        assertThat(places(fair)).as("the rows say the same").isEqualTo(fit * (1 + guests));
    }

    private List<HttpResponse<String>> together(Fair fair, int guests) throws Exception {
        var go = new CountDownLatch(1);
        try (var clients = Executors.newVirtualThreadPerTaskExecutor();
                var http = HttpClient.newHttpClient()) {
            var running = new ArrayList<Future<HttpResponse<String>>>();
            for (int i = 0; i < PEOPLE; i++) {
                var house = i % 2 == 0
                        ? port
                        : Integer.parseInt(other.getEnvironment().getRequiredProperty("local.server.port"));
                running.add(clients.submit(registering(http, go, house, fair, members.get(i), guests)));
            }
            go.countDown();
            var answers = new ArrayList<HttpResponse<String>>();
            for (var one : running) {
                answers.add(one.get());
            }
            return answers;
        }
    }

    private Callable<HttpResponse<String>> registering(
            HttpClient http, CountDownLatch go, int house, Fair fair, MemberId member, int guests) {
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + house + "/api/v1/events/" + fair.id() + "/registrations"))
                .header("Authorization", "Bearer " + town.concierge().token())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"member\":\"%s\",\"guests\":%d}".formatted(member, guests)))
                .build();
        return () -> {
            go.await();
            var answer = http.send(request, BodyHandlers.ofString());
            // On a small machine some wait too long for the database, and are told to come again: so they do.
            for (int tries = 1; answer.statusCode() == 503 && tries < MOST_TRIES; tries++) {
                answer = http.send(request, BodyHandlers.ofString());
            }
            return answer;
        };
    }

    private long places(Fair fair) {
        return Tenant.call(
                town.operator(),
                () -> context.getBean(TransactionTemplate.class)
                        .execute(_ -> context.getBean(JdbcClient.class)
                                .sql("""
                                        select sum(places) from animations.registration
                                         where animation_id = :id and status <> 'CANCELLED'
                                        """)
                                .param("id", fair.id().value())
                                .query(Long.class)
                                .single()));
    }
}
