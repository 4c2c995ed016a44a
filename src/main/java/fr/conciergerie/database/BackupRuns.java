package fr.conciergerie.database;

import fr.conciergerie.shared.Columns;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which backups were made by night, and which could not be. */
@Component
public class BackupRuns {

    private static final int SHOWN = 30;

    private static final String RUN = "select begun_at, file, rows, bytes, failure from shared.backup";

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
        return runs(RUN + " order by begun_at desc limit " + SHOWN);
    }

    /** The last that is whole and the last that failed, where there are such. */
    List<Run> newest() {
        return runs("(" + RUN + " where failure is null order by begun_at desc limit 1) union all (" + RUN
                + " where failure is not null order by begun_at desc limit 1)");
    }

    private List<Run> runs(String sql) {
        return jdbc.sql(sql)
                .query((row, _) -> new Run(
                        Columns.instant(row, "begun_at"),
                        row.getString("file"),
                        row.getLong("rows"),
                        row.getLong("bytes"),
                        row.getString("failure")))
                .list();
    }

    void made(Instant begun, String file, long rows, long bytes) {
        jdbc.sql("insert into shared.backup (begun_at, file, rows, bytes) values (:begun, :file, :rows, :bytes)")
                .param("begun", Columns.utc(begun))
                .param("file", file)
                .param("rows", rows)
                .param("bytes", bytes)
                .update();
    }

    void failed(Instant begun, String sentence) {
        jdbc.sql("insert into shared.backup (begun_at, failure) values (:begun, :failure)")
                .param("begun", Columns.utc(begun))
                .param("failure", sentence)
                .update();
    }
}
