package fr.conciergerie.insertion;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.Here;
import fr.conciergerie.accounts.Someone;
import fr.conciergerie.database.RawRows;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Visitor;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;

@SpringBootTest
@AutoConfigureMockMvc
class InsertionPagesTest {

    private static final String NAME = "Personne Zèbre";
    private static final LocalDate TODAY = Here.today();

    @Autowired
    MockMvc mvc;

    @Autowired
    Someone someone;

    @Autowired
    People people;

    OperatorId operator = new OperatorId(new UUID(0, 0));
    Visitor officer;

    @BeforeEach
    void theFollowUpOfficerArrives() {
        operator = someone.operator();
        officer = signedIn(Role.FOLLOW_UP);
    }

    @Test
    void anEmptyRoomSaysThatNothingPresses() {
        assertThat(officer.open("/insertion").select("main").text()).contains("Rien ne presse aujourd’hui.");
        assertThat(officer.open("/insertion/people").select("main").text())
                .contains("Personne n’est en parcours", "Ouvrir un dossier");
    }

    @Test
    void aPathFromEntryToExit() {
        var path = openedFile();
        assertThat(officer.page().select("h1").text()).startsWith(NAME);
        assertThat(main()).contains("Vérifiée le", "France Travail", "Aucun PASS IAE");

        fill(
                path + "/passes",
                Map.of(
                        "number",
                        "99999 21 00001",
                        "startsOn",
                        TODAY.minusMonths(20).toString()));
        assertThat(main()).contains("99999 21 00001", "Valide", "dans moins de 6 mois");

        fill(
                path + "/suspensions",
                Map.of(
                        "startsOn", TODAY.minusMonths(6).toString(),
                        "endsOn", TODAY.minusMonths(3).toString(),
                        "reason", "CONTRACT_SUSPENDED"));
        assertThat(main()).contains("Suspendu du", "dans moins de 12 mois");

        fill(
                path + "/contracts",
                Map.of(
                        "kind", "CDDI",
                        "renewal", "false",
                        "startsOn", TODAY.minusMonths(1).toString(),
                        "endsOn", TODAY.plusMonths(1).toString(),
                        "weekly", "18"));
        assertThat(main()).contains("Moins de 4 mois : à vérifier", "Moins de 20 heures : à vérifier");

        fill(path + "/interviews", Map.of("heldOn", TODAY.toString(), "note", "Un pas de plus"));
        fill(path + "/goals", Map.of("text", "Le permis", "setOn", TODAY.toString()));
        assertThat(main()).contains("Un pas de plus", "Le permis", "En cours");

        assertThat(officer.open(path).select(".comes-near li").eachText())
                .as("what waits comes first, the nearest day before the others")
                .satisfiesExactly(
                        it -> assertThat(it).startsWith("Fin du contrat"),
                        it -> assertThat(it).startsWith("Fin du PASS IAE"));
        assertThat(officer.open("/insertion").select("main").text()).contains("Fin du contrat", NAME);
        assertThat(officer.open("/insertion/calendar").select("main").text()).contains("Fin du PASS IAE", NAME);

        officer.open(path);
        officer.open(officer.page().select("a[href*=/exit/new]").attr("href"));
        officer.submit(path + "/exit", Map.of("on", TODAY.toString(), "family", "DURABLE", "proof", "Contrat vu"));
        assertThat(main()).contains("Sortie", "Emploi durable", "Contrat vu");
        assertThat(officer.open("/insertion/people").select("main").text()).doesNotContain(NAME);
        assertThat(officer.open("/insertion/people?former=true").select("main").text())
                .contains(NAME);

        officer.open(path);
        officer.submit(path + "/exit/withdrawal", Map.of());
        assertThat(main()).doesNotContain("Emploi durable");
    }

    @Test
    void whatIsOffIsToldAtItsField() {
        var path = openedFile();
        officer.open(path + "/passes/new");

        var page = officer.submit(path + "/passes", Map.of("number", "123", "startsOn", "2026-01-01"));

        assertThat(officer.answer().getStatus()).isEqualTo(422);
        assertThat(page.select("#number-error").text()).contains("12 caractères");
        assertThat(page.select("#number").val()).isEqualTo("123");

        page = officer.submit(path + "/passes", Map.of("number", "999992100001", "startsOn", ""));
        assertThat(page.select("#startsOn-error").text()).contains("Choisissez un jour");
    }

    @Test
    void anEntryThatIsMissingItsNameComesBack() {
        officer.open("/insertion/people/new");
        var page =
                officer.submit("/insertion/people", Map.of("enteredOn", "2026-01-01", "eligibleBy", "France Travail"));
        assertThat(officer.answer().getStatus()).isEqualTo(422);
        assertThat(page.select("#name-error").text()).contains("Écrivez un nom");
        assertThat(page.select("#eligibleOn-error").text()).contains("les trois ensemble");
    }

