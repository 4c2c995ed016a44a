package fr.conciergerie.bookings.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.conciergerie.Here;
import fr.conciergerie.bookings.Practice;
import fr.conciergerie.bookings.ScheduleTerms;
import fr.conciergerie.orders.web.RushTest;
import fr.conciergerie.organisations.MemberId;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two hundred people want the last place at the same moment, on two instances: as many get one as there are. */
class LastPlaceTest extends RushTest {

    @Test
    void ofOneHourOneGetsIt() throws Exception {
        var practice = Practice.open(context, town);
        race(practice, 1);
    }

    @Test
    void ofAGroupAsManyAsItHasRoomFor() throws Exception {
        race(Practice.open(context, town, new ScheduleTerms(45, 0, 0, 7, 0, 60, 0, 4, "Salle 1")), 7);
    }

    /** Everybody brings somebody along: seven places are three pairs, and the last one is free for one alone. */
    @Test
    void ofAGroupTwoPlacesOrNone() throws Exception {
        var practice = Practice.open(context, town, new ScheduleTerms(45, 0, 0, 7, 0, 60, 0, 4, "Salle 4"));
        var slot = slot(practice, 16);
        var before = orders();

        var answers = together(IntStream.range(0, members.size())
                .mapToObj(it -> request(
                        it,
                        "/bookings",
                        "{\"slot\":\"%s\",\"member\":\"%s\",\"guests\":1}".formatted(slot, members.get(it))))
                .toList());

        assertThat(answers.stream().filter(it -> it.statusCode() == 201)).hasSize(3);
        assertThat(answers.stream().filter(it -> it.statusCode() != 201)).allSatisfy(it -> {
            assertThat(it.statusCode()).as(it.body()).isEqualTo(409);
            assertThat(json.readTree(it.body()).at("/nearest").size())
                    .as(it.body())
                    .isEqualTo(3);
        });
        assertThat(orders() - before).as("nothing is half written").isEqualTo(3);
        assertThat(seats(slot)).isEqualTo(6);
        post(town.concierge(), "/bookings", wish(slot, members.getLast())).is(201);
        assertThat(seats(slot)).isEqualTo(7);
    }

    /** Half of the clients are gone before they hear anything: what they took is theirs, whole, and there is no place too many. */
    @Test
    void whoeverIsKilledInTheMiddleLeavesNothingHalfWritten() throws Exception {
        var slot = slot(Practice.open(context, town, new ScheduleTerms(45, 0, 0, 5, 0, 60, 0, 4, "Salle 2")), 20);
        var before = orders();
        var patient = members.subList(0, PEOPLE / 2);
        var gone = IntStream.range(PEOPLE / 2, PEOPLE)
                .mapToObj(it -> killed(it, "/bookings", wish(slot, members.get(it))))
                .toList();

        var answers = together(bookings(slot, patient), gone);

        assertThat(answers)
                .filteredOn(it -> it.statusCode() != 201)
                .allSatisfy(it -> leadsToTheListAndTo(3, it, "/slots/" + slot + "/waiting-list"));
        await().untilAsserted(() -> {
            assertThat(seats(slot)).isEqualTo(5);
            assertThat(orders() - before).as("nothing is half written").isEqualTo(5);
        });
        assertThat(count("""
                        select count(*) from orders.order_line l
                         where not exists (select from bookings.booking b where b.line_id = l.id)
                           and l.service_id = (select service_id from bookings.schedule where id = '%s')
                        """.formatted(slot.substring(0, 36))))
                .as("lines without their hour")
                .isZero();
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
        assertThat(answers.stream().filter(it -> it.statusCode() != 200))
                .hasSize(PEOPLE - 6)
                .allSatisfy(it -> leadsToTheListAndTo(3, it, "/slots/" + slot + "/waiting-list"));
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
                                + Here.today().plusDays(daysAhead))
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
        assertThat(answers.stream().filter(it -> it.statusCode() != 201))
                .allSatisfy(it -> leadsToTheListAndTo(3, it, "/slots/" + slot + "/waiting-list"));
        assertThat(orders() - before).as("nothing is half written").isEqualTo(capacity);
        assertThat(seats(slot)).isEqualTo(capacity);
    }

    private List<HttpRequest> bookings(String slot, List<MemberId> people) {
        return IntStream.range(0, people.size())
                .mapToObj(it -> request(it, "/bookings", wish(slot, people.get(it))))
                .toList();
    }

    private long orders() {
        return count("select count(*) from orders.customer_order");
    }

    private long seats(String slot) {
        return count("select count(*) from bookings.booking b join bookings.slot s on s.id = b.slot_id"
                + " where b.status = 'BOOKED' and s.schedule_id = '" + slot.substring(0, 36) + "'");
    }
}
