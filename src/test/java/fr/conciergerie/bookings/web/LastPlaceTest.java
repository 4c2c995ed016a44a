package fr.conciergerie.bookings.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.Conciergerie;
import fr.conciergerie.bookings.Practice;
import fr.conciergerie.bookings.ScheduleTerms;
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
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
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

/** Two hundred people want the last place at the same moment, on two instances: as many get one as there are. */
class LastPlaceTest extends ApiTest {

    private static final int PEOPLE = 200;
    private static final int PATIENCE = 30;

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
    void ofOneHourOneGetsIt() throws Exception {
        var practice = Practice.open(context, town);
        race(practice, 1);
    }

    @Test
    void ofAGroupAsManyAsItHasRoomFor() throws Exception {
        race(Practice.open(context, town, new ScheduleTerms(45, 0, 0, 7, 0, 60, 0, 4, "Salle 1")), 7);
    }

    /** Three wait for a group that is full; two places are given back in the middle of the rush: both are kept for the first two. */
    @Test
    void whatIsGivenBackIsForThoseWhoWaitHoweverManyElseWantIt() throws Exception {
        var slot = slot(Practice.open(context, town, new ScheduleTerms(45, 0, 0, 3, 0, 60, 0, 4, "Salle 3")), 12);
        var bookings = new ArrayList<String>();
        for (var member : members.subList(0, 3)) {
            bookings.add(post(town.concierge(), "/bookings", wish(slot, member))
                    .is(201)
                    .text("/id"));
        }
        for (var member : members.subList(3, 6)) {
            post(town.concierge(), "/slots/" + slot + "/waiting-list", "{\"member\":\"%s\"}".formatted(member))
                    .is(201);
        }

        var requests = new ArrayList<>(bookings(slot, members.subList(6, PEOPLE)));
        for (int i = 0; i < 2; i++) {
            requests.add(
                    20 * i, request(i, "/bookings/" + bookings.get(i) + "/cancellation", "{\"reason\":\"Congé\"}"));
        }
        var answers = together(requests);

        assertThat(answers.stream().filter(it -> it.statusCode() == 200)).hasSize(2);
        assertThat(answers.stream().filter(it -> it.statusCode() != 200)).allSatisfy(it -> {
            assertThat(it.statusCode()).as(it.body()).isEqualTo(409);
            assertThat(it.body()).contains("\"waitingList\":{");
        });
        assertThat(seats(slot)).isOne();
        post(town.concierge(), "/bookings", wish(slot, members.get(5))).isProblem(409);
        post(town.concierge(), "/bookings", wish(slot, members.get(4))).is(201);
        post(town.concierge(), "/bookings", wish(slot, members.get(3))).is(201);
        assertThat(seats(slot)).isEqualTo(3);
    }

    private String slot(Practice practice, int daysAhead) {
        return get(
                        town.concierge(),
                        "/sites/hotel-de-ville/slots?offer=" + practice.schedule() + "&from="
                                + LocalDate.now(ZoneOffset.UTC).plusDays(daysAhead))
                .is(200)
                .text("/items/0/id");
    }

    private static String wish(String slot, MemberId member) {
        return "{\"slot\":\"%s\",\"member\":\"%s\"}".formatted(slot, member);
    }

    private void race(Practice practice, int capacity) throws Exception {
        var slot = slot(practice, 7 + capacity);
        var before = orders();

        var answers = together(bookings(slot, members));

        assertThat(answers.stream().filter(it -> it.statusCode() == 201)).hasSize(capacity);
        assertThat(answers.stream().filter(it -> it.statusCode() != 201)).allSatisfy(it -> {
            assertThat(it.statusCode()).as(it.body()).isEqualTo(409);
            assertThat(it.body()).contains("\"nearest\":[{");
        });
        assertThat(orders() - before).as("nothing is half written").isEqualTo(capacity);
        assertThat(seats(slot)).isEqualTo(capacity);
    }

    private List<HttpResponse<String>> together(List<HttpRequest> requests) throws Exception {
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
            go.countDown();
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

    private List<HttpRequest> bookings(String slot, List<MemberId> people) {
        return IntStream.range(0, people.size())
                .mapToObj(it -> request(it, "/bookings", wish(slot, people.get(it))))
                .toList();
    }

    /** One after the other to the one instance and to the other. */
    private HttpRequest request(int number, String path, String body) {
        var house = number % 2 == 0
                ? port
                : Integer.parseInt(other.getEnvironment().getRequiredProperty("local.server.port"));
        return HttpRequest.newBuilder(URI.create("http://localhost:" + house + "/api/v1" + path))
                .header("Authorization", "Bearer " + town.concierge().token())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private long orders() {
        return count("select count(*) from orders.customer_order");
    }

    private long seats(String slot) {
        return count("select count(*) from bookings.booking b join bookings.slot s on s.id = b.slot_id"
                + " where b.status = 'BOOKED' and s.schedule_id = '" + slot.substring(0, 36) + "'");
    }

    private long count(String sql) {
        return Tenant.call(
                town.operator(),
                () -> context.getBean(TransactionTemplate.class)
                        .execute(_ -> context.getBean(JdbcClient.class)
                                .sql(sql)
                                .query(Long.class)
                                .single()));
    }
}
