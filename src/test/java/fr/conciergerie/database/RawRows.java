package fr.conciergerie.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/** The database of the tests as whoever steals it sees it: as superuser, with every operator's rows. */
public final class RawRows {

    private static final String DATABASE = "conciergerie";

    /** Kept open, for one that is new has to find out about every table that it looks at. */
    private static final Map<String, Deque<Connection>> IDLE = new ConcurrentHashMap<>();

    private RawRows() {}

    /** The rows of a query, each as one text. */
    public static List<String> of(String sql) {
        return in(DATABASE, sql);
    }

    /** The same, of another of the tests' databases. */
    public static List<String> in(String database, String sql) {
        var idle = IDLE.computeIfAbsent(database, _ -> new ConcurrentLinkedDeque<>());
        var connection = idle.poll();
        if (connection == null) {
            connection = watching(database);
        }
        var texts = rows(connection, sql);
        idle.push(connection);
        return texts;
    }

    private static List<String> rows(Connection connection, String sql) {
        try (var statement = connection.createStatement()) {
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

    /** Whoever looks at a few rows of every table loses more by calling helpers than they help. */
    private static Connection watching(String database) {
        try {
            var connection = connection(database);
            try (var statement = connection.createStatement()) {
                statement.execute("set max_parallel_workers_per_gather = 0");
            }
            return connection;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static Connection connection(String database) throws SQLException {
        var superuser = TestDatabase.superuser();
        return TestDatabase.named(database)
                .as(superuser.user(), superuser.password())
                .connect();
    }
}
