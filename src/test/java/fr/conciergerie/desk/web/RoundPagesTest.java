package fr.conciergerie.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.Here;
import fr.conciergerie.custody.Counter;
import fr.conciergerie.custody.Counter.Desk;
import fr.conciergerie.custody.Custody;
import fr.conciergerie.custody.ItemView;
import fr.conciergerie.custody.PieceIn;
import fr.conciergerie.custody.Reserves;
import fr.conciergerie.orders.LineStatus;
import fr.conciergerie.orders.OrderView;
import fr.conciergerie.orders.Orders;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Visitor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;

/** What a concierge who drives a round reads and touches, stop by stop. */
@SpringBootTest
@AutoConfigureMockMvc
class RoundPagesTest {

    @Autowired
    Counter counter;

    @Autowired
    Custody custody;

    @Autowired
    Orders orders;

    @Autowired
    MockMvc mvc;

    private Desk desk;
    private Visitor driver;
    private OrderView order;
    private List<ItemView> pieces;
    private String path = "";

    @BeforeEach
    void twoBootsWaitToGoToTheCobbler() {
        desk = counter.open();
        driver = new Visitor(mvc);
        driver.signIn(desk.email(), Counter.PASSWORD);
        order = counter.order(desk, Counter.SHOES);
        pieces = desk.there(() -> custody.deposit(
                        desk.concierge(),
                        order.id(),
                        order.lines().getFirst().id(),
                        List.of(
                                new PieceIn("Bottine gauche", Reserves.NONE),
                                new PieceIn("Bottine droite", Reserves.NONE)),
                        "B2"))
                .items();
    }

    @Test
    void theStopsAreProposedAndTheRoundLeaves() {
        assertThat(driver.open("/desk").text()).contains("Tournées");
        assertThat(driver.open("/desk/rounds").text()).contains("Aucune tournée ce jour-là");

        assertThat(made().text())
                .contains("Tournée 1 de 9 h 00", "Prévue", "2 pièces à charger", "Cordonnerie du Port", "Vélo-cargo");
        assertThat(driver.page().select(".round-stops > li")).hasSize(3);
        assertThat(driver.open("/desk/rounds").text()).contains("Tournée 1 de 9 h 00", "3 arrêts, aucun fait");

        driver.open(path);
        assertThat(driver.submit(path + "/departure", Map.of()).text())
                .contains("Vous conduisez cette tournée", "En cours", "Rien à bord");
    }

    @Test
    void everythingIsThereInOnePress() {
        underWay();

        var stop = openNext();
        assertThat(stop.text())
                .contains("0 sur 2 lues", "À charger (2)", "Bottine gauche", "B2", "→ Cordonnerie du Port");
        assertThat(stop.text()).doesNotContain("Dominique Martin");
        assertThat(driver.submit(action(), Map.of("rest", "true")).text())
                .contains("L’arrêt est fait", "2 pièces à bord", "2 chargées", "2 pièces à donner");

        assertThat(openNext().text()).contains("À donner (2)", "Reçu par");
        assertThat(driver.submit(action(), Map.of("rest", "true", "handedTo", "l’atelier"))
                        .text())
                .contains("2 données", "reçu par l’atelier", "Rien à bord");
        assertThat(openNext().text()).contains("Rien n’est attendu ici");
        assertThat(driver.submit(action(), Map.of()).text()).contains("Terminer la tournée");
        assertThat(driver.submit(path + "/end", Map.of("odometer", "beaucoup")).text())
                .contains("Écrivez des kilomètres");
        assertThat(driver.submit(path + "/end", Map.of("odometer", "18,5")).text())
                .contains("La tournée est terminée", "18,5 km au compteur");
        assertThat(desk.there(() -> orders.order(desk.concierge(), order.id()))
                        .lines()
                        .getFirst()
                        .status())
                .isEqualTo(LineStatus.WITH_PARTNER);
    }

