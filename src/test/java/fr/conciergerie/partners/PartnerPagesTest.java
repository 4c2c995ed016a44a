package fr.conciergerie.partners;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.accounts.Someone;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Visitor;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

@SpringBootTest
@AutoConfigureMockMvc
@Import(Someone.class)
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
        var soon = LocalDate.now(ZoneOffset.UTC).plusDays(20);
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

    @Test
    void aNameThatIsTakenIsRefusedKindly() {
        Tenant.run(operator, () -> partners.add(PartnerDetails.of("L’Atelier", LegalForm.COMPANY, "Bordeaux")));
        manager.open("/operator/partners/new");

        var page = manager.submit("/operator/partners", filledIn("L’atelier"));

        assertThat(manager.answer().getStatus()).isEqualTo(422);
        assertThat(page.select("#name-error").text()).contains("existe déjà");
    }

    @Test
    void workingTogetherEndsAndBeginsAgain() {
        Tenant.run(operator, () -> partners.add(PartnerDetails.of("Atelier", LegalForm.COMPANY, "Bordeaux")));
        var path = "/operator/partners/atelier";
        manager.open(path);

        var ended = manager.submit(path + "/ending", Map.of("lastDay", "2026-01-01"));
        assertThat(ended.select("main").text()).contains("Nous ne travaillons plus ensemble");
        var again = manager.submit(path + "/resumption", Map.of());
        assertThat(again.select("main").text()).contains("Arrêter de travailler ensemble");
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

    private static LinkedHashMap<String, String> filledIn(String name) {
        return new LinkedHashMap<>(Map.of(
                "name", name,
                "legalForm", "COOPERATIVE",
                "siret", "732 829 320 00074",
                "email", "atelier@partenaire.example",
                "town", "Bordeaux",
                "openDays", "MONDAY",
                "commission", "12,5",
                "settlement", "RESALE",
                "vatRegime", "FRANCHISE"));
    }
}
