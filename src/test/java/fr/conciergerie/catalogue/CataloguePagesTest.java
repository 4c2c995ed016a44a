package fr.conciergerie.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import fr.conciergerie.Here;
import fr.conciergerie.accounts.Someone;
import fr.conciergerie.database.RawRows;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Visitor;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

@SpringBootTest
@AutoConfigureMockMvc
class CataloguePagesTest {

    private static final String SOLES = "/operator/catalogue/services/ressemelage";

    @Autowired
    MockMvc mvc;

    @Autowired
    Someone someone;

    @Autowired
    Organisations organisations;

    @Autowired
    Partners partners;

    @Autowired
    Catalogue catalogue;

    Visitor manager;
    Shop shop;

    @BeforeEach
    void theManagerArrives() {
        shop = Shop.open(organisations, partners);
        manager = new Visitor(mvc);
        manager.signIn(someone.with(Role.MANAGER, shop.operator()).email(), Someone.PASSWORD);
    }

    @Test
    void aServiceIsWrittenDownSoldAndPriced() {
        var today = Here.today();
        writeDownSoles();
        var sold = manager.submit(
                SOLES + "/sales",
                Map.of(
                        "site",
                        shop.site().toString(),
                        "partner",
                        shop.cobbler().toString(),
                        "leadDays",
                        "3",
                        "fallback",
                        "",
                        "fallbackLeadDays",
                        ""));
        assertThat(sold.select("main").text()).contains("Par L’Atelier du cuir, en 3 jours ouvrés", "Aucun prix");

        var priced = manager.submit(
                SOLES + "/prices",
                Map.of("sites", shop.site().toString(), "kind", "FROM", "amount", "18,50", "from", today.toString()));
        assertThat(priced.select("main").text()).contains("18,50", "En vigueur");
        manager.submit(
                SOLES + "/prices",
                Map.of(
                        "sites",
                        shop.site().toString(),
                        "kind",
                        "FIXED",
                        "amount",
                        "20",
                        "from",
                        today.plusDays(9).toString()));
        assertThat(manager.page().select("main").text()).contains("Prévu");
        assertThat(manager.open("/operator/catalogue").select("main").text())
                .contains("Ressemelage", "un site", "18,50");

        manager.open(SOLES);
        manager.submit(SOLES + "/sales/" + shop.site() + "/prices/" + today.plusDays(9) + "/removal", Map.of());
        assertThat(manager.page().select("main").text()).doesNotContain("Prévu");
    }

    @Test
    void whatIsOffIsToldAtItsField() {
        manager.open("/operator/catalogue/new");
        var page = manager.submit("/operator/catalogue", Map.of("name", " ", "options", "Talons = beaucoup"));

        assertThat(manager.answer().getStatus()).isEqualTo(422);
        assertThat(page.select("#name-error").text()).isNotEmpty();
        assertThat(page.select("#options-error").text()).contains("beaucoup");
    }

    @Test
    void aSaleThatCannotBeComesBackAsItWasFilledIn() {
        writeDownSoles();
        var filled = Map.of(
                "site", "nulle-part",
                "partner", shop.cobbler().toString(),
                "leadDays", "91",
                "fallback", shop.cobbler().toString(),
                "fallbackLeadDays", "");

        var page = manager.submit(SOLES + "/sales", filled);

        assertThat(manager.answer().getStatus()).isEqualTo(422);
        assertThat(page.select("#new-site-error").text()).contains("Choisissez une des réponses proposées");
        assertThat(page.select("#new-leadDays-error").text()).contains("de 0 à 90");
        assertThat(page.select("#new-leadDays").val()).isEqualTo("91");
        assertThat(page.select("#new-fallback option[selected]").val())
                .isEqualTo(shop.cobbler().toString());

        sellSoles("3", shop.cobbler().toString());
        assertThat(manager.page().select("#new-fallback-error").text()).isNotEmpty();
    }

