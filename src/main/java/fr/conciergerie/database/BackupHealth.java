package fr.conciergerie.database;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Says on the health page how old the last good backup is. The service works without one, so we stay up. */
@Component("backup")
class BackupHealth implements HealthIndicator {

    /** A night may be missed; a day and a half without any is worth a look. */
    static final Duration TOO_OLD = Duration.ofHours(36);

    static final Status OUT_OF_DATE = new Status("OUT_OF_DATE");

    private final BackupSettings settings;
    private final BackupRuns runs;
    private final Clock clock;

    BackupHealth(BackupSettings settings, BackupRuns runs, Clock clock) {
        this.settings = settings;
        this.runs = runs;
        this.clock = clock;
    }

    @Override
    public Health health() {
        if (settings.folder() == null) {
            return Health.unknown()
                    .withDetail("backup", "CONCIERGERIE_BACKUP_FOLDER is not set: no backup is made by night")
                    .build();
        }
        var age = runs.lastGood().map(it -> Duration.between(it, clock.instant()));
        return age.filter(it -> it.compareTo(TOO_OLD) < 0)
                .map(it -> Health.up().withDetail("hours", it.toHours()))
                .orElseGet(() -> age.map(it -> Health.status(OUT_OF_DATE).withDetail("hours", it.toHours()))
                        .orElseGet(() -> Health.status(OUT_OF_DATE).withDetail("backup", "none yet")))
                .build();
    }
}
