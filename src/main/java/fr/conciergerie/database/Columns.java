package fr.conciergerie.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The columns of a table that hold something by themselves: what the database works out from others is worked out again. */
final class Columns {

    private Columns() {}

    static List<String> of(Connection connection, String table) throws SQLException {
        try (var query = connection.prepareStatement("""
                        select attname from pg_attribute
                         where attrelid = ?::regclass and attnum > 0 and not attisdropped and attgenerated = ''
                         order by attnum
                        """)) {
            query.setString(1, table);
            var rows = query.executeQuery();
            var columns = new ArrayList<String>();
            while (rows.next()) {
                columns.add(rows.getString(1));
            }
            return columns;
        }
    }

    static String quoted(Connection connection, List<String> columns) throws SQLException {
        var quoted = new ArrayList<String>();
        try (var statement = connection.createStatement()) {
            for (var column : columns) {
                quoted.add(statement.enquoteIdentifier(column, true));
            }
        }
        return String.join(", ", quoted);
    }
}