    @Test
    void aPriceThatCannotBeComesBackAsItWasFilledIn() {
        writeDownSoles();
        sellSoles("3", "");
        var today = Here.today();
        manager.submit(
                SOLES + "/prices",
                Map.of("sites", shop.site().toString(), "kind", "FIXED", "amount", "20", "from", "2020-01-01"));

        var nowhere = manager.submit(
                SOLES + "/prices", Map.of("kind", "FROM", "amount", "beaucoup", "from", today.toString()));
        assertThat(manager.answer().getStatus()).isEqualTo(422);
        assertThat(nowhere.select("fieldset[aria-describedby=price-sites-error] .error")
                        .text())
                .isNotEmpty();
        assertThat(nowhere.select("#price-amount-error").text()).contains("beaucoup");
        assertThat(nowhere.select("#price-amount").val()).isEqualTo("beaucoup");
        assertThat(nowhere.select("input[name=kind][checked]").val()).isEqualTo("FROM");
        assertThat(nowhere.select("input[name=sites][checked]")).isEmpty();

        var past = manager.submit(
                SOLES + "/prices",
                Map.of("sites", shop.site().toString(), "kind", "FIXED", "amount", "25", "from", "2020-06-01"));
        assertThat(manager.answer().getStatus()).isEqualTo(422);
        assertThat(past.select("#price-from-error").text()).isNotEmpty();
        assertThat(past.select("#price-amount").val()).isEqualTo("25");
    }

    @Test
    void aPriceMayBeTypedAsItIsSaid() {
        writeDownSoles();
        sellSoles("3", "");

        assertThat(price("15€50").select("main tbody tr").text()).contains("15,50");
    }

    @Test
    void anArchivedServiceIsInTheOtherList() {
        writeDownSoles();
        manager.submit(SOLES + "/archiving", Map.of());

        assertThat(manager.page().select("main").text()).contains("Remettre au catalogue");
        assertThat(manager.open("/operator/catalogue").select("main").text()).doesNotContain("Ressemelage");
        assertThat(manager.open("/operator/catalogue?archived=true")
                        .select("main")
                        .text())
                .contains("Ressemelage");
    }

    @Test
    void theCatalogueGoesOutToASpreadsheetAndComesBack() throws Exception {
        writeDownSoles();
        var exported = new String(
                manager.look("/operator/catalogue/export.csv").getContentAsByteArray(), StandardCharsets.UTF_8);
        assertThat(exported).contains("ressemelage;Ressemelage;");

        assertThat(manager.look("/operator/catalogue/export.xlsx").getContentAsByteArray())
                .startsWith('P', 'K');

        var preview =
                upload(exported.replace("Semelles neuves", "Semelles en cuir").concat("x;y;;;partout\r\n"));

        assertThat(preview).startsWith("/operator/catalogue/imports/");
        assertThat(manager.open(preview).select("main").text())
                .contains("Description modifiée", "Lignes à corriger", "n’est pas connu");
        manager.submit(preview + "/confirmation", Map.of());
        assertThat(manager.page().text()).contains("Un changement est fait");
        assertThat(manager.open(SOLES).select("main").text()).contains("Semelles en cuir");
    }

    /** Whoever confirms has read what becomes of each price and each term, where, and which columns nobody read. */
    @Test
    void aPriceListIsLookedAtBeforeItCounts() throws Exception {
        writeDownSoles();
        sellSoles("3", "");
        price("18,50");

        var list = manager.open(upload("""
                Prestation;Prix TTC;Délai;Partenaire;Observations;Site
                Ressemelage;à partir de 32 €;5 j;Pressing des quais;la 2e à 4 €;Tous
                """));

        assertThat(list.select("main p.hint").eachText())
                .contains("Colonnes laissées de côté, elles ne sont pas lues : Observations.");
        assertThat(list.select("main tbody tr")).hasSize(2);
        assertThat(cells(list, 0))
                .containsExactly(
                        "2",
                        "Partenaire ou délai modifié",
                        "Ressemelage",
                        "Site siege",
                        "Partenaire : L’Atelier du cuir Délai : 3 jours ouvrés",
                        "Partenaire : Pressing des quais Délai : 5 jours ouvrés");
        assertThat(cells(list, 1))
                .containsExactly(
                        "2",
                        "Nouveau prix",
                        "Ressemelage",
                        "Site siege",
                        "Prix : 18,50 €",
                        "Prix : à partir de 32,00 €");
    }

    private static List<String> cells(Document page, int row) {
        return page.select("main tbody tr").get(row).select("td").eachText().stream()
                .map(it -> it.replaceAll("[\\u00a0\\u202f]", " "))
                .toList();
    }

