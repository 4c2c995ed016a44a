package fr.conciergerie.web.privacy;

import fr.conciergerie.shared.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZonedDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rows that are deleted once they are older than a rule allows, so many at once that nobody waits for them.
 *
 * @param table with its schema
 * @param age what their age is counted from: a {@code timestamptz} of the row
 * @param also what else must be true of them
 */
public record OldRows(String table, String age, String also) {

    private static final int AT_ONCE = 1_000;

    public OldRows(String table, String age) {
        this(table, age, "true");
    }

    public Forgetting.Due due(JdbcClient jdbc, ZonedDateTime now, Period kept) {
        return jdbc.sql(
                        "select count(*) as rows, min((%2$s))::date as oldest from %1$s where (%2$s) < :limit and (%3$s)"
                                .formatted(table, age, also))
                .param("limit", Columns.utc(Forgetting.limit(now, kept)))
                .query(OldRows::due)
                .single();
    }

    public int delete(JdbcClient jdbc, ZonedDateTime now, Period kept) {
        return jdbc.sql("""
                        delete from %1$s where ctid in (
                            select ctid from %1$s where (%2$s) < :limit and (%3$s) limit :most)
                        """.formatted(table, age, also))
                .param("limit", Columns.utc(Forgetting.limit(now, kept)))
                .param("most", AT_ONCE)
                .update();
    }

    /** The same where only a function of the owner reaches the rows: it takes the moment, and returns {@code rows, oldest}. */
    public static Forgetting.Due due(JdbcClient jdbc, String function, ZonedDateTime now, Period kept) {
        return jdbc.sql("select rows, oldest from %s(:limit)".formatted(function))
                .param("limit", Columns.utc(Forgetting.limit(now, kept)))
                .query(OldRows::due)
                .single();
    }

    /** Lets them go through a function that takes the moment and how many at most, and says how many went. */
    public static int forget(JdbcClient jdbc, String function, ZonedDateTime now, Period kept) {
        return jdbc.sql("select %s(:limit, :most)".formatted(function))
                .param("limit", Columns.utc(Forgetting.limit(now, kept)))
                .param("most", AT_ONCE)
                .query(Integer.class)
                .single();
    }

    private static Forgetting.Due due(ResultSet row, int number) throws SQLException {
        return new Forgetting.Due(row.getLong("rows"), row.getObject("oldest", LocalDate.class));
    }
}
