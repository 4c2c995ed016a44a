package fr.conciergerie.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.SpringBootTest;

/** Night after night a backup that came back whole; a night without one is on record and seen. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "conciergerie.demo=true")
class NightlyBackupTest {

    private static final Instant MONDAY = Instant.parse("2027-03-01T02:10:00Z");

    @TempDir
    Path folder = Path.of("");

    @Autowired
    BackupRuns runs;

    private final Access demonstration = TestDatabase.named("conciergerie_demo");

    @Test
    void eachNightMakesOneThatIsWholeAndTheOldestMakesRoom() {
        night(MONDAY).make();
        night(MONDAY.plus(Duration.ofDays(1))).make();

        assertThat(folder)
                .isDirectoryContaining("glob:**/conciergerie-2027-03-02T0210Z.zip")
                .isDirectoryNotContaining("glob:**/conciergerie-2027-03-01T0210Z.zip");
        var tuesday = runs.latest().getFirst();
        assertThat(tuesday.isGood()).isTrue();
        assertThat(tuesday.file()).isEqualTo("conciergerie-2027-03-02T0210Z.zip");
        assertThat(tuesday.rows()).isGreaterThan(1_000);
        assertThat(Restoration.manifest(folder.resolve("conciergerie-2027-03-02T0210Z.zip"))
                        .rows())
                .isEqualTo(tuesday.rows());
        assertThat(health(Duration.ofDays(2))).isEqualTo(Status.UP);
        assertThat(health(Duration.ofDays(3))).isEqualTo(BackupHealth.OUT_OF_DATE);
    }

    @Test
    void aNightThatCannotWriteSaysWhyAndLeavesNothingBehind() throws IOException {
        var file = Files.writeString(folder.resolve("in-the-way"), "no folder");
        new NightlyBackup(demonstration, new BackupSettings(file, 1), runs, at(MONDAY.plus(Duration.ofDays(400))))
                .make();

        var last = runs.latest().getFirst();
        assertThat(last.isGood()).isFalse();
        assertThat(last.failure()).contains("in-the-way", "cannot be written to");
        assertThat(file).hasContent("no folder");
    }

    /** Two at the same minute, as after a restart: the second finds the first and leaves it alone. */
    @Test
    void aBackupThatIsThereIsNeverThrownAwayForOneThatFails() throws IOException {
        var there = Files.writeString(folder.resolve("conciergerie-2027-03-01T0210Z.zip"), "the last good one");
        night(MONDAY).make();

        assertThat(there).hasContent("the last good one");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void withoutAFolderItIsKnownThatNoneIsMade() {
        var health = new BackupHealth(new BackupAge(new BackupSettings(null, 14), runs, at(MONDAY))).health();

        assertThat(health.getStatus()).isEqualTo(Status.UNKNOWN);
        assertThat(health.getDetails().toString()).contains("CONCIERGERIE_BACKUP_FOLDER");
    }

    @Test
    void oneAtLeastMustStay() {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> new BackupSettings(folder, 0))
                .withMessageContaining("CONCIERGERIE_BACKUP_KEPT");
    }

    private Status health(Duration later) {
        return new BackupHealth(new BackupAge(new BackupSettings(folder, 1), runs, at(MONDAY.plus(later))))
                .health()
                .getStatus();
    }

    private NightlyBackup night(Instant when) {
        return new NightlyBackup(demonstration, new BackupSettings(folder, 1), runs, at(when));
    }

    private static Clock at(Instant when) {
        return Clock.fixed(when, ZoneOffset.UTC);
    }
}
