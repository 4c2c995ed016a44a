package fr.conciergerie.database;

import fr.conciergerie.database.BackupAge.Standing.Fresh;
import fr.conciergerie.database.BackupAge.Standing.NoneYet;
import fr.conciergerie.database.BackupAge.Standing.NotByNight;
import fr.conciergerie.database.BackupAge.Standing.OutOfDate;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Says on the health page how old the last good backup is. The service works without one, so we stay up. */
@Component("backup")
class BackupHealth implements HealthIndicator {

    static final Status OUT_OF_DATE = new Status("OUT_OF_DATE");

    private final BackupAge age;

    BackupHealth(BackupAge age) {
        this.age = age;
    }

    @Override
    public Health health() {
        return switch (age.standing()) {
            case NotByNight() ->
                Health.unknown()
                        .withDetail("backup", "CONCIERGERIE_BACKUP_FOLDER is not set: no backup is made by night")
                        .build();
            case NoneYet _ ->
                Health.status(OUT_OF_DATE).withDetail("backup", "none yet").build();
            case Fresh fresh ->
                Health.up().withDetail("hours", age.hours(fresh.last())).build();
            case OutOfDate old ->
                Health.status(OUT_OF_DATE)
                        .withDetail("hours", age.hours(old.last()))
                        .build();
        };
    }
}