    @Test
    void whatWasReadIsTickedAndWhatIsNotOfHereIsSaid() {
        underWay();
        var left = pieces.getFirst().label().value();
        openNext();
        var here = action();

        assertThat(driver.open(here + "?code=" + left.toLowerCase(java.util.Locale.ROOT))
                        .text())
                .contains("1 sur 2 lues", "lue");
        assertThat(driver.page()
                        .select("input[name=is-" + left + "][value=HERE]")
                        .hasAttr("checked"))
                .isTrue();
        assertThat(driver.open(here + "?scanned=" + left + "&code=ZZZZZZ").text())
                .contains("1 sur 2 lues", "ZZZZZZ n’est pas attendu à cet arrêt");
        assertThat(driver.submit(here, Map.of("is-" + left, "HERE")).text())
                .contains("Dites ce que la pièce " + pieces.getLast().label() + " est devenue");
        assertThat(driver.page()
                        .select("input[name=is-" + left + "][value=HERE]")
                        .hasAttr("checked"))
                .isTrue();
    }

    @Test
    void somePiecesOfAnOrderDoNotTravelWithoutTheOthers() {
        underWay();
        openNext();

        assertThat(driver.submit(action(), said("HERE", "LEFT")).text()).contains("voyagent ensemble");
        assertThat(driver.answer().getStatus()).isEqualTo(422);
        assertThat(driver.page()
                        .select("input[name=is-" + pieces.getFirst().label() + "][value=HERE]")
                        .hasAttr("checked"))
                .isTrue();
    }

    /** Nobody has seen what was handed in while the page was open. */
    @Test
    void allIsWhatThePageShowed() {
        underWay();
        openNext();
        var more = counter.order(desk, Counter.SHIRT);
        var shirt = desk.there(() -> custody.deposit(
                        desk.concierge(),
                        more.id(),
                        more.lines().getFirst().id(),
                        List.of(new PieceIn("Chemise", Reserves.NONE)),
                        "B3"))
                .items()
                .getFirst()
                .label();

        assertThat(driver.submit(action(), Map.of("rest", "true")).text())
                .contains("Dites ce que la pièce " + shirt + " est devenue");
        assertThat(driver.submit(action(), Map.of("is-" + shirt, "LEFT", "rest", "true"))
                        .text())
                .contains("2 chargées", "1 laissée");
    }

    @Test
    void whatLeftMeanwhileIsNamed() {
        underWay();
        openNext();
        desk.there(() -> custody.dispatch(
                desk.concierge(), order.id(), order.lines().getFirst().id(), null));

        assertThat(driver.submit(action(), Map.of("rest", "true")).text()).contains("n’est plus attendue à cet arrêt");
        assertThat(driver.answer().getStatus()).isEqualTo(422);
        assertThat(driver.submit(action(), Map.of()).text()).contains("L’arrêt est fait");
    }

    @Test
    void theMemberReadsThatTheirsCameBackWithoutHavingReachedThePartner() {
        underWay();
        openNext();
        driver.submit(action(), Map.of("rest", "true"));
        openNext();
        driver.submit(action(), said("LEFT", "LEFT"));
        openNext();
        driver.submit(action(), Map.of("rest", "true", "place", "B2"));
        var member = counter.signedIn(mvc, desk, Role.MEMBER, desk.member().value());

        assertThat(member.open("/orders/" + order.id()).text()).contains("Revenu sans avoir atteint le partenaire");
        assertThat(driver.open("/desk/orders/" + order.id()).text()).contains("B2");
    }

    @Test
    void whatIsMissingIsLookedForAndTheMemberIsNotToldThatItIsReady() {
        underWay();
        openNext();

        assertThat(driver.submit(action(), said("HERE", "MISSING")).text()).contains("Fait à", "1 introuvable");
        assertThat(driver.open("/desk/piles/incident").text()).contains(order.number());
    }

    @Test
    void aSlipIsTakenBack() {
        underWay();
        openNext();
        driver.submit(action(), Map.of("rest", "true"));
        openNext();
        var here = action();
        driver.submit(here, Map.of("rest", "true"));

        assertThat(driver.open(here).text()).contains("Une erreur ?").doesNotContain("Pourquoi ?");
        assertThat(driver.submit(here + "/reopening", Map.of()).text()).contains("L’arrêt est rouvert", "À donner (2)");
        assertThat(driver.submit(here, said("LEFT", "LEFT")).text()).contains("2 laissées", "2 pièces à bord");
    }