    private String upload(String list) throws Exception {
        manager.open("/operator/catalogue/imports/new");
        var token = manager.page().selectFirst("main form input[name=_csrf]");
        var request = multipart("/operator/catalogue/imports")
                .file(new MockMultipartFile("file", "catalogue.csv", "text/csv", list.getBytes(StandardCharsets.UTF_8)))
                .param("_csrf", token == null ? "" : token.val())
                .cookie(manager.cookies().values().toArray(Cookie[]::new));
        return String.valueOf(mvc.perform(request).andReturn().getResponse().getRedirectedUrl());
    }

    @Test
    void theShopShowsNothingOfItToOthers() {
        writeDownSoles();
        var stranger = new Visitor(mvc);
        stranger.signIn(someone.with(Role.MANAGER, someone.operator()).email(), Someone.PASSWORD);

        stranger.open(SOLES);

        assertThat(stranger.answer().getStatus()).isEqualTo(404);
        Tenant.run(
                shop.operator(),
                () -> assertThat(catalogue.offersAt(shop.site(), null, null, Here.today()))
                        .isEmpty());
    }

    private void sellSoles(String leadDays, String fallback) {
        manager.submit(
                SOLES + "/sales",
                Map.of(
                        "site",
                        shop.site().toString(),
                        "partner",
                        shop.cobbler().toString(),
                        "leadDays",
                        leadDays,
                        "fallback",
                        fallback,
                        "fallbackLeadDays",
                        ""));
    }

    @Test
    void aPictureIsChosenFromPictures() {
        writeDownSoles();

        var form = manager.open("/operator/catalogue/services/ressemelage/edit");
        assertThat(form.select(".picture:has([value=scissors])").text()).isEqualTo("Ciseaux");
        assertThat(form.select(".picture [checked]").val()).isEqualTo("scissors");
        assertThat(form.select(".picture .icon")).hasSizeGreaterThan(40);
    }

    /** A word that was taken for a picture once: the family's stands for it, in the shop too. */
    @Test
    void aPictureThatDoesNotExistBreaksNoPage() {
        writeDownSoles();
        var page = manager.open("/operator/catalogue/services/ressemelage/edit");
        assertThat(manager.submit("/operator/catalogue/services/ressemelage", withPicture(page, "vidange"))
                        .text())
                .contains("Il n’y a pas d’image « vidange »");
        assertThat(manager.answer().getStatus()).isEqualTo(422);

        RawRows.change("update catalogue.service set pictogram = 'vidange' where slug = 'ressemelage'");

        assertThat(manager.open("/operator/catalogue/services/ressemelage")
                        .select("h1")
                        .text())
                .isEqualTo("Ressemelage");
        assertThat(manager.open("/operator/catalogue").text()).contains("Ressemelage");
        assertThat(manager.open("/operator/catalogue/services/ressemelage/edit")
                        .select(".picture [checked]")
                        .val())
                .isEmpty();
    }

    private static Map<String, String> withPicture(Document page, String name) {
        var fields = new HashMap<String, String>();
        page.select("main form input[name], main form textarea[name]").forEach(it -> {
            if (!it.is("[type=radio]") || it.hasAttr("checked")) {
                fields.put(it.attr("name"), it.val());
            }
        });
        page.select("main form select[name]")
                .forEach(it -> fields.put(
                        it.attr("name"), it.select("option[selected]").val()));
        fields.put("pictogram", name);
        return fields;
    }

    private Document price(String amount) {
        return manager.submit(
                SOLES + "/prices",
                Map.of(
                        "sites",
                        shop.site().toString(),
                        "kind",
                        "FIXED",
                        "amount",
                        amount,
                        "from",
                        Here.today().toString()));
    }

    private void writeDownSoles() {
        manager.open("/operator/catalogue/new");
        manager.submit(
                "/operator/catalogue",
                Map.of(
                        "name",
                        "Ressemelage",
                        "description",
                        "Semelles neuves",
                        "keywords",
                        "cordonnerie",
                        "family",
                        "EVERYDAY",
                        "shape",
                        "ENTRUSTED",
                        "vatCategory",
                        "STANDARD",
                        "pictogram",
                        "scissors",
                        "options",
                        "Talons = 8,00\nExpress"));
        assertThat(manager.page().select("h1").text()).isEqualTo("Ressemelage");
    }
}
