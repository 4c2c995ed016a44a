package fr.conciergerie.database;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which backups were made by night, and which could not be. */
@Component
public class BackupRuns {

    private static final int SHOWN = 30;

    private final JdbcClient jdbc;

    BackupRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A night.
     *
     * @param file null where there is none
     * @param failure in one sentence why there is none; null where there is
     */
    public record Run(
            Instant begunAt,
            @Nullable String file,
            long rows,
            long bytes,
            @Nullable String failure) {

        public boolean isGood() {
            return failure == null;
        }
    }

    /** The latest first. */
    public List<Run> latest() {
        return jdbc.sql(
                        "select begun_at, file, rows, bytes, failure from shared.backup order by begun_at desc limit :most")
                .param("most", SHOWN)
                .query((row, _) -> new Run(
                        row.getObject("begun_at", OffsetDateTime.class).toInstant(),
                        row.getString("file"),
                        row.getLong("rows"),
                        row.getLong("bytes"),
                        row.getString("failure")))
                .list();
    }

    /** When the last one was begun that is whole. */
    public Optional<Instant> lastGood() {
        return Optional.ofNullable(jdbc.sql("select max(begun_at) from shared.backup where failure is null")
                .query((row, _) -> row.getObject(1, OffsetDateTime.class))
                .optional()
                .map(OffsetDateTime::toInstant)
                .orElse(null));
    }

    void made(Instant begun, String file, long rows, long bytes) {
        jdbc.sql("insert into shared.backup (begun_at, file, rows, bytes) values (:begun, :file, :rows, :bytes)")
                .param("begun", begun.atOffset(ZoneOffset.UTC))
                .param("file", file)
                .param("rows", rows)
                .param("bytes", bytes)
                .update();
    }

    void failed(Instant begun, String sentence) {
        jdbc.sql("insert into shared.backup (begun_at, failure) values (:begun, :failure)")
                .param("begun", begun.atOffset(ZoneOffset.UTC))
                .param("failure", sentence)
                .update();
    }
}