    @Test
    void stopsArePutIntoAnotherOrderAddedAndTakenOut() {
        made();
        assertThat(names()).containsExactly("Hôtel de Métropole", "Cordonnerie du Port", "Hôtel de Métropole");

        assertThat(driver.submit(path + "/stops", Map.of("called", choice("Jardins partagés")))
                        .text())
                .contains("L’arrêt est ajouté à la fin");
        driver.submit(
                driver.page().select("form[action$=/place]").eachAttr("action").getLast(), Map.of("move", "EARLIER"));
        assertThat(names())
                .containsExactly("Hôtel de Métropole", "Cordonnerie du Port", "Jardins partagés", "Hôtel de Métropole");
        driver.submit(driver.page().select("form[action$=/removal]").attr("action"), Map.of());
        assertThat(names()).containsExactly("Cordonnerie du Port", "Jardins partagés", "Hôtel de Métropole");
        assertThat(driver.submit(path + "/stops", Map.of("called", "partner:nobody"))
                        .text())
                .contains("Choisissez");
    }

    @Test
    void whereNobodyKnowsTheWayNothingIsPlanned() {
        made();

        assertThat(driver.submit(path + "/plan", Map.of()).text())
                .contains("On ne sait pas encore où se trouve", "Cordonnerie du Port");
    }

    @Test
    void theSheetOnPaperNamesNobody() {
        made();

        assertThat(driver.open(path + "/sheet").text())
                .contains(
                        "Cordonnerie du Port",
                        "À charger (2)",
                        pieces.getFirst().label().value(),
                        "Reçu par")
                .doesNotContain("Dominique Martin");
    }

    @Test
    void whatIsChangedTwiceFromOnePageIsChangedOnce() {
        made();
        var other = new Visitor(mvc);
        other.signIn(desk.email(), Counter.PASSWORD);
        other.open(path);
        driver.submit(path + "/departure", Map.of());

        other.submit(path + "/cancellation", Map.of());

        assertThat(other.answer().getStatus()).isEqualTo(409);
    }

    @Test
    void aRoundThatIsNotFilledInComesBackAsItWas() {
        driver.open("/desk/rounds");

        var page =
                driver.submit("/desk/rounds", Map.of("day", Here.today().toString(), "departure", "9 heures et quart"));

        assertThat(driver.answer().getStatus()).isEqualTo(422);
        assertThat(page.select("input[name=departure]").attr("value")).isEqualTo("9 heures et quart");
    }

    private Document made() {
        driver.open("/desk/rounds");
        var page = driver.submit(
                "/desk/rounds",
                Map.of(
                        "day", Here.today().toString(),
                        "departure", "09:00",
                        "start", choiceOfStart(),
                        "vehicle", "CARGO_BIKE",
                        "proposed", "true"));
        path = page.select("a[href$=/sheet]").attr("href").replace("/sheet", "");
        return page;
    }

    private void underWay() {
        made();
        driver.submit(path + "/departure", Map.of());
    }

    private String choiceOfStart() {
        return driver.page()
                .select("select[name=start] option[value]:not([value=\"\"])")
                .attr("value");
    }

    private String choice(String name) {
        return driver.page().select("select[name=called] option").stream()
                .filter(it -> it.text().equals(name))
                .findFirst()
                .orElseThrow()
                .attr("value");
    }

    private List<String> names() {
        return driver.page().select(".round-stops h2").eachText();
    }

    /** The page of the next stop that is to be made. */
    private Document openNext() {
        return driver.open(driver.page().select("a.btn-primary[href*=/stops/]").attr("href"));
    }

    private String action() {
        return driver.page().select("form[method=post][action*=/stops/]").attr("action");
    }

    private Map<String, String> said(String left, String right) {
        var said = new HashMap<String, String>();
        said.put("is-" + pieces.getFirst().label(), left);
        said.put("is-" + pieces.getLast().label(), right);
        return said;
    }
}
