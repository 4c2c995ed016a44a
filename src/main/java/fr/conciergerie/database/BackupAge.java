package fr.conciergerie.database;

import fr.conciergerie.database.BackupRuns.Run;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How old the last backup is that was made by night and is whole: one that nobody keeps an eye on is missed when it is needed. */
@Component
public class BackupAge {

    /** A night may be missed; a day and a half without any is worth a look. */
    static final Duration TOO_OLD = Duration.ofHours(36);

    private final BackupSettings settings;
    private final BackupRuns runs;
    private final Clock clock;

    BackupAge(BackupSettings settings, BackupRuns runs, Clock clock) {
        this.settings = settings;
        this.runs = runs;
        this.clock = clock;
    }

    /** Whether there is a backup to go back to. */
    public sealed interface Standing {

        /** No folder is set, so none is made. */
        record NotByNight() implements Standing {}

        /** @param failed the latest night, which made none; null before the first */
        record NoneYet(@Nullable Run failed) implements Standing {}

        /** @param failed a later night, which made none; null when there was no such night */
        record Fresh(Run last, @Nullable Run failed) implements Standing {}

        record OutOfDate(Run last, @Nullable Run failed) implements Standing {}
    }

    public Standing standing() {
        if (settings.folder() == null) {
            return new Standing.NotByNight();
        }
        var newest = runs.newest();
        var good = newest.stream().filter(Run::isGood).findFirst().orElse(null);
        var failed = newest.stream()
                .filter(it -> !it.isGood())
                .filter(it -> good == null || it.begunAt().isAfter(good.begunAt()))
                .findFirst()
                .orElse(null);
        if (good == null) {
            return new Standing.NoneYet(failed);
        }
        return hours(good) < TOO_OLD.toHours()
                ? new Standing.Fresh(good, failed)
                : new Standing.OutOfDate(good, failed);
    }

    long hours(Run run) {
        return of(run).toHours();
    }

    Duration of(Run run) {
        return Duration.between(run.begunAt(), clock.instant());
    }
}
