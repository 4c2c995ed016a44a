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

/** Two hundred people want the last place at the same moment, on two instances: as many get one as there are. */
class LastPlaceTest extends ApiTest {

    private static final int PEOPLE = 200;

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
        race(Practice.open(context, town, new ScheduleTerms(45, 0, 0, 7, 0, 60, 0, "Salle 1")), 7);
    }

    private void race(Practice practice, int capacity) throws Exception {
        var slot = get(
                        town.concierge(),
                        "/sites/hotel-de-ville/slots?offer=" + practice.schedule() + "&from="
                                + LocalDate.now(ZoneOffset.UTC).plusDays(7 + capacity))
                .is(200)
                .text("/items/0/id");
        var before = orders();

        var answers = together(slot);

        assertThat(answers.stream().filter(it -> it.statusCode() == 201)).hasSize(capacity);
        assertThat(answers.stream().filter(it -> it.statusCode() != 201)).allSatisfy(it -> {
            assertThat(it.statusCode()).as(it.body()).isEqualTo(409);
            assertThat(it.body()).contains("\"nearest\":[{");
        });
        assertThat(orders() - before).as("nothing is half written").isEqualTo(capacity);
        assertThat(seats(slot)).isEqualTo(capacity);
    }

    private List<HttpResponse<String>> together(String slot) throws Exception {
        var go = new CountDownLatch(1);
        try (var clients = Executors.newVirtualThreadPerTaskExecutor();
                var http = HttpClient.newHttpClient()) {
            var running = new ArrayList<Future<HttpResponse<String>>>();
            for (int i = 0; i < PEOPLE; i++) {
                var house = i % 2 == 0
                        ? port
                        : Integer.parseInt(other.getEnvironment().getRequiredProperty("local.server.port"));
                Callable<HttpResponse<String>> books = booking(http, go, house, slot, members.get(i));
                running.add(clients.submit(books));
            }
            go.countDown();
            var answers = new ArrayList<HttpResponse<String>>();
            for (var one : running) {
                answers.add(one.get());
            }
            return answers;
        }
    }

    private Callable<HttpResponse<String>> booking(
            HttpClient http, CountDownLatch go, int house, String slot, MemberId member) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + house + "/api/v1/bookings"))
                .header("Authorization", "Bearer " + town.concierge().token())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"slot\":\"%s\",\"member\":\"%s\"}".formatted(slot, member)))
                .build();
        return () -> {
            go.await();
            return http.send(request, BodyHandlers.ofString());
        };
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
