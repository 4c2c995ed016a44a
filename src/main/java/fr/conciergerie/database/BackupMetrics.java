package fr.conciergerie.database;

import fr.conciergerie.database.BackupAge.Standing.Fresh;
import fr.conciergerie.database.BackupAge.Standing.NoneYet;
import fr.conciergerie.database.BackupAge.Standing.NotByNight;
import fr.conciergerie.database.BackupAge.Standing.OutOfDate;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** How old the last good backup is, among the metrics; not a number while there is none, or while nobody can look. */
@Component
class BackupMetrics implements MeterBinder {

    private final BackupAge age;

    BackupMetrics(BackupAge age) {
        this.age = age;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("conciergerie.backup.age.seconds", this::seconds)
                .description("How old the last good backup of the night is")
                .register(registry);
    }

    private double seconds() {
        try {
            return switch (age.standing()) {
                case NotByNight(), NoneYet _ -> Double.NaN;
                case Fresh fresh -> age.of(fresh.last()).toSeconds();
                case OutOfDate old -> age.of(old.last()).toSeconds();
            };
        } catch (DataAccessException _) {
            return Double.NaN;
        }
    }
}
