package fr.conciergerie.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where backups go by night.
 *
 * @param folder on another disk, best of all; without one no backup is made
 * @param kept how many stay
 */
@ConfigurationProperties("conciergerie.backup")
record BackupSettings(
        @Nullable Path folder, @DefaultValue("14") int kept) {

    BackupSettings {
        if (kept < 1) {
            throw new CannotStart("CONCIERGERIE_BACKUP_KEPT is %d: one backup at least must stay.".formatted(kept));
        }
    }
}
