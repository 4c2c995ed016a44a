package fr.conciergerie.web.backups;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.accounts.Someone;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Visitor;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** How old the backup is stands where somebody can do something about it. In a database of its own, whose nights are its own. */
@SpringBootTest(
        properties = {
            "conciergerie.test-database=conciergerie_backups",
            "conciergerie.backup.folder=target/nights-of-the-test"
        })
@AutoConfigureMockMvc
class BackupPagesTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Someone someone;

    @Autowired
    Clock clock;

    private Visitor administrator;
    private Visitor manager;

    @BeforeEach
    void comeIn() {
        administrator = signedIn(someone.administrator().email());
        manager = signedIn(someone.with(Role.MANAGER, someone.operator()).email());
    }

    /** Nights are never taken back, so they come one after another. */
    @Test
    void theAdministratorSeesHowTheNightsWentAndTheManagerOnlyThatOneIsMissing() {
        assertThat(card()).contains("Aucune encore : la première se fait cette nuit.");
        assertThat(administrator.open("/admin/backups").text()).contains("Aucune nuit à montrer");
        managerIsToldNothing();

        night(Duration.ofDays(3), "The folder /mnt/elsewhere cannot be written to: No space left on device");
        assertThat(card()).contains("Aucune n’a réussi. Voyez pourquoi.");
        assertThat(administrator.open("/admin/backups").text())
                .contains("Pas de sauvegarde", "No space left on device");
        assertThat(room()).contains("Sauvegarde trop ancienne", "Aucune n’a réussi. Dites-le à la personne");

        night(Duration.ofHours(48), null);
        assertThat(card()).containsPattern("Trop ancienne. Dernière : .+ à .+\\.");
        assertThat(administrator.open("/admin/backups").text()).contains("La dernière sauvegarde réussie est trop");
        assertThat(room())
                .contains("Sauvegarde trop ancienne", "Dites-le à la personne qui administre l’installation.");
        assertThat(manager.page().select("a[href^=/admin]")).isEmpty();

        night(Duration.ofHours(5), null);
        night(Duration.ofHours(2), "The database is away.");
        assertThat(card()).contains("Depuis, une nuit n’en a pas fait.");
        managerIsToldNothing();

        night(Duration.ofHours(1), null);
        assertThat(card()).contains("12,4 Mo, relue et vérifiée.");
        assertThat(administrator.open("/admin/backups").text())
                .contains("Relue et vérifiée", "conciergerie-of-1.zip", "12,4 Mo")
                .containsPattern("81.234");
        managerIsToldNothing();
    }

    @Test
    void theNightsAreNotTheManagersToLookAt() {
        assertThat(manager.look("/admin/backups").getStatus()).isEqualTo(403);
        assertThat(new Visitor(mvc).look("/admin/backups").getStatus()).isEqualTo(302);
    }

    private String card() {
        return administrator
                .open("/admin")
                .select("a.tile[href=/admin/backups]")
                .text();
    }

    private String room() {
        return manager.open("/operator").text();
    }

    private void managerIsToldNothing() {
        assertThat(room()).doesNotContain("Sauvegarde");
    }

    private void night(Duration ago, @Nullable String failure) {
        jdbc.sql("""
                insert into shared.backup (begun_at, file, rows, bytes, failure)
                values (:begun, :file, :rows, :bytes, :failure)
                """)
                .param("begun", clock.instant().minus(ago).atOffset(ZoneOffset.UTC))
                .param("file", failure == null ? "conciergerie-of-" + ago.toHours() + ".zip" : null)
                .param("rows", failure == null ? 81_234 : null)
                .param("bytes", failure == null ? 12_400_000 : null)
                .param("failure", failure)
                .update();
    }

    private Visitor signedIn(String email) {
        var visitor = new Visitor(mvc);
        visitor.signIn(email, Someone.PASSWORD);
        return visitor;
    }
}
