package fr.conciergerie.database;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a backup says of itself, in its file {@code manifest.json}: whoever opens it years later sees what it is, whether it
 * is whole, and which version reads it.
 *
 * @param format of the archive; another number means that an older version cannot read it
 * @param product the version of the application that made it
 * @param takenAt everything that was committed before is in it
 * @param purpose whether it is a demonstration's or real data
 * @param postgresql the version of the server that it was taken from
 * @param migrations of each module, the last change of its tables that it has
 * @param vaultKey the number of the key that what is sealed in it is sealed with, null where there are none: no key is ever in it
 * @param sequences the last number that each gave out
 */
record BackupManifest(
        int format,
        String product,
        Instant takenAt,
        Installation purpose,
        String postgresql,
        Map<String, String> migrations,
        @Nullable String vaultKey,
        Map<String, Long> sequences,
        List<Table> tables) {

    static final String FILE = "manifest.json";

    static final int FORMAT = 1;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    BackupManifest {
        migrations = Map.copyOf(migrations);
        sequences = Map.copyOf(sequences);
        tables = List.copyOf(tables);
    }

    /**
     * A table in it.
     *
     * @param file its rows as CSV, with a heading; an empty cell is null, an empty word is {@code ""}
     * @param sha256 of the file
     */
    record Table(String name, List<String> columns, String file, long rows, String sha256) {

        Table {
            columns = List.copyOf(columns);
        }
    }

    long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }

    byte[] written() {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    }

    /** @param json null where there is none */
    static BackupManifest read(byte @Nullable [] json) {
        if (json == null) {
            throw new CannotStart("This file is no backup of Conciergerie: it holds no %s.".formatted(FILE));
        }
        BackupManifest manifest;
        try {
            manifest = JSON.readValue(json, BackupManifest.class);
        } catch (JacksonException e) {
            throw new CannotStart("The %s of this backup cannot be read: the file is damaged.".formatted(FILE), e);
        }
        if (manifest.format() != FORMAT) {
            throw new CannotStart("This backup was made by a later version, %s; restore it with that one."
                    .formatted(manifest.product()));
        }
        return manifest;
    }
}
