package fr.conciergerie.animations.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.conciergerie.animations.Fair;
import fr.conciergerie.animations.RegistrationTerms;
import fr.conciergerie.orders.web.RushTest;
import fr.conciergerie.organisations.MemberId;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Of those who want the last places of an event as many get one as there are. */
class LastPlaceInAnEventTest extends RushTest {

    @Test
    void ofAnEventAsManyComeAsItHasRoomFor() throws Exception {
        race(7, 0);
    }

    @Test
    void guestsTakePlacesToo() throws Exception {
        race(10, 2);
    }

    /** Half of the clients are gone before they hear anything: what they took is theirs, and there is no place too many. */
    @Test
    void whoeverIsKilledInTheMiddleLeavesNothingHalfWritten() throws Exception {
        var fair = Fair.announced(context, town, RegistrationTerms.upTo(5, 0), 7);
        var path = "/events/" + fair.id() + "/registrations";
        var gone = IntStream.range(PEOPLE / 2, PEOPLE)
                .mapToObj(it -> killed(it, path, body(members.get(it), 0)))
                .toList();

        var answers = together(registrations(fair, 0).subList(0, PEOPLE / 2), gone);

        assertThat(answers)
                .filteredOn(it -> it.statusCode() != 201)
                .allSatisfy(it -> leadsToTheListAndTo(0, it, "/events/" + fair.id() + "/waiting-list"));
        await().untilAsserted(() -> assertThat(fair.seen(context).taken()).isEqualTo(5));
        assertThat(count("select count(*) from animations.registration where animation_id = '%s'".formatted(fair.id())))
                .isEqualTo(5);
    }

    /** Three have waited when two give their places back in the middle of the rush: the two longest get them, nobody else. */
    @Test
    void whatIsGivenBackInTheRushIsForThoseWhoHaveWaited() throws Exception {
        var fair = Fair.announced(context, town, RegistrationTerms.upTo(3, 0), 7);
        var path = "/events/" + fair.id();
        var taken = members.subList(0, 3).stream()
                .map(it -> post(town.concierge(), path + "/registrations", body(it, 0))
                        .is(201)
                        .text("/id"))
                .toList();
        members.subList(3, 6)
                .forEach(it -> post(town.concierge(), path + "/waiting-list", body(it, 0))
                        .is(201));
        var requests = new ArrayList<>(registrations(fair, 0).subList(6, PEOPLE));
        for (var it : taken.subList(0, 2)) {
            requests.add(50, request(50, path + "/registrations/" + it + "/cancellation", ""));
        }

        var answers = together(requests);

        assertThat(answers.stream().filter(it -> it.statusCode() == 201)).isEmpty();
        assertThat(answers.stream().filter(it -> it.statusCode() == 200)).hasSize(2);
        assertThat(answers.stream().filter(it -> it.statusCode() == 409))
                .hasSize(PEOPLE - 6)
                .allSatisfy(it -> leadsToTheListAndTo(0, it, path + "/waiting-list"));
        var waiting = get(town.concierge(), path + "/waiting-list").is(200);
        assertThat(waiting.body().at("/items").size()).isEqualTo(3);
        assertThat(waiting.text("/items/0/offeredUntil")).isNotEmpty();
        assertThat(waiting.text("/items/1/offeredUntil")).isNotEmpty();
        assertThat(waiting.body().at("/items/2/offeredUntil").isNull()).isTrue();
        post(town.concierge(), path + "/registrations", body(members.get(5), 0)).isProblem(409);
        post(town.concierge(), path + "/registrations", body(members.get(4), 0)).is(201);
        post(town.concierge(), path + "/registrations", body(members.get(3), 0)).is(201);
        assertThat(fair.seen(context).taken()).isEqualTo(3);
    }

    private void race(int capacity, int guests) throws Exception {
        var fair = Fair.everyWeek(context, town, RegistrationTerms.upTo(capacity, guests), 7, 4)
                .getFirst();

        var answers = together(registrations(fair, guests));

        int fit = capacity / (1 + guests);
        assertThat(answers.stream().filter(it -> it.statusCode() == 201)).hasSize(fit);
        assertThat(answers.stream().filter(it -> it.statusCode() != 201)).allSatisfy(it -> {
            assertThat(it.statusCode()).as(it.body()).isEqualTo(409);
            assertThat(it.body()).containsAnyOf("animations.full", "animations.not-so-many");
            leadsToTheListAndTo(3, it, "/events/" + fair.id() + "/waiting-list");
        });
        assertThat(fair.seen(context).taken()).isEqualTo(fit * (1 + guests));
        assertThat(count("""
                        select sum(places) from animations.registration
                         where animation_id = '%s' and status <> 'CANCELLED'
                        """.formatted(fair.id()))).as("the rows say the same").isEqualTo(fit * (1 + guests));
    }

    private List<HttpRequest> registrations(Fair fair, int guests) {
        return IntStream.range(0, PEOPLE)
                .mapToObj(it -> request(it, "/events/" + fair.id() + "/registrations", body(members.get(it), guests)))
                .toList();
    }

    private static String body(MemberId member, int guests) {
        return "{\"member\":\"%s\",\"guests\":%d}".formatted(member, guests);
    }
}
