package fr.conciergerie.lockers.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.custody.Counter;
import fr.conciergerie.custody.Counter.Desk;
import fr.conciergerie.lockers.Hall;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Visitor;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;

/** Lockers in the words of the pages: the manager sets them up, the concierge fills them, the member opens them. */
@SpringBootTest
@AutoConfigureMockMvc
class LockerPagesTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    @Autowired
    Counter counter;

    private Desk desk;

    @BeforeEach
    void aDeskOfItsOwn() {
        desk = counter.open();
    }

    @Test
    void theManagerAddsABankAndItsCompartments() {
        var manager = counter.signedIn(mvc, desk, Role.MANAGER, null);
        assertThat(manager.open("/operator/lockers").text()).contains("Pour commencer", "Ajoutez une armoire");

        var bank = manager.submit(
                "/operator/lockers",
                Map.of(
                        "site",
                        siteSlug(manager),
                        "profile",
                        "KEYPAD",
                        "name",
                        "Casiers du hall",
                        "codeLength",
                        "7",
                        "forbidden",
                        "09",
                        "slots",
                        "12",
                        "hold",
                        "24",
                        "stay",
                        "3",
                        "away",
                        "14"));

        assertThat(bank.text()).contains("Casiers du hall", "Clavier commun", "Pas encore de casier");
        var path = bank.select("form[action$=/compartments]").attr("action");
        assertThat(manager.submit(path, Map.of("labels", "porte du haut", "size", "S"))
                        .text())
                .contains("« PORTE DU HAUT » n’est pas un numéro de casier");
        assertThat(manager.submit(path, Map.of("labels", "A1-A13", "size", "S")).text())
                .contains("Le clavier retient 12 codes, et il en faut 13");
        assertThat(manager.submit(path, Map.of("labels", "A1-A3", "size", "S")).text())
                .contains("3 casiers sont ajoutés", "A3", "Petit");
        assertThat(manager.submit(path, Map.of("labels", "A3", "size", "L")).text())
                .contains("Le casier A3 est déjà là");
    }

    @Test
    void theConciergeSetsTheCodeAndTheMemberReadsIt() {
        var hall = Hall.open(context, desk);
        var concierge = signedIn();
        var member = counter.signedIn(mvc, desk, Role.MEMBER, desk.member().value());
        assertThat(concierge.open("/desk/lockers").text()).contains("Hall", "Casier A1", "Libre");

        member.open("/lockers");
        var reserved = member.submit("/lockers", Map.of("site", desk.site().toString(), "size", "S"));

        assertThat(reserved.select("h1").text()).isEqualTo("Casier A1");
        assertThat(reserved.select(".locker-code").text()).matches("[0-9]{6}");
        var path = reserved.select("form[action$=/declaration]").attr("action");
        assertThat(member.submit(path, Map.of()).text()).contains("vos affaires sont dans le casier");
        assertThat(concierge.open("/desk/lockers").text()).contains("Un dépôt est dedans", "Dominique Martin");
        var emptied = concierge.page().select("form[action$=/emptied]").attr("action");
        assertThat(concierge.submit(emptied, Map.of()).text())
                .contains("Réglez maintenant le nouveau code", "Nouveau code à régler");
        var set = concierge.page().select("form[action$=/code]").attr("action");
        assertThat(concierge.submit(set, Map.of()).text()).contains("Le casier peut servir");
        assertThat(hall.door("A1").code()).isNull();

        var before = concierge.page().select("a[href*=/compartments/]").attr("href");
        assertThat(concierge.open(before).text()).contains("Casier A1", "Dominique Martin", "Reçu par le concierge");
    }

    @Test
    void aCompartmentOfAnotherBankIsNotThere() {
        var hall = Hall.open(context, desk);
        var concierge = signedIn();
        var door = concierge
                .open("/desk/lockers")
                .select("a[href*=/compartments/]")
                .attr("href");

        assertThat(concierge.open(door).text()).contains("n’a encore servi à personne");
        assertThat(concierge
                        .look(door.replace(
                                hall.bank().toString(),
                                hall.door("A1").compartment().id().toString()))
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void whatIsReadyIsPutIntoALockerAndTakenOut() {
        var hall = Hall.open(context, desk);
        var order = hall.ready();
        var concierge = signedIn();
        var member = counter.signedIn(mvc, desk, Role.MEMBER, desk.member().value());
        var line = "/desk/orders/" + order.id() + "/lines/"
                + order.lines().getFirst().id();

        assertThat(concierge.open(line + "/place").text()).contains("Dans un casier", "Hall", "A1 · Petit");
        var choice = Objects.requireNonNull(
                        concierge.page().select("button[name=compartment]").first())
                .attr("value");
        assertThat(concierge
                        .submit(line + "/locker", Map.of("compartment", choice))
                        .text())
                .contains("C’est dans le casier A1", "La personne est prévenue");
        assertThat(member.open("/orders/" + order.id()).text()).contains("Voir mon casier");
        var way = member.open("/lockers").select("a[href^=/lockers/]").attr("href");
        assertThat(member.open(way).text()).contains("Vos affaires sont dans ce casier", "Votre code");
        assertThat(member.submit(way + "/collection", Map.of()).text()).contains("vous avez vos affaires");
        assertThat(member.open("/orders/" + order.id()).text()).doesNotContain("Voir mon casier");
        assertThat(concierge.open("/desk/orders/" + order.id()).text()).contains("Remis");
    }

    @Test
    void somebodyElseTakesItOutWithACodeOfTheirOwn() {
        var hall = Hall.withAPad(context, desk, 6);
        hall.load(hall.ready());
        var concierge = signedIn();
        var member = counter.signedIn(mvc, desk, Role.MEMBER, desk.member().value());
        var way = member.open("/lockers").select("a[href^=/lockers/]").attr("href");
        assertThat(member.open(way).text()).contains("Cette personne aura un code à elle");
        assertThat(member.submit(way + "/delegation", Map.of("name", "")).text())
                .contains("Écrivez le nom de la personne");

        assertThat(member.submit(way + "/delegation", Map.of("name", "Camille Roy"))
                        .text())
                .contains("Camille Roy peut retirer vos affaires", "Son code n’est pas encore réglé");

        var door = concierge.open("/desk/lockers");
        assertThat(door.text()).contains("Camille Roy peut retirer à sa place", "Code à ajouter pour cette personne");
        var set = door.select("form[action$=/code]").attr("action");
        assertThat(concierge.submit(set, Map.of()).text()).contains("Le casier peut servir");
        assertThat(member.open(way).text()).contains("Son code :", "Donnez-lui ce code");
        assertThat(member.submit(way + "/delegation/withdrawal", Map.of()).text())
                .contains("plus personne ne vient à votre place");
        assertThat(concierge.open("/desk/lockers").text()).contains("Code à retirer du clavier");
        var removal = concierge.page().select("form[action$=/code/removal]").attr("action");
        assertThat(concierge.submit(removal, Map.of()).text()).contains("ce code n’ouvre plus");
    }

    @Test
    void whatWaitsStaysForWhoeverIsAway() {
        var hall = Hall.open(context, desk, "A1, A2", "", "");
        var loaded = hall.load(hall.ready());
        var member = counter.signedIn(mvc, desk, Role.MEMBER, desk.member().value());
        var way = "/lockers/" + loaded.id();
        assertThat(member.open(way).text()).contains("Garder pendant mon absence", "Je reviens le");
        assertThat(member.page().select("input[name=until]").attr("max"))
                .isEqualTo(loaded.lastDay().plusDays(14).toString());
        assertThat(member.submit(way + "/hold", Map.of("until", "")).text()).contains("Choisissez un jour");
        assertThat(member.submit(
                                way + "/hold",
                                Map.of("until", loaded.lastDay().plusDays(20).toString()))
                        .text())
                .contains("Au plus tard le", "le concierge les garde au bureau");

        var kept = member.submit(
                way + "/hold", Map.of("until", loaded.lastDay().plusDays(5).toString()));

        assertThat(kept.text()).contains("vos affaires vous attendent jusqu’au", "23 h 59");
        assertThat(kept.select("input[name=until]")).isEmpty();
    }

    @Test
    void whereItCannotWaitTheDeskKeepsIt() {
        var hall = Hall.open(context, desk, "A1", "", "");
        var loaded = hall.load(hall.ready());
        var member = counter.signedIn(mvc, desk, Role.MEMBER, desk.member().value());
        var way = "/lockers/" + loaded.id();
        member.open(way);

        assertThat(member.submit(
                                way + "/hold",
                                Map.of("until", loaded.lastDay().plusDays(5).toString()))
                        .text())
                .contains("Les casiers manquent", "garde au bureau", "Le concierge est au bureau");
    }

    @Test
    void whereALockHasOneCodeThePageSaysSo() {
        var hall = Hall.open(context, desk);
        var order = hall.ready();
        hall.load(order);
        var member = counter.signedIn(mvc, desk, Role.MEMBER, desk.member().value());
        var way = member.open("/lockers").select("a[href^=/lockers/]").attr("href");
        assertThat(member.open(way).text()).contains("Cette serrure n’a qu’un code");

        assertThat(member.submit(way + "/delegation", Map.of("name", "Camille Roy"))
                        .text())
                .contains("Donnez-lui votre code");
        var took =
                member.page().select("form:has(input[name=byDelegate]) button").text();
        assertThat(took).isEqualTo("Camille Roy a retiré mes affaires");
        assertThat(member.submit(way + "/collection", Map.of("byDelegate", "true"))
                        .text())
                .contains("vous avez vos affaires");
        assertThat(signedIn().open("/desk/orders/" + order.id()).text()).contains("remis à Camille Roy");
    }

    @Test
    void whereNoneIsFreeThePageSaysWhenTheDeskIsThere() {
        Hall.open(context, desk, "A1", "", "");
        var member = counter.signedIn(mvc, desk, Role.MEMBER, desk.member().value());
        member.open("/lockers");

        var full = member.submit("/lockers", Map.of("site", desk.site().toString(), "size", "L", "seated", "true"));

        assertThat(full.text()).contains("Aucun casier de cette taille n’est libre", "Le concierge est au bureau");
        assertThat(full.select("[name=size][checked]").attr("value")).isEqualTo("L");
        assertThat(full.select("[name=seated]").hasAttr("checked")).isTrue();
    }

    @Test
    void whereThereIsNoLockerThePageLeadsToTheDesk() {
        var member = counter.signedIn(mvc, desk, Role.MEMBER, desk.member().value());

        assertThat(member.open("/lockers").text()).contains("Il n’y a pas de casier sur vos sites");
    }

    /** Whose it is stands nowhere: the paper lies about. */
    @Test
    void theWorksheetNamesOrdersAndLabelsAndNobody() throws Exception {
        var hall = Hall.open(context, desk);
        var order = hall.ready();
        hall.load(order);
        var concierge = signedIn();

        var file = concierge.look("/desk/lockers/" + hall.bank() + "/worksheet.pdf");

        assertThat(file.getContentType()).isEqualTo("application/pdf");
        try (var pdf = Loader.loadPDF(file.getContentAsByteArray())) {
            var text = new PDFTextStripper().getText(pdf).replaceAll("[\\s\u00a0]+", " ");
            assertThat(text)
                    .contains("Casiers : Hall", "A1", "A4", order.number(), "Attend son propriétaire")
                    .contains(hall.door("A1").pieces().getFirst().label())
                    .doesNotContain("Dominique");
        }
    }

    private Visitor signedIn() {
        var visitor = new Visitor(mvc);
        visitor.signIn(desk.email(), Counter.PASSWORD);
        return visitor;
    }

    private static String siteSlug(Visitor manager) {
        return manager.page()
                .select("select[name=site] option[value]:not([value=''])")
                .attr("value");
    }
}
