package fr.conciergerie.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.journeys.Wanderer.Stop;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is filled in wrong at the desk comes back as it was, and says what to do; nothing has happened meanwhile. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeskFormsTest extends JourneyTest {

    private Wanderer concierge;
    private List<Stop> seen = List.of();

    @BeforeAll
    void goEverywhere() {
        concierge = new Wanderer(port, PageRoutes.ofPages());
        concierge.signIn("concierge@demo.example", "demo");
        seen = concierge.wander("fr", "/desk");
    }

    @AfterAll
    void goHome() {
        concierge.close();
    }

    @Test
    void nothingIsHandedOverWhenNothingIsTicked() {
        var action = pathOf("/desk/hand-over/[^/]+");

        var page = post(action, action, Map.of("who", "member"));

        assertThat(page.page()
                        .select("fieldset[aria-describedby=line-error] .error")
                        .text())
                .contains("Cochez au moins une ligne");
        assertThat(page.page().select("[role=alert] a").attr("href")).isEqualTo("#line");
    }

    @Test
    void somebodyElseShowsTheRightCode() {
        var action = pathOf("/desk/hand-over/[^/]+");
        var line = concierge.open(action).page().select("input[name=line]").val();

        var page = post(action, action, Map.of("who", "other", "line", line, "by", "Ali", "code", "000000"));

        assertThat(page.page().select("details[open] #code-error").text()).contains("Ce n’est pas le bon code");
        assertThat(page.page().select("#by").val()).isEqualTo("Ali");
    }

    @Test
    void whatWasAskedForInVainIsSaid() {
        var page = post("/desk/unmet", "/desk/unmet", Map.of());

        assertThat(page.page().select("#words-error").text()).contains("Dites ce qui a été demandé");
    }

    @Test
    void whatIsAskedForInVainIsNotedWithOnePressAndTakenBackWithAnother() {
        var before = concierge.open("/desk/unmet").page();
        assertThat(before.select("h2").eachText()).doesNotContain("Noté aujourd’hui");
        assertThat(before.select("button[name=words]").eachText())
                .as("nobody types it again")
                .contains("Coiffeur");

        press("/desk/unmet/choices", Map.of("family", "PARCELS"));

        var noted = concierge.open("/desk/unmet").page().select("li form[action$=/undo]");
        assertThat(noted).hasSize(1);
        press(noted.attr("action"), Map.of());
        assertThat(concierge.open("/desk/unmet").page().select("li form[action$=/undo]"))
                .isEmpty();
    }

    @Test
    void aPieceIsPutSomewhere() {
        var action = pathOf("/desk/orders/[^/]+/lines/[^/]+/deposit");

        var page = post(
                action + "?piece=Une+chemise+bleue&step=place",
                action,
                Map.of("piece", "Une chemise bleue", "place", "", "typed", "x".repeat(61)));

        assertThat(page.page().select("#typed-error").text()).contains("60 signes au plus");
        assertThat(page.page().select("#typed").val()).hasSize(61);
        assertThat(page.page().select("input[name=piece]").val()).isEqualTo("Une chemise bleue");
    }

    @Test
    void aBagIsNotSentEmpty() {
        var action = pathOf("/desk/send/[^/]+");

        assertThat(post(action, action, Map.of()).page().select(".error").text())
                .contains("Cochez au moins une ligne");
    }

    @Test
    void aPartnersAnswerNamesAPriceOrADay() {
        var from = pathOf("/desk/orders/[^/]+/lines/[^/]+/answer");
        var action = from.replaceFirst("answer$", "proposal");

        var page = post(from, action, Map.of("price", "", "day", "", "reason", "MORE_WORK"))
                .page();

        assertThat(page.select("details[open] .error").text()).isNotEmpty();
    }

    private String pathOf(String pattern) {
        return seen.stream()
                .map(it -> it.path().replaceFirst("\\?.*", ""))
                .filter(it -> it.matches(pattern))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no page " + pattern));
    }

    /** On the page of what was asked for in vain. */
    private void press(String action, Map<String, String> filled) {
        assertThat(send("/desk/unmet", action, filled).status()).isLessThan(400);
    }

    private Stop post(String from, String action, Map<String, String> filled) {
        var answer = send(from, action, filled);
        assertThat(answer.status()).isEqualTo(422);
        return answer;
    }

    private Stop send(String from, String action, Map<String, String> filled) {
        var fields = new HashMap<>(filled);
        fields.put(
                "_csrf",
                concierge
                        .open(from)
                        .page()
                        .select("main input[name=_csrf]")
                        .getFirst()
                        .val());
        return concierge.post(action, fields);
    }
}
