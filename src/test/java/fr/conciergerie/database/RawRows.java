package fr.conciergerie.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The database of the tests as whoever steals it sees it: as superuser, with every operator's rows. */
public final class RawRows {

    private static final String DATABASE = "conciergerie";

    private RawRows() {}

    /** The rows of a query, each as one text. */
    public static List<String> of(String sql) {
        return in(DATABASE, sql);
    }

    /** The same, of another of the tests' databases. */
    public static List<String> in(String database, String sql) {
        try (var connection = connection(database);
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
        try (var connection = connection(DATABASE);
                var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Whatever it takes to fill a database at once: without triggers, foreign keys and policies. */
    public static void pourInto(String database, Iterable<String> statements) {
        try (var connection = connection(database);
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

    private static Connection connection(String database) throws SQLException {
        var superuser = TestDatabase.superuser();
        return TestDatabase.named(database)
                .as(superuser.user(), superuser.password())
                .connect();
    }
}
