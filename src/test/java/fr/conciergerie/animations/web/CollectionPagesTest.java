package fr.conciergerie.animations.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.Here;
import fr.conciergerie.orders.Town;
import fr.conciergerie.web.Visitor;
import java.time.LocalDate;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;

/** A collection in the words of the pages: opened, taken in, sealed, handed over, received, closed. */
@SpringBootTest
@AutoConfigureMockMvc
class CollectionPagesTest {

    private static final LocalDate TODAY = Here.today();

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    private Town town;

    @BeforeEach
    void aTownOfItsOwn() {
        town = Town.build(context);
    }

    private Visitor signedIn(Town.Someone someone) {
        var visitor = new Visitor(mvc);
        visitor.signIn(someone.email(), Town.PASSWORD);
        return visitor;
    }

    @Test
    void fromTheFirstCoatToTheReceipt() {
        var manager = signedIn(town.manager());
        manager.open("/operator/collections/new");
        assertThat(manager.submit("/operator/collections", Map.of("title", "Vêtements", "pieces", ""))
                        .text())
                .contains("Choisissez");
        var opened = manager.submit(
                "/operator/collections",
                Map.of(
                        "title", "Vêtements",
                        "association", town.cobbler().toString(),
                        "site", "hotel-de-ville",
                        "firstDay", TODAY.toString(),
                        "lastDay", TODAY.plusDays(7).toString(),
                        "pieces", "Manteaux\nÉcharpes",
                        "weighed", "Pulls",
                        "refused", "Chaussures"));
        assertThat(opened.text()).contains("La collecte est ouverte", "Tout est juste", "Chaussures");

        var concierge = signedIn(town.concierge());
        var list = concierge.open("/desk/collections");
        var path = list.select("a.booking-row").attr("href");
        var desk = concierge.open(path);
        assertThat(desk.text()).contains("On ne prend pas : Chaussures", "On ne note le nom de personne");
        assertThat(desk.text()).contains("Pulls (en kilos)");
        desk = concierge.submit(path + "/deposits", Map.of("good", good(desk, "Manteaux"), "amount", "2"));
        assertThat(desk.text()).contains("C’est pris : Manteaux", "2 pièces");
        desk = concierge.submit(path + "/deposits", Map.of("good", good(desk, "Pulls (en kilos)"), "amount", "3,5"));
        assertThat(desk.text()).contains("3,5 kg");
        assertThat(concierge
                        .submit(path + "/deposits", Map.of("good", good(desk, "Manteaux"), "amount", "deux"))
                        .text())
                .contains("Écrivez un nombre");
        desk = concierge.open(path);
        desk = concierge.submit(
                path + "/refusals", Map.of("good", good(desk, "Manteaux"), "amount", "1", "refusal", "DIRTY"));
        assertThat(desk.text()).contains("Manteaux n’est pas pris", "Sale");
        desk = concierge.submit(path + "/deposits", Map.of("good", good(desk, "Écharpes"), "amount", "9"));
        var mistake = desk.select("form[action$=/withdrawal]").attr("action");
        assertThat(concierge.submit(mistake, Map.of()).text())
                .contains("C’est enlevé")
                .doesNotContain("9 pièces");

        desk = concierge.open(path);
        var coats = desk.select("[name^=amount-]").attr("name");
        var pullovers = desk.select("[name^=amount-]").get(1).attr("name");
        assertThat(concierge
                        .submit(path + "/lots", Map.of(coats, "1", pullovers, "3,5"))
                        .text())
                .contains("La quantité est différente");
        desk = concierge.submit(
                path + "/lots",
                Map.of(coats, "1", coats.replace("amount", "note"), "Un est reparti", pullovers, "3,5"));
        assertThat(desk.text()).contains("Le lot 1 est fermé", "Qui signe");
        var handover = desk.select("form[action$=/handover]").attr("action");
        desk = concierge.submit(handover, Map.of("function", "Bénévole du vestiaire"));
        assertThat(desk.text()).contains("Le lot 1 est donné", "Bénévole du vestiaire");
        var receipt = desk.select("form[action$=/receipt]").attr("action");
        desk = concierge.submit(
                receipt, Map.of("number", "R-7", "day", TODAY.toString(), coats, "1", pullovers, "3,5"));
        assertThat(desk.text()).contains("Le reçu du lot 1 est noté");

        var balance = manager.open(path.replace("/desk", "/operator"));
        assertThat(balance.text()).contains("Il y a une différence", "−1 pièce", "Reçu R-7", "Un est reparti");
        assertThat(manager.submit(path.replace("/desk", "/operator") + "/closure", Map.of())
                        .text())
                .contains("La collecte est terminée");
        assertThat(concierge.open("/desk/collections").text()).contains("Aucune collecte");
    }

    private static String good(Document page, String name) {
        return page.select("label.choice:contains(" + name + ") input").attr("value");
    }
}