    @ParameterizedTest
    @CsvSource({
        "prolongations, decidedBy",
        "contracts, renewal",
        "learnings, title",
        "exit, proof",
        "interviews, note",
        "goals, text"
    })
    void anAnswerThatIsMissingIsToldAtItsFieldWhateverElseIs(String entry, String field) {
        var path = openedFile();
        officer.open(path + "/" + entry + "/new");

        var page = officer.submit(path + "/" + entry, Map.of("startsOn", "hier", field, ""));

        assertThat(officer.answer().getStatus()).isEqualTo(422);
        assertThat(page.select("#" + field + "-error").text()).isNotBlank();
        assertThat(page.select("[name=startsOn]").eachAttr("value")).isSubsetOf("hier");
    }

    @ParameterizedTest
    @CsvSource({
        "'', Choisissez un jour",
        "demain, n’est pas un jour",
        "+999999999-12-31, trop loin",
        "2001-01-01, La fin est avant"
    })
    void aDayOnWhichAContractCannotEndIsToldAtItsField(String typed, String said) {
        var path = openedFile();
        fill(
                path + "/contracts",
                Map.of(
                        "kind", "CDDI",
                        "renewal", "false",
                        "startsOn", TODAY.minusMonths(1).toString(),
                        "endsOn", TODAY.plusMonths(5).toString(),
                        "weekly", "26"));
        var action = officer.page().select("form[action$=/end]").attr("action");

        var page = officer.submit(action, Map.of("lastDay", typed));

        assertThat(officer.answer().getStatus()).as(main()).isEqualTo(422);
        assertThat(page.select("details[open] form[action=" + action + "] .error")
                        .text())
                .contains(said);
        assertThat(page.select("[name=lastDay]").val()).isEqualTo(typed);
    }

