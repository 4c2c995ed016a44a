package fr.conciergerie.orders.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.Conciergerie;
import fr.conciergerie.organisations.MemberDetails;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.Tenant;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
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
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Two hundred people want the same at the same moment, on two instances of the application. */
public abstract class RushTest extends ApiTest {

    protected static final int PEOPLE = 200;
    private static final int PATIENCE = 100;

    protected List<MemberId> members = List.of();

    private ConfigurableApplicationContext other;

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

    protected List<HttpResponse<String>> together(List<HttpRequest> requests) throws Exception {
        return together(requests, List.of());
    }

    /** @param besides what others do at the same moment */
    protected List<HttpResponse<String>> together(List<HttpRequest> requests, List<Callable<Integer>> besides)
            throws Exception {
        var go = new CountDownLatch(1);
        try (var clients = Executors.newVirtualThreadPerTaskExecutor();
                var http = HttpClient.newHttpClient()) {
            var running = new ArrayList<Future<HttpResponse<String>>>();
            for (var request : requests) {
                running.add(clients.submit(() -> {
                    go.await();
                    return patiently(http, request);
                }));
            }
            var others = besides.stream()
                    .map(it -> clients.submit(() -> {
                        go.await();
                        return it.call();
                    }))
                    .toList();
            go.countDown();
            for (var one : others) {
                one.get();
            }
            var answers = new ArrayList<HttpResponse<String>>();
            for (var one : running) {
                answers.add(one.get());
            }
            return answers;
        }
    }

    /** A machine that has no room for so many at once says when to come back, and a client does. */
    private static HttpResponse<String> patiently(HttpClient http, HttpRequest request) throws Exception {
        var answer = http.send(request, BodyHandlers.ofString());
        for (int i = 0; answer.statusCode() == 503 && i < PATIENCE; i++) {
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            answer = http.send(request, BodyHandlers.ofString());
        }
        return answer;
    }

    /** Whoever gets nothing hears where one waits, with which rank, and what is free around it. */
    protected void leadsToTheListAndTo(int nearest, HttpResponse<String> refused, String list) {
        var body = json.readTree(refused.body());
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
        assertThat(body.at("/waitingList/href").asString()).as(refused.body()).isEqualTo("/api/v1" + list);
        assertThat(body.at("/waitingList/rank").asInt()).as(refused.body()).isPositive();
        assertThat(body.at("/nearest").isArray()).as(refused.body()).isTrue();
        assertThat(body.at("/nearest").size()).as(refused.body()).isEqualTo(nearest);
    }

    /** A client that is killed: gone once all of its request has left, or half of it, and before an answer comes. */
    protected Callable<Integer> killed(int number, String path, String body) {
        var request = """
                POST /api/v1%s HTTP/1.1
                Host: localhost
                Authorization: Bearer %s
                Content-Type: application/json
                Content-Length: %d

                %s""".formatted(path, town.concierge().token(), body.length(), body)
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.UTF_8);
        int sent = number % 4 < 2 ? request.length : request.length - body.length() / 2;
        return () -> {
            try (var socket = new Socket("localhost", house(number))) {
                socket.setSoLinger(true, 0);
                socket.getOutputStream().write(request, 0, sent);
                return sent;
            }
        };
    }

    private int house(int number) {
        return number % 2 == 0
                ? port
                : Integer.parseInt(other.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** One after the other to the one instance and to the other. */
    protected HttpRequest request(int number, String path, String body) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + house(number) + "/api/v1" + path))
                .header("Authorization", "Bearer " + town.concierge().token())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    protected long count(String sql) {
        return Tenant.call(
                town.operator(),
                () -> context.getBean(TransactionTemplate.class)
                        .execute(_ -> context.getBean(JdbcClient.class)
                                .sql(sql)
                                .query(Long.class)
                                .single()));
    }
}
