package fr.conciergerie.partners;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.Here;
import fr.conciergerie.accounts.Someone;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Visitor;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;

@SpringBootTest
@AutoConfigureMockMvc
class PartnerPagesTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    Someone someone;

    @Autowired
    Partners partners;

    Visitor manager;
    OperatorId operator;

    @BeforeEach
    void theManagerArrives() {
        operator = someone.operator();
        manager = new Visitor(mvc);
        manager.signIn(someone.with(Role.MANAGER, operator).email(), Someone.PASSWORD);
    }

    @Test
    void anEmptyListSaysWhatToDo() {
        assertThat(manager.open("/operator/partners").select("main").text())
                .contains("Aucun partenaire ne correspond.", "Ajouter un partenaire");
    }

    @Test
    void aPartnerIsWrittenDownGivenAStatusAndShown() {
        manager.open("/operator/partners/new");
        var sheet = manager.submit("/operator/partners", filledIn("L’Atelier du cuir"));
        assertThat(sheet.select("h1").text()).isEqualTo("L’Atelier du cuir");
        assertThat(sheet.select("main").text())
                .contains("732 829 320 00074", "12,5", "Aucun statut de l’économie sociale");

        var path = "/operator/partners/l-atelier-du-cuir";
        var soon = Here.today().plusDays(20);
        var proven = manager.submit(
                path + "/ess-statuses",
                Map.of(
                        "basis",
                        "COOPERATIVE",
                        "proof",
                        "Statuts",
                        "checkedOn",
                        "2020-01-01",
                        "validFrom",
                        "2020-01-01",
                        "validUntil",
                        soon.toString(),
                        "siae",
                        "EI",
                        "esusNumber",
                        ""));
        assertThat(proven.select("main").text())
                .contains("Coopérative", "Entreprise d’insertion", "Justificatif à renouveler");

        var closed = manager.submit(
                path + "/closures",
                Map.of("firstDay", soon.toString(), "lastDay", soon.toString(), "reason", "Inventaire"));
        assertThat(closed.select("main").text()).contains("Inventaire");

        var list = manager.open("/operator/partners?ess=yes&query=atelier");
        assertThat(list.select("main").text()).contains("L’Atelier du cuir", "1 partenaires ESS sur 1", "100");
        assertThat(manager.open("/operator/partners?ess=no").select("main").text())
                .doesNotContain("L’Atelier du cuir");
        assertThat(manager.open("/operator/partners?family=FOOD").select("main").text())
                .doesNotContain("L’Atelier du cuir");
    }

    @Test
    void whatIsOffIsToldAtItsField() {
        manager.open("/operator/partners/new");
        var wrong = filledIn("L’Atelier");
        wrong.put("siret", "123");
        wrong.put("commission", "60");

        var page = manager.submit("/operator/partners", wrong);

        assertThat(manager.answer().getStatus()).isEqualTo(422);
        assertThat(page.select("#siret-error").text()).contains("SIRET");
        assertThat(page.select("input[name=name]").val()).isEqualTo("L’Atelier");
    }

    /** It is one in Alsace-Moselle alone; what was ticked stays ticked. */
    @Test
    void goodFridayIsTickedOnlyWhereItMayBeAHoliday() {
        manager.open("/operator/partners/new");
        var there = filledIn("L’Atelier de Metz");
        there.put("goodFriday", "true");

        var page = manager.submit("/operator/partners", there);
        assertThat(manager.answer().getStatus()).isEqualTo(422);
        assertThat(page.select("#goodFriday-error").text()).contains("n’est férié qu’en Alsace-Moselle");
        assertThat(page.select("#goodFriday[checked]")).hasSize(1);

        there.put("territory", "ALSACE_MOSELLE");
        manager.submit("/operator/partners", there);
        assertThat(manager.answer().getStatus()).isEqualTo(200);
        assertThat(manager.open("/operator/partners/l-atelier-de-metz/edit").select("#goodFriday[checked]"))
                .hasSize(1);
    }

    @Test
    void aNameThatIsTakenIsRefusedKindly() {
        Tenant.run(operator, () -> partners.add(PartnerDetails.of("L’Atelier", LegalForm.COMPANY, "Bordeaux")));
        manager.open("/operator/partners/new");

        var page = manager.submit("/operator/partners", filledIn("L’atelier"));

        assertThat(manager.answer().getStatus()).isEqualTo(422);
        assertThat(page.select("#name-error").text()).contains("existe déjà");
    }

    @Test
    void everythingThatIsOffIsToldAtOnce() {
        manager.open("/operator/partners/new");
        var wrong = filledIn(" ");
        wrong.putAll(Map.of("email", "atelier", "phone", "plus tard", "town", "", "fallback", UUID.randomUUID() + ""));
        wrong.remove("openDays");

        var page = manager.submit("/operator/partners", wrong);

        assertThat(page.select("[role=alert]").text()).contains("6 points sont à corriger");
        assertThat(page.select(".error").eachText())
                .containsExactly(
                        "Indiquez le nom.",
                        "« atelier » n’est pas une adresse de courriel. Écrivez par exemple prenom.nom@exemple.fr.",
                        "« plus tard » n’est pas un numéro de téléphone. Écrivez par exemple 05 56 00 00 01, ou +32 2 555 12 12 pour l’étranger.",
                        "Indiquez la ville.",
                        "Choisissez au moins un jour d’ouverture.",
                        "Choisissez une des réponses proposées.");
        assertThat(page.select("#email").val()).isEqualTo("atelier");
        assertThat(page.select("#siret").val()).isEqualTo("732 829 320 00074");
    }

    @Test
    void aStatusThatMeetsAnotherIsToldAtItsFirstDay() {
        var path = atelier();
        manager.submit(path + "/ess-statuses", status("Statuts de 2020", "2020-01-01", ""));

        var page = manager.submit(path + "/ess-statuses", status("Statuts refaits", "2020-01-01", ""));

        assertThat(manager.answer().getStatus()).isEqualTo(422);
        assertThat(page.select("#ess-validFrom-error").text()).contains("Choisissez un premier jour plus tardif");
        assertThat(page.select("#ess-validFrom").attr("aria-describedby")).contains("ess-validFrom-error");
        assertThat(page.select("details[open] #ess-proof").val()).isEqualTo("Statuts refaits");
        assertThat(page.select("[role=alert] a").attr("href")).isEqualTo("#ess-validFrom");
    }

    @Test
    void aStatusThatIsWrittenDownWrongComesBack() {
        var path = atelier();

        var reversed = manager.submit(path + "/ess-statuses", status("Statuts", "2020-01-01", "2019-01-01"));
        assertThat(reversed.select("#ess-validUntil-error").text()).contains("avant le premier");

        var early = status("", Here.today().toString(), "");
        early.put("checkedOn", Here.today().plusDays(2).toString());
        var page = manager.submit(path + "/ess-statuses", early);
        assertThat(manager.answer().getStatus()).isEqualTo(422);
        assertThat(page.select("#ess-proof-error").text()).contains("Indiquez le justificatif");
        assertThat(page.select("#ess-checkedOn-error").text()).contains("à venir");
    }

    @Test
    void aClosureThatCannotBeComesBackAsItWasFilledIn() {
        var path = atelier();
        var today = Here.today();

        var reversed = manager.submit(
                path + "/closures",
                Map.of(
                        "firstDay",
                        today.plusDays(9).toString(),
                        "lastDay",
                        today.plusDays(3).toString(),
                        "reason",
                        "Inventaire"));
        assertThat(manager.answer().getStatus()).isEqualTo(422);
        assertThat(reversed.select("#closure-lastDay-error").text()).contains("avant le premier");
        assertThat(reversed.select("#closure-reason").val()).isEqualTo("Inventaire");
        assertThat(reversed.select("main").text()).contains("Aucune fermeture prévue.");

        var past = manager.submit(
                path + "/closures",
                Map.of("firstDay", "2015-08-01", "lastDay", "2015-08-15", "reason", "x".repeat(201)));
        assertThat(past.select(".error").eachText())
                .containsExactly(
                        "Ces jours sont passés. Choisissez un dernier jour à venir.",
                        "C’est trop long : 200 signes au plus.");
    }

    @Test
    void theLastDayIsADay() {
        var page = manager.submit(atelier() + "/ending", Map.of("lastDay", "31/02/2026"));

        assertThat(manager.answer().getStatus()).isEqualTo(422);
        assertThat(page.select("#end-lastDay-error").text()).contains("« 31/02/2026 » n’est pas un jour du calendrier");
    }

    @Test
    void whatIsNoMoreOnThePageIsToldAllTheSame() {
        var page = manager.open(atelier());
        var token = page.select("input[name=_csrf]").getFirst().val();

        manager.postBlindly(
                "/operator/partners/atelier/ess-statuses/ending", Map.of("_csrf", token, "lastDay", "2020-01-01"));

        assertThat(manager.answer().getStatus()).isEqualTo(422);
        assertThat(manager.page().select("[role=alert]").text()).contains("Aucun statut n’est en cours ce jour-là.");
    }

    @Test
    void workingTogetherEndsAndBeginsAgain() {
        Tenant.run(
                operator,
                () -> partners.add(
                        PartnerDetails.of("Atelier", LegalForm.COMPANY, "Bordeaux"), LocalDate.of(2014, 1, 1)));
        var path = "/operator/partners/atelier";
        manager.open(path);

        assertThat(manager.submit(path + "/ending", Map.of("lastDay", "2013-12-31"))
                        .select("#end-lastDay-error, .error")
                        .text())
                .contains("Le dernier jour de travail ensemble viendrait avant le premier.");
        var ended = manager.submit(path + "/ending", Map.of("lastDay", "2026-01-01"));
        assertThat(ended.select("main").text()).contains("Nous ne travaillons plus ensemble");
        var again = manager.submit(path + "/resumption", Map.of());
        assertThat(again.select("main").text()).contains("Arrêter de travailler ensemble");
        assertThat(again.select("dd").text()).contains("depuis", "janvier 2014");
    }

    /** What figures of the past are counted by does not change unseen. */
    @Test
    void aFirstDayIsCorrectedWhereItStandsAndNoted() {
        var path = atelier();
        manager.open(path + "/edit");
        var corrected = filledIn("Atelier");
        corrected.put("firstDay", "2015-03-02");

        assertThat(manager.submit(path, corrected).select("main").text()).contains("mars 2015");
        assertThat(manager.open("/operator/audit").select("main").text())
                .contains("Le premier jour d’un partenaire a été corrigé.");
    }

    @Test
    void nobodyElseComesIn() {
        var concierge = new Visitor(mvc);
        concierge.signIn(someone.with(Role.CONCIERGE, operator).email(), Someone.PASSWORD);

        concierge.open("/operator/partners");

        assertThat(concierge.answer().getStatus()).isIn(403, 404);
    }

    @Test
    void theEnglishPageIsEnglish() {
        assertThat(manager.open("/operator/partners?lang=en").select("h1").text())
                .isEqualTo("Partners");
    }

    private String atelier() {
        Tenant.run(operator, () -> partners.add(PartnerDetails.of("Atelier", LegalForm.COMPANY, "Bordeaux")));
        manager.open("/operator/partners/atelier");
        return "/operator/partners/atelier";
    }

    private static LinkedHashMap<String, String> status(String proof, String from, String until) {
        return new LinkedHashMap<>(Map.of(
                "basis", "COOPERATIVE",
                "proof", proof,
                "checkedOn", "2020-01-01",
                "validFrom", from,
                "validUntil", until,
                "siae", "",
                "esusNumber", ""));
    }

    private static LinkedHashMap<String, String> filledIn(String name) {
        var filled = new LinkedHashMap<>(Map.of(
                "name", name,
                "legalForm", "COOPERATIVE",
                "siret", "732 829 320 00074",
                "email", "atelier@partenaire.example",
                "town", "Bordeaux",
                "openDays", "MONDAY",
                "commission", "12,5",
                "firstDay", "2020-01-01",
                "settlement", "RESALE",
                "vatRegime", "FRANCHISE"));
        filled.putAll(Map.of("language", "fr", "territory", "FRANCE"));
        return filled;
    }
}