    @Test
    void theSupervisorSeesTheWorkAndNotTheConfidences() {
        var path = openedFile();
        fill(path + "/interviews", Map.of("heldOn", TODAY.toString(), "note", "Une confidence"));
        var supervisor = signedIn(Role.SUPERVISOR);

        var page = supervisor.open(path).select("main").text();

        assertThat(page).contains(NAME, "Contrats", "Formations et gestes appris");
        assertThat(page).doesNotContain("Une confidence", "Entretiens", "Objectifs", "PASS IAE", "06 00 00 00 00");
        for (var refused : new String[] {"/edit", "/file.json", "/interviews/new", "/goals/new", "/passes/new"}) {
            assertThat(supervisor.look(path + refused).getStatus()).as(refused).isIn(403, 404);
        }
        supervisor.open(path + "/learnings/new");
        assertThat(supervisor
                        .submit(
                                path + "/learnings",
                                Map.of(
                                        "kind", "SKILL",
                                        "title", "Tenir la caisse",
                                        "startsOn", "2026-01-05",
                                        "endsOn", "2026-01-05"))
                        .select("main")
                        .text())
                .contains("Tenir la caisse");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"MEMBER", "CONCIERGE", "PARTNER", "COORDINATOR", "MANAGER"})
    void nobodyElseComesIn(Role role) {
        var path = openedFile();
        var other = signedIn(role);
        for (var page : new String[] {
            "/insertion",
            "/insertion/people",
            "/insertion/calendar",
            "/insertion/hours",
            "/insertion/retention",
            path,
            path + "/file.json"
        }) {
            assertThat(other.look(page).getStatus()).as(page).isIn(403, 404);
            assertThat(other.page().text()).doesNotContain(NAME);
        }
    }

    @Test
    void theManagerCountsAndNamesNobody() {
        openedFile();
        var manager = signedIn(Role.MANAGER);
        var page = manager.open("/operator/insertion").select("main").text();
        assertThat(page)
                .contains("L’insertion en chiffres", "1 personne en parcours")
                .doesNotContain(NAME);
        assertThat(manager.open("/operator").select("main").text()).contains("Personnes en parcours d’insertion");
    }

    @Test
    void anotherOperatorFindsNothing() {
        var path = openedFile();
        operator = someone.operator();
        assertThat(signedIn(Role.FOLLOW_UP).look(path).getStatus()).isEqualTo(404);
    }

    @Test
    void everyReadingIsWrittenDownEvenWhenThePageFails() {
        var path = openedFile();
        var id = path.substring(path.lastIndexOf('/') + 1);
        long before = readings(id);
        officer.open(path);
        assertThat(readings(id)).isEqualTo(before + 1);
        officer.open(path + "/file.json");
        assertThat(audited(id, "insertion.file-exported")).isEqualTo(1);

        RawRows.change("alter table insertion.goal rename to goal_away");
        try {
            assertThat(officer.look(path).getStatus()).isEqualTo(500);
        } finally {
            RawRows.change("alter table insertion.goal_away rename to goal");
        }
        assertThat(readings(id)).isEqualTo(before + 2);
    }

    @Test
    void aValueThatDoesNotOpenClosesNothingElseOfTheFile() {
        var path = openedFile();
        var id = path.substring(path.lastIndexOf('/') + 1);
        RawRows.change("update insertion.person set phone_sealed = '\\x01' where id = '%s'".formatted(id));

        assertThat(officer.open(path).select("main").text())
                .contains("Une partie de ce dossier est illisible", "▒▒▒", NAME);
        assertThat(officer.look(path + "/edit").getStatus()).isEqualTo(409);
    }

    @Test
    void openingTheListIsOneReading() {
        openedFile();
        officer.open("/insertion/people");
        assertThat(RawRows.of(
                        "select count(*) from web.audit_event where what = 'insertion.list-read' and operator_id = '%s'"
                                .formatted(operator)))
                .containsExactly("1");
    }

    @Test
    void aFormSentTwiceWritesOnce() {
        var path = openedFile();
        var form = officer.open(path + "/goals/new");
        assertThat(form.select("label[for=dueOn]").text()).startsWith("À atteindre au plus tard le");
        var fields = Map.of("text", "Un seul objectif", "setOn", TODAY.toString());
        officer.submit(path + "/goals", fields);
        var again = new java.util.LinkedHashMap<>(fields);
        form.select("main form input[type=hidden]").forEach(it -> again.put(it.attr("name"), it.val()));
        officer.postBlindly(path + "/goals", again);
        assertThat(officer.open(path).select("main").text().split("Un seul objectif", -1))
                .hasSize(2);
    }

    @Test
    void theOwnFileHoldsEverything() {
        var path = openedFile();
        fill(path + "/interviews", Map.of("heldOn", TODAY.toString(), "note", "Ce qui a été dit"));
        officer.look(path + "/file.json");
        assertThat(text()).contains(NAME, "06 00 00 00 00", "Ce qui a été dit");
    }

    @Test
    void theEnglishPageIsEnglish() {
        assertThat(officer.open("/insertion?lang=en").select("h1").text()).isEqualTo("To do");
    }

    @Test
    void aFileIsFoundByItsReference() {
        var path = openedFile();
        var reference = officer.page().select("h1 .code").text();
        assertThat(officer.open("/insertion/people?query=" + reference.toLowerCase(java.util.Locale.ROOT))
                        .select("h1")
                        .text())
                .startsWith(NAME);
        assertThat(officer.open("/insertion/people?query=ZZZZZZ").select("main").text())
                .contains("Aucun dossier ne porte");
        assertThat(path).isNotEmpty();
    }

    private String openedFile() {
        officer.open("/insertion/people/new");
        officer.submit(
                "/insertion/people",
                Map.of(
                        "name",
                        NAME,
                        "phone",
                        "06 00 00 00 00",
                        "enteredOn",
                        TODAY.minusMonths(20).toString(),
                        "eligibleOn",
                        TODAY.minusMonths(21).toString(),
                        "eligibleBy",
                        "France Travail",
                        "platform",
                        "Les emplois de l’inclusion"));
        var person = Tenant.call(
                operator, () -> people.inPath(People.Part.WORK, "test").getFirst());
        RawRows.change("delete from web.audit_event where what = 'insertion.list-read' and operator_id = '%s'"
                .formatted(operator));
        return "/insertion/people/" + person.id();
    }

    private void fill(String action, Map<String, String> values) {
        officer.open(action + "/new");
        officer.submit(action, values);
        assertThat(officer.answer().getStatus()).as(main()).isEqualTo(200);
    }

    private long readings(String id) {
        return audited(id, "insertion.file-read");
    }

    private static long audited(String id, String what) {
        return Long.parseLong(RawRows.of(
                        "select count(*) from web.audit_event where thing = '%s' and what = '%s'".formatted(id, what))
                .getFirst());
    }

    private Visitor signedIn(Role role) {
        var visitor = new Visitor(mvc);
        visitor.signIn(someone.with(role, operator).email(), Someone.PASSWORD);
        return visitor;
    }

    private String main() {
        return officer.page().select("main").text();
    }

    private String text() {
        try {
            return officer.answer().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        } catch (java.io.UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }
}
