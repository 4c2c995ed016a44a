package fr.conciergerie.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.Here;
import fr.conciergerie.accounts.AuditBook.Ledger;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Scope;
import fr.conciergerie.web.Visitor;
import fr.conciergerie.web.audit.Audit;
import fr.conciergerie.web.audit.AuditEntry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The audit ledger before those who look through it: by name for the manager, without names for the administrator. */
@SpringBootTest
@AutoConfigureMockMvc
class AuditPagesTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    Someone someone;

    @Autowired
    Accounts accounts;

    @Autowired
    AuditBook book;

    @Autowired
    Audit audit;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Clock clock;

    private OperatorId operator = new OperatorId(UUID.randomUUID());
    private Visitor manager;

    @BeforeEach
    void comesIn() {
        operator = someone.operator();
        manager = signedIn(someone.with(Role.MANAGER, operator));
    }

    @Test
    void theManagerReadsWhoDidWhatToWhom() {
        manager.open("/operator/people");
        manager.submit(
                "/operator/people",
                Map.of("name", "Awa Ndiaye", "email", UUID.randomUUID() + "@example.org", "role", "CONCIERGE"));

        var page = manager.open("/operator/audit");

        assertThat(page.text()).contains("Qui a fait quoi");
        var given = page.select("tr:contains(Un rôle a été donné.):contains(Awa Ndiaye)");
        assertThat(given.text())
                .contains("Camille MANAGER", "Gestion de la conciergerie", "Awa Ndiaye : Concierge")
                .containsPattern("\\p{L}+ \\d+(er)? \\p{L}+( \\d{4})? à \\d");
        assertThat(given.select("a[href=/operator/people]")).hasSize(1);
        assertThat(page.select("tr:contains(Une personne a été invitée.)").text())
                .contains("Awa Ndiaye");
        assertThat(page.select("tbody tr").eachText()).first().asString().contains("invitée");
        assertThat(manager.open("/operator").select("a[href=/operator/audit]").text())
                .contains("Qui a fait quoi", "Actions notées aujourd’hui", "4");
    }

    @Test
    void isReadInTheReadersLanguage() {
        assertThat(manager.open("/operator/audit?lang=en").text())
                .contains("Who did what", "Somebody signed in.", "All actions");
    }

    @Test
    void tokensAreCalledByTheirName() {
        var person = someone.with(Role.CONCIERGE, operator);
        someone.token(person, Role.CONCIERGE, operator, Scope.READ);

        assertThat(manager.open("/operator/audit?kind=accounts.token-issued")
                        .select("tbody tr")
                        .eachText())
                .singleElement()
                .asString()
                .contains("Un jeton pour l’API a été créé.", "« test »");
    }

    @Test
    void oneKindOnePeriodOneRequest() {
        note(3, "accounts.signed-out", Duration.ofDays(40));
        note(1, "accounts.token-revoked", Duration.ofDays(2));
        var today = Here.today(clock);

        assertThat(rows("kind=accounts.token-revoked")).hasSize(1);
        assertThat(rows("to=" + today.minusDays(10)))
                .hasSize(3)
                .allSatisfy(it -> assertThat(it).contains("déconnectée"));
        assertThat(rows("from=" + today.minusDays(2) + "&to=" + today.minusDays(2)))
                .singleElement()
                .asString()
                .contains("révoqué");
        assertThat(rows("from=" + today.minusDays(30) + "&kind=accounts.signed-out"))
                .isEmpty();
        assertThat(manager.page().text()).contains("Rien de tel dans le journal.", "Tout voir");

        var number = manager.open("/operator/audit?kind=accounts.signed-in")
                .select("tbody .request-number")
                .text();
        assertThat(number).matches("[0-9a-f]{12}");
        assertThat(rows("number=" + number))
                .singleElement()
                .asString()
                .contains("Une personne s’est connectée.", number);
    }

    @Test
    void saysWhatIsOffWithTheSearch() {
        assertThat(manager.look("/operator/audit?from=2026-11-24&to=2026-11-01").getStatus())
                .isEqualTo(422);
        assertThat(manager.page().text()).contains("La fin vient avant le début.");
        assertThat(manager.look("/operator/audit?from=hier").getStatus()).isEqualTo(422);
        assertThat(manager.look("/operator/audit?to=%2B999999999-01-01").getStatus())
                .isEqualTo(422);
        assertThat(manager.look("/operator/audit?kind=autre.chose").getStatus()).isEqualTo(422);
        assertThat(manager.look("/operator/audit/export.csv?from=hier").getStatus())
                .isEqualTo(422);
        assertThat(manager.look("/operator/audit?cursor=rien").getStatus()).isEqualTo(400);
    }

    @Test
    void isPagedFromTheNewestToTheOldestWithoutAGap() {
        note(120, "accounts.signed-out", Duration.ofDays(3));
        var seen = new ArrayList<String>();

        var page = manager.open("/operator/audit?kind=accounts.signed-out");
        while (true) {
            seen.addAll(page.select("tbody .request-number").eachText());
            var older = page.select("a[rel=next]");
            if (older.isEmpty()) {
                break;
            }
            page = manager.open(older.attr("href"));
        }

        assertThat(seen).hasSize(120).doesNotHaveDuplicates();
        assertThat(page.select("a[rel=first]").attr("href")).contains("kind=accounts.signed-out");
    }

    @Test
    void isTakenAwayAsATableAndThatIsNoted() {
        var csv = csv(manager, "/operator/audit/export.csv?kind=accounts.signed-in");

        assertThat(csv)
                .startsWith("\ufeffQuand;Qui;Rôle;Action;Sur quoi;Numéro de la demande;Code;Clé\r\n")
                .contains(";Camille MANAGER;Gestion de la conciergerie;Une personne s’est connectée.;;")
                .contains(";accounts.signed-in;");
        assertThat(csv.lines()).hasSize(2);
        assertThat(manager.answer().getHeader("Content-Disposition")).contains("journal.csv");
        assertThat(rows("kind=accounts.audit-exported"))
                .singleElement()
                .asString()
                .contains("Le journal des actions a été exporté.", "1 ligne");
    }

    @Test
    void whatIsTooMuchForASpreadsheetIsNotTakenAway() {
        note(AuditBook.MOST_EXPORTED + 1, "accounts.signed-out", Duration.ofDays(5));

        assertThat(manager.look("/operator/audit/export.csv").getStatus()).isEqualTo(422);
        assertThat(manager.page().text()).contains("Choisissez une période plus courte");
        assertThat(rows("kind=accounts.audit-exported")).isEmpty();
        assertThat(csv(manager, "/operator/audit/export.csv?from=" + Here.today(clock))
                        .lines())
                .hasSizeLessThan(20);
    }

    @Test
    void whatWeHaveNoWordsForIsToldByItsName() {
        note(1, "vaults.opened", Duration.ZERO);

        assertThat(manager.open("/operator/audit").text()).contains("vaults.opened");
    }

    @Test
    void nobodyIsNamedWhoNeverWorkedHere() {
        var stranger = someone.with(Role.MANAGER, someone.operator());
        Tenant.run(operator, () -> audit.note("accounts.invited", stranger.id(), Map.of()));

        var entry = Tenant.call(operator, () -> book.page(Ledger.OPERATOR, AuditFilter.EVERYTHING, null, 1))
                .items()
                .getFirst();

        assertThat(entry)
                .extracting(AuditEntry::thing, AuditEntry::thingName)
                .containsExactly(stranger.id() + "", null);
    }

    @Test
    void whoWasSentAwayIsStillNamed() {
        var concierge = someone.with(Role.CONCIERGE, operator);
        Tenant.run(operator, () -> accounts.revoke(concierge.id(), Role.CONCIERGE, null));

        assertThat(rows("kind=accounts.right-revoked"))
                .singleElement()
                .asString()
                .contains("Camille CONCIERGE : Concierge");
    }

    @Test
    void anotherOperatorsLedgerIsNotSeen() {
        var other = signedIn(someone.with(Role.MANAGER, someone.operator()));
        note(1, "accounts.token-revoked", Duration.ZERO);

        assertThat(other.open("/operator/audit").select("tbody").text())
                .contains("Une personne s’est connectée.")
                .doesNotContain("révoqué");
    }

    @Test
    void theAdministratorSeesWhatConcernsNoOperatorAndNobodysName() {
        var victim = someone.with(Role.CONCIERGE, operator);
        new Visitor(mvc).signIn(victim.email(), "ce n’est pas le bon");
        var person = someone.administrator();
        var administrator = signedIn(person);

        var page = administrator.open(
                administrator.open("/admin").select("a[href=/admin/audit]").attr("href"));

        assertThat(page.text())
                .contains("Personne n’est nommé ici", "Une connexion a échoué.", "Sans être connecté")
                .contains("Un rôle a été donné.", "Administration de la plateforme");
        var csv = csv(administrator, "/admin/audit/export.csv");
        assertThat(csv).startsWith("\ufeffQuand;Rôle;Action;Sur quoi;Numéro de la demande;Code\r\n");
        assertThat(page.select("main").html() + csv)
                .doesNotContain(
                        victim.name(),
                        victim.id().toString(),
                        victim.email(),
                        person.id().toString(),
                        person.email());
        assertThat(page.select("select[name=kind] option").eachAttr("value"))
                .contains("accounts.sign-in-failed")
                .doesNotContain("orders.link-revoked");
        assertThat(administrator
                        .open("/admin/audit?kind=accounts.audit-exported")
                        .select("tbody tr")
                        .first())
                .isNotNull();
    }

    @Test
    void theInstallationsLedgerIsPagedToo() {
        for (int i = 0; i < 60; i++) {
            audit.note(null, "accounts.sign-in-failed", null, Map.of("try", i));
        }
        var seen = new ArrayList<UUID>();
        String cursor = null;
        do {
            var slice = book.page(Ledger.INSTALLATION, filter("accounts.sign-in-failed"), cursor, 25);
            seen.addAll(slice.items().stream().map(AuditEntry::id).toList());
            cursor = slice.next();
        } while (cursor != null && seen.size() < 60);

        assertThat(seen).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
    }

    private static AuditFilter filter(String what) {
        return new AuditFilter(what, null, null, null);
    }

    private List<String> rows(String query) {
        return manager.open("/operator/audit?" + query).select("tbody tr").eachText();
    }

    private static String csv(Visitor visitor, String path) {
        try {
            return visitor.look(path).getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private Visitor signedIn(Person person) {
        var visitor = new Visitor(mvc);
        visitor.signIn(person.email(), Someone.PASSWORD);
        return visitor;
    }

    /** As many of a kind as that, all at the same moment. */
    private void note(int many, String what, Duration ago) {
        Tenant.run(
                operator,
                () -> Objects.requireNonNull(new TransactionTemplate(transactions)
                        .execute(_ -> jdbc.sql("""
                                insert into web.audit_event (id, at, what, detail, request_id)
                                select gen_random_uuid(), :at::timestamptz, :what, '{}', 'test-' || n
                                  from generate_series(1, :many) n
                                """)
                                .param("at", clock.instant().minus(ago).toString())
                                .param("what", what)
                                .param("many", many)
                                .update())));
    }
}
