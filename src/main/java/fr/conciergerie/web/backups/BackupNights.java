package fr.conciergerie.web.backups;

import fr.conciergerie.database.BackupAge;
import fr.conciergerie.database.BackupRuns;
import java.util.List;

/** The last nights as the administrator looks through them, the latest first. */
public record BackupNights(BackupAge.Standing standing, List<BackupRuns.Run> runs) {

    private static final double MEGABYTE = 1_000_000;

    public BackupNights {
        runs = List.copyOf(runs);
    }

    public static double megabytes(BackupRuns.Run run) {
        return run.bytes() / MEGABYTE;
    }

    /** No folder is set. */
    public boolean none() {
        return standing instanceof BackupAge.Standing.NotByNight;
    }

    public boolean outOfDate() {
        return standing instanceof BackupAge.Standing.OutOfDate;
    }
}
