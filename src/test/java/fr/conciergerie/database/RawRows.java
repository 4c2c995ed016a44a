package fr.conciergerie.database;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The database of the tests as whoever steals it sees it: as superuser, with every operator's rows. */
public final class RawRows {

    private RawRows() {}

    /** The rows of a query, each as one text. */
    public static List<String> of(String sql) {
        try (var connection = connection();
                var statement = connection.createStatement()) {
            var rows = statement.executeQuery(sql);
            var texts = new ArrayList<String>();
            while (rows.next()) {
                var row = new StringBuilder();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.append(rows.getString(i)).append('\t');
                }
                texts.add(row.toString().strip());
            }
            return texts;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    public static int change(String sql) {
        try (var connection = connection();
                var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Whatever it takes to fill a database at once: without triggers, foreign keys and policies. */
    public static void pourInto(String database, Iterable<String> statements) {
        var superuser = TestDatabase.superuser();
        try (var connection = TestDatabase.named(database)
                        .as(superuser.user(), superuser.password())
                        .connect();
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Where the tests keep the key that is not in the database. */
    public static Path keyset() {
        return TestDatabase.KEYSET;
    }

    private static java.sql.Connection connection() throws SQLException {
        var superuser = TestDatabase.superuser();
        return TestDatabase.named("conciergerie")
                .as(superuser.user(), superuser.password())
                .connect();
    }
}
