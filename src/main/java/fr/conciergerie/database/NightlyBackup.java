package fr.conciergerie.database;

import fr.conciergerie.shared.DayClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * A backup every night, on one instance: made, brought back on a server that is there for nothing else, examined, and thrown away
 * again where it is not whole, for a backup that nobody ever restored is a hope. The oldest make room.
 */
class NightlyBackup {

    private static final Logger LOG = LoggerFactory.getLogger(NightlyBackup.class);

    private static final String NAME = "conciergerie-";
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HHmm'Z'");

    private final Access owner;
    private final BackupSettings settings;
    private final BackupRuns runs;
    private final Clock clock;

    NightlyBackup(Access owner, BackupSettings settings, BackupRuns runs, Clock clock) {
        this.owner = owner;
        this.settings = settings;
        this.runs = runs;
        this.clock = clock;
    }

    @Scheduled(cron = "0 10 2 * * *", zone = DayClock.ZONE)
    @SchedulerLock(name = "database-backup", lockAtMostFor = "PT6H")
    void everyNight() {
        make();
    }

    /** What goes wrong is on record, and in the log: the next night tries again. */
    void make() {
        var begun = clock.instant();
        var folder = Objects.requireNonNull(settings.folder()).toAbsolutePath();
        var file = folder.resolve(NAME + WHEN.format(begun.atOffset(ZoneOffset.UTC)) + ".zip");
        try {
            Files.createDirectories(folder);
            var manifest = Backup.write(owner, file);
            keepIfWhole(file);
            runs.made(begun, file.getFileName().toString(), manifest.rows(), Files.size(file));
            makeRoom(folder);
            LOG.info("the backup {} holds {} rows, came back and is whole", file.getFileName(), manifest.rows());
        } catch (CannotStart e) {
            failed(begun, e.sentence(), e);
        } catch (IOException e) {
            failed(begun, "The folder %s cannot be written to: %s".formatted(folder, e.getMessage()), e);
        }
    }

    private void failed(Instant begun, String sentence, Exception e) {
        LOG.error("there is no backup of tonight: {}", sentence, e);
        runs.failed(begun, sentence);
    }

    /** Only what was made just now is ever thrown away: whatever else lies there may be somebody's last good one. */
    private static void keepIfWhole(Path file) throws IOException {
        try {
            isWhole(file);
        } catch (RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** On a server of its own, in a folder that goes when it is done: nothing of it reaches the one at work. */
    private static void isWhole(Path file) throws IOException {
        var scratch = Files.createTempDirectory("conciergerie-backup-");
        try (var server = EmbeddedPostgres.start(DataFolder.take(scratch))) {
            var access = server.database(DatabaseConfiguration.EMBEDDED_DATABASE);
            Restoration.read(file, access, null);
        } finally {
            DataFolder.delete(scratch);
        }
    }

    private void makeRoom(Path folder) throws IOException {
        List<Path> all;
        try (var files = Files.list(folder)) {
            all = files.filter(it -> it.getFileName().toString().matches(NAME + "\\d{4}-\\d\\d-\\d\\dT\\d{4}Z\\.zip"))
                    .sorted(Comparator.comparing((Path it) -> it.getFileName().toString())
                            .reversed())
                    .toList();
        }
        for (var old : all.stream().skip(settings.kept()).toList()) {
            Files.delete(old);
        }
    }
}
