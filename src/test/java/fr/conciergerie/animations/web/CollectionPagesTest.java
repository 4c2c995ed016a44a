package fr.conciergerie.animations.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.Here;
import fr.conciergerie.animations.AnimationDetails;
import fr.conciergerie.animations.AnimationKind;
import fr.conciergerie.animations.Animations;
import fr.conciergerie.animations.CollectionDetails;
import fr.conciergerie.animations.CollectionOutcome;
import fr.conciergerie.animations.Collections;
import fr.conciergerie.animations.Times;
import fr.conciergerie.orders.Town;
import fr.conciergerie.organisations.OrganisationDetails;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.OrganisationKind;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Visitor;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

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
    void fromTheFirstCoatToTheReceipt() throws Exception {
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
        assertThat(desk.text())
                .contains("Le lot 1 est fermé", "Qui signe", "Bordereau de remise, lot 1 (PDF)")
                .doesNotContain("Attestation de réception");
        var lot = desk.select("a[href$=/manifest.pdf]").attr("href").replace("/manifest.pdf", "");
        assertThat(words(concierge.look(lot + "/manifest.pdf")))
                .contains("Vêtements", "n° 1", "en 2 dépôts", "Manteaux 2 pièces 1 pièce Un est reparti")
                .contains("Pulls 3,5 kg 3,5 kg", "Manteaux Sale 1 pièce")
                .contains("Pour la conciergerie", "Pour l’association", "ne vaut pas reçu fiscal", "Version : ")
                .doesNotContain("Écharpes", "Pris en charge");
        assertThat(concierge.look(lot + "/receipt.pdf").getStatus()).isEqualTo(409);
        desk = concierge.open(path);
        var handover = desk.select("form[action$=/handover]").attr("action");
        desk = concierge.submit(handover, Map.of("function", "Bénévole du vestiaire"));
        assertThat(desk.text()).contains("Le lot 1 est donné", "Bénévole du vestiaire");
        assertThat(words(concierge.look(lot + "/manifest.pdf"))).contains("Pris en charge Bénévole du vestiaire");
        desk = concierge.open(path);
        var receipt = desk.select("form[action$=/receipt]").attr("action");
        desk = concierge.submit(
                receipt,
                Map.of(
                        "number",
                        "R-7",
                        "day",
                        TODAY.toString(),
                        coats,
                        "1",
                        pullovers,
                        "3",
                        pullovers.replace("amount", "note"),
                        "Un pull troué"));
        assertThat(desk.text()).contains("Le reçu du lot 1 est noté", "Attestation de réception, lot 1 (PDF)");
        assertThat(words(concierge.look(lot + "/receipt.pdf")))
                .contains("n° R-7", "Manteaux 1 pièce 1 pièce aucune")
                .contains("Pulls 3,5 kg 3 kg −0,5 kg Un pull troué", "ne vaut pas reçu fiscal");
        assertThat(words(manager.look(lot + "/manifest.pdf"))).contains("Bordereau de remise");

        var balance = manager.open(path.replace("/desk", "/operator"));
        assertThat(balance.text()).contains("Il y a une différence", "−1 pièce", "Reçu R-7", "Un est reparti");
        assertThat(manager.submit(path.replace("/desk", "/operator") + "/closure", Map.of())
                        .text())
                .contains("La collecte est terminée");
        assertThat(concierge.open("/desk/collections").text()).contains("Aucune collecte");
        assertThat(signedIn(town.coordinator()).open("/coordination/animations").text())
                .contains("Collectes", "Vêtements", "L’Atelier du cuir", "Manteaux, Écharpes, Pulls")
                .contains("L’association a reçu 1 pièce", "3 kg", "Reçu R-7")
                .doesNotContain("Bénévole", "Sale");
    }

    /** It is never too full to give: it says whom to call. */
    @Test
    void theContainerSaysHowFullItIsAndTakesWhatComesAllTheSame() {
        var manager = signedIn(town.manager());
        manager.open("/operator/collections/new");
        var fields = Map.of(
                "title", "Jouets",
                "association", town.cobbler().toString(),
                "site", "hotel-de-ville",
                "firstDay", TODAY.toString(),
                "lastDay", TODAY.toString(),
                "pieces", "Jouets",
                "weighed", "Livres",
                "capacity", "10");
        assertThat(manager.submit("/operator/collections", fields).text())
                .contains("Dites combien, et si ce sont des pièces ou des kilos");
        var whole = new HashMap<>(fields);
        whole.put("capacityUnit", "PIECES");
        whole.put("capacity", "beaucoup");
        assertThat(manager.submit("/operator/collections", whole).text())
                .as("said, if not as a number")
                .doesNotContain("Dites combien, et si");
        assertThat(manager.answer().getStatus()).isEqualTo(422);
        whole.put("capacity", "10");
        manager.submit("/operator/collections", whole);
        var concierge = signedIn(town.concierge());
        var path = concierge.open("/desk/collections").select("a.booking-row").attr("href");

        assertThat(bring(concierge, path, "Jouets", "7").text())
                .contains("Dans le bac : 7 pièces sur 10 pièces")
                .doesNotContain("presque plein");
        assertThat(bring(concierge, path, "Livres (en kilos)", "40").text())
                .as("kilograms do not fill a container of pieces")
                .contains("Dans le bac : 7 pièces");
        assertThat(bring(concierge, path, "Jouets", "1").text()).contains("presque plein", "appelez l’association");
        assertThat(bring(concierge, path, "Jouets", "2").text()).contains("10 pièces sur 10", "Le bac est plein");
        var desk = bring(concierge, path, "Jouets", "3");
        assertThat(desk.text()).contains("C’est pris : Jouets", "Dans le bac : 13 pièces", "Le bac est plein");

        desk = concierge.submit(
                path + "/lots",
                desk.select("[name^=amount-]").stream()
                        .collect(Collectors.toMap(it -> it.attr("name"), it -> it.attr("value"))));
        assertThat(desk.text()).as("sealed, it is still there").contains("Le bac est plein");
        var handover = desk.select("form[action$=/handover]").attr("action");
        assertThat(concierge.submit(handover, Map.of("function", "Chauffeur")).text())
                .contains("Dans le bac : 0 pièce sur 10 pièces");
    }

    private static Document bring(Visitor concierge, String path, String good, String amount) {
        return concierge.submit(path + "/deposits", Map.of("good", good(concierge.open(path), good), "amount", amount));
    }

    /** What is for the people of one client at a site of two is nothing to the other. */
    @Test
    void aCollectionForOneClientsPeopleIsNotTheNeighbours() {
        var neighbour = Tenant.call(town.operator(), () -> {
            var organisations = context.getBean(Organisations.class);
            var animations = context.getBean(Animations.class);
            var other = organisations.addOrganisation(
                    new OrganisationDetails("Voisine", "voisine", OrganisationKind.TOWN, null));
            organisations.share(town.hall(), other, TODAY.minusDays(9), null);
            var event = animations.draft(new AnimationDetails(
                    AnimationKind.COLLECTION,
                    "Jouets de la voisine",
                    "",
                    List.of(town.hall()),
                    null,
                    Times.at(
                            TODAY.plusDays(1),
                            LocalTime.NOON,
                            TODAY.plusDays(1),
                            LocalTime.of(14, 0),
                            ZoneId.of("Europe/Paris")),
                    null,
                    other,
                    null,
                    null));
            animations.publish(event, 0);
            context.getBean(Collections.class)
                    .open(new CollectionDetails(
                            "Jouets",
                            event,
                            town.cobbler(),
                            town.hall(),
                            null,
                            TODAY,
                            TODAY.plusDays(3),
                            List.of("Jouets"),
                            List.of(),
                            List.of(),
                            null));
            return coordinatorOf(other);
        });

        assertThat(signedIn(town.coordinator()).open("/coordination/animations").text())
                .doesNotContain("Jouets");
        assertThat(Tenant.call(
                        town.operator(),
                        () -> context.getBean(Collections.class).outcomes(neighbour, TODAY)))
                .singleElement()
                .satisfies(it -> assertThat(it.collection().title()).isEqualTo("Jouets"));
    }

    /** What was collected before a client came to the site was not given by its people, and what was while it was there stays theirs to read. */
    @Test
    void aClientReadsOfTheDaysThatItWasAtTheSite() {
        Tenant.run(town.operator(), () -> {
            context.getBean(Collections.class)
                    .open(new CollectionDetails(
                            "Livres",
                            null,
                            town.cobbler(),
                            town.hall(),
                            null,
                            TODAY.minusDays(9),
                            TODAY.minusDays(3),
                            List.of("Livres"),
                            List.of(),
                            List.of(),
                            null));
            var before = TODAY.minusDays(90);
            assertThat(read(before, TODAY.minusDays(10))).as("had left").isEmpty();
            assertThat(read(before, TODAY.minusDays(9))).as("left meanwhile").hasSize(1);
            assertThat(read(TODAY.minusDays(3), null))
                    .as("came on the last day")
                    .hasSize(1);
            assertThat(read(TODAY.minusDays(2), null)).as("came after it").isEmpty();
        });
    }

    private List<CollectionOutcome> read(LocalDate from, @Nullable LocalDate until) {
        var organisations = context.getBean(Organisations.class);
        var name = "voisine-" + UUID.randomUUID();
        var client = organisations.addOrganisation(new OrganisationDetails(name, name, OrganisationKind.TOWN, null));
        organisations.share(town.hall(), client, from, until);
        return context.getBean(Collections.class).outcomes(coordinatorOf(client), TODAY.minusYears(1));
    }

    private Actor coordinatorOf(OrganisationId client) {
        return new Actor(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "Coordinatrice",
                Role.COORDINATOR,
                town.operator().value(),
                client.value(),
                Locale.FRENCH);
    }

    /** Nothing goes on paper that can still change. */
    @Test
    void anOpenLotHasNoManifest() {
        var manager = signedIn(town.manager());
        manager.open("/operator/collections/new");
        manager.submit(
                "/operator/collections",
                Map.of(
                        "title",
                        "Livres",
                        "association",
                        town.cobbler().toString(),
                        "site",
                        "hotel-de-ville",
                        "firstDay",
                        TODAY.toString(),
                        "lastDay",
                        TODAY.toString(),
                        "pieces",
                        "Livres"));
        var concierge = signedIn(town.concierge());
        var path = concierge.open("/desk/collections").select("a.booking-row").attr("href");
        var desk = concierge.open(path);
        desk = concierge.submit(path + "/deposits", Map.of("good", good(desk, "Livres"), "amount", "2"));

        assertThat(desk.text()).contains("Lot 1");
        assertThat(desk.select("a[href$=.pdf]")).isEmpty();
    }

    /** Its words, after it was found fit for those who listen to it, and to be one page. */
    private static String words(MockHttpServletResponse file) throws Exception {
        assertThat(file.getContentType()).isEqualTo("application/pdf");
        VeraGreenfieldFoundryProvider.initialise();
        try (var parser = Foundries.defaultInstance()
                        .createParser(new ByteArrayInputStream(file.getContentAsByteArray()), PDFAFlavour.PDFUA_1);
                var judge = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
            assertThat(judge.validate(parser).getTestAssertions())
                    .extracting(it -> it.getRuleId().getClause() + " " + it.getMessage())
                    .isEmpty();
        }
        try (var pdf = Loader.loadPDF(file.getContentAsByteArray())) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            return new PDFTextStripper().getText(pdf).replaceAll("[\\s\u00a0\u202f]+", " ");
        }
    }

    private static String good(Document page, String name) {
        return page.select("label.choice:contains(" + name + ") input").attr("value");
    }
}
