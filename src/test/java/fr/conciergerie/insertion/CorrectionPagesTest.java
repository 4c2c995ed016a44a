package fr.conciergerie.insertion;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.accounts.Someone;
import fr.conciergerie.database.RawRows;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Visitor;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;

/** What was mistyped in a file, and how the follow-up officer puts it right on the screen. */
@SpringBootTest
@AutoConfigureMockMvc
class CorrectionPagesTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    Someone someone;

    @Autowired
    People people;

    OperatorId operator = new OperatorId(new UUID(0, 0));
    PersonId person = new PersonId(new UUID(0, 0));
    Visitor officer;
    String path = "";

    @BeforeEach
    void theFileOfTheCase() {
        operator = someone.operator();
        officer = signedIn(Role.FOLLOW_UP);
        Tenant.run(operator, () -> {
            person =
                    people.enter(new PersonDetails("Personne Agate", null, null, LocalDate.of(2025, 1, 6), null, null));
            people.addPass(person, "99999 21 12354", LocalDate.of(2025, 1, 6));
        });
        path = "/insertion/people/" + person;
    }

    @Test
    void everySlipOfTheCaseIsPutRight() {
        correct("passes", Map.of("number", "99999\u00a021\u00a012345"));
        assertThat(main()).contains("C’est corrigé", "99999 21 12345").doesNotContain("12354");

        add("suspensions", Map.of("startsOn", "2025-06-01", "endsOn", "2026-05-31", "reason", "CONTRACT_SUSPENDED"));
        assertThat(passEnd()).isEqualTo(LocalDate.of(2028, 1, 5));
        correct("suspensions", Map.of("endsOn", "2025-09-30"));
        assertThat(passEnd()).isEqualTo(LocalDate.of(2027, 5, 7));

        add("prolongations", Map.of("endsOn", "2027-12-31", "reason", "SENIOR_50", "decidedBy", "Cap emploi"));
        add("prolongations", Map.of("endsOn", "2027-06-30", "reason", "SENIOR_50", "decidedBy", "Cap emploi"));
        assertThat(officer.page().select("#endsOn-error").text())
                .contains("31 décembre 2027", "Pour raccourcir une prolongation, corrigez-la");
        correct("prolongations", Map.of("endsOn", "2027-06-30", "reason", "SENIOR_50"));
        assertThat(passEnd()).isEqualTo(LocalDate.of(2027, 6, 30));

        add("interviews", Map.of("heldOn", "2026-03-02", "note", "La confidence de quelqu’un d’autre"));
        var form = officer.open(link("interviews"));
        assertThat(form.select("#note").text()).contains("La confidence");
        var asked = officer.open(form.select("a[href$=/withdrawal]").attr("href"));
        assertThat(asked.select("main").text()).contains("Personne Agate", "Le texte sera effacé pour de bon");
        submit(asked, Map.of());
        assertThat(main())
                .contains("C’est retiré du dossier", "Entretien : retiré", "Suspension du PASS : corrigé", "Avant :")
                .doesNotContain("La confidence");
        officer.look(path + "/file.json");
        assertThat(officer.answer().getStatus()).isEqualTo(200);
    }

    @Test
    void theWordsOfAnInterviewAndOfAGoalAreCorrected() {
        add("interviews", Map.of("heldOn", "2026-03-02", "note", "Veut travailler au jardin"));
        correct("interviews", Map.of("note", "Veut travailler à l’atelier"));
        assertThat(main())
                .contains("C’est corrigé", "Veut travailler à l’atelier", "Entretien : corrigé")
                .doesNotContain("jardin");

        add("goals", Map.of("text", "Passer le permis A", "setOn", "2026-03-02"));
        correct("goals", Map.of("text", "Passer le permis B", "dueOn", "2026-06-30"));
        assertThat(main())
                .contains("C’est corrigé", "Passer le permis B", "au plus tard le mardi 30 juin", "Objectif : corrigé")
                .doesNotContain("permis A");
    }

    @Test
    void aPassATrainingAndAGoalAreTakenOut() {
        add(
                "learnings",
                Map.of("kind", "TRAINING", "title", "Soudure", "startsOn", "2026-03-02", "endsOn", "2026-03-06"));
        add("goals", Map.of("text", "Passer le permis", "setOn", "2026-03-02"));

        withdraw("learnings");
        assertThat(main())
                .contains("C’est retiré du dossier", "Formation ou geste appris : retiré")
                .doesNotContain("Soudure");
        withdraw("goals");
        assertThat(main())
                .contains("C’est retiré du dossier", "Objectif : retiré")
                .doesNotContain("permis");
        withdraw("passes");
        assertThat(main())
                .contains("C’est retiré du dossier", "PASS IAE : retiré")
                .doesNotContain("12354");
        assertThat(audited()).isEqualTo(3);
    }

    @Test
    void thePassThatIsInTheWayIsNamed() {
        officer.open(path + "/passes/new");
        var page = officer.submit(path + "/passes", Map.of("number", "99999 21 12345", "startsOn", "2025-01-07"));
        assertThat(officer.answer().getStatus()).isEqualTo(422);
        assertThat(page.select("#startsOn-error").text())
                .contains("Un autre PASS couvre ces jours", "6 janvier 2025", "Corrigez-le");
        assertThat(page.select("#number").val()).isEqualTo("99999 21 12345");

        page = officer.submit(path + "/passes", Map.of("number", "99999 21 12354", "startsOn", "2028-01-01"));
        assertThat(page.select("#number-error").text()).contains("déjà le numéro d’un autre PASS");
    }

    @Test
    void aWithdrawalSentTwiceIsDoneOnceAndTheSecondOfficerIsTold() {
        add("absences", Map.of("kind", "LEAVE", "startsOn", "2026-03-02", "endsOn", "2026-03-06"));
        var asked = officer.open(link("absences").replace("/correction", "/withdrawal"));
        var action = asked.select("main form[method=post]").attr("action");
        var fields = new LinkedHashMap<String, String>();
        asked.select("main form input[type=hidden]").forEach(it -> fields.put(it.attr("name"), it.val()));
        officer.postBlindly(action, fields);
        var first = officer.answer().getRedirectedUrl();
        officer.postBlindly(action, fields);
        assertThat(officer.answer().getRedirectedUrl()).isEqualTo(first);

        fields.put("once", UUID.randomUUID().toString());
        officer.postBlindly(action, fields);
        assertThat(officer.answer().getStatus()).isEqualTo(409);
        assertThat(officer.page().text()).contains("Ceci n’est plus dans le dossier");
        assertThat(audited()).isEqualTo(1);
    }

    @Test
    void theSupervisorCorrectsWhatIsTheirs() {
        add(
                "learnings",
                Map.of("kind", "SKILL", "title", "La caise", "startsOn", "2026-03-02", "endsOn", "2026-03-02"));
        add("interviews", Map.of("heldOn", "2026-03-02", "note", "Une confidence"));
        var confidential = link("interviews");
        var supervisor = signedIn(Role.SUPERVISOR);
        var page = supervisor.open(path);
        assertThat(page.select("a[href*=/interviews/], a[href*=/passes/], a[href*=/contracts/]"))
                .isEmpty();
        var link = page.select("a[href*=/learnings/][href$=/correction]").attr("href");
        page = send(supervisor, supervisor.open(link), Map.of("title", "La caisse"));
        assertThat(page.select("main").text()).contains("La caisse", "Formation ou geste appris : corrigé");
        for (var refused : new String[] {confidential, confidential.replace("correction", "withdrawal")}) {
            assertThat(supervisor.look(refused).getStatus()).as(refused).isIn(403, 404);
        }
        operator = someone.operator();
        assertThat(signedIn(Role.FOLLOW_UP).look(confidential).getStatus()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"correction", "withdrawal"})
    void whatIsNotInTheFileIsNotCorrected(String deed) {
        assertThat(officer.look("%s/goals/%s/%s".formatted(path, UUID.randomUUID(), deed))
                        .getStatus())
                .isEqualTo(409);
        assertThat(officer.look("/insertion/people/%s/goals/%s/%s"
                                .formatted(UUID.randomUUID(), UUID.randomUUID(), deed))
                        .getStatus())
                .isEqualTo(404);
    }

    private void add(String segment, Map<String, String> values) {
        officer.open(path + "/" + segment + "/new");
        officer.submit(path + "/" + segment, values);
    }

    private void correct(String segment, Map<String, String> values) {
        submit(officer.open(link(segment)), values);
        assertThat(officer.answer().getStatus()).as(main()).isEqualTo(200);
    }

    /** From the form of what is wrong, asked once more. */
    private void withdraw(String segment) {
        var way = officer.open(link(segment)).select("a[href$=/withdrawal]").attr("href");
        submit(officer.open(way), Map.of());
    }

    private String link(String segment) {
        return officer.open(path)
                .select("a[href*=/%s/][href$=/correction]".formatted(segment))
                .attr("href");
    }

    private void submit(Document form, Map<String, String> values) {
        send(officer, form, values);
    }

    /** As it comes, but for what is typed. */
    private static Document send(Visitor visitor, Document page, Map<String, String> values) {
        var form = page.select("main form[method=post]");
        var typed = new LinkedHashMap<String, String>();
        form.select("input[type=text], input[type=date], input[checked], textarea")
                .forEach(it -> typed.put(it.attr("name"), it.val()));
        typed.putAll(values);
        return visitor.submit(form.attr("action"), typed);
    }

    private LocalDate passEnd() {
        return Tenant.call(
                operator,
                () -> people.file(person, People.Part.WHOLE)
                        .pass()
                        .orElseThrow()
                        .endsOn());
    }

    private int audited() {
        return RawRows.of("select 1 from web.audit_event where what = 'insertion.entry-withdrawn' and thing = '%s'"
                        .formatted(person))
                .size();
    }

    private String main() {
        return officer.page().select("main").text();
    }

    private Visitor signedIn(Role role) {
        var visitor = new Visitor(mvc);
        visitor.signIn(someone.with(role, operator).email(), Someone.PASSWORD);
        return visitor;
    }
}
