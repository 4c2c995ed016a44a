package fr.conciergerie.animations.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.animations.Fair;
import fr.conciergerie.animations.RegistrationTerms;
import fr.conciergerie.orders.web.RushTest;
import java.net.http.HttpRequest;
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

    private void race(int capacity, int guests) throws Exception {
        var fair = Fair.announced(context, town, RegistrationTerms.upTo(capacity, guests), 7);

        var answers = together(registrations(fair, guests));

        int fit = capacity / (1 + guests);
        assertThat(answers.stream().filter(it -> it.statusCode() == 201)).hasSize(fit);
        assertThat(answers.stream().filter(it -> it.statusCode() != 201)).allSatisfy(it -> {
            assertThat(it.statusCode()).as(it.body()).isEqualTo(409);
            assertThat(it.body()).containsAnyOf("animations.full", "animations.not-so-many");
        });
        assertThat(fair.seen(context).taken()).isEqualTo(fit * (1 + guests));
        assertThat(count("""
                        select sum(places) from animations.registration
                         where animation_id = '%s' and status <> 'CANCELLED'
                        """.formatted(fair.id()))).as("the rows say the same").isEqualTo(fit * (1 + guests));
    }

    private List<HttpRequest> registrations(Fair fair, int guests) {
        return IntStream.range(0, PEOPLE)
                .mapToObj(it -> request(
                        it,
                        "/events/" + fair.id() + "/registrations",
                        "{\"member\":\"%s\",\"guests\":%d}".formatted(members.get(it), guests)))
                .toList();
    }
}
