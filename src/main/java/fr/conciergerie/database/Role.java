package fr.conciergerie.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** A role of the PostgreSQL server that may sign in. */
final class Role {

    private Role() {}

    /** @param rights what it may do beyond signing in, such as {@code createrole} */
    static void createIfMissing(Connection connection, Access access, String rights) throws SQLException {
        if (exists(connection, access.user())) {
            return;
        }
        try (var statement = connection.createStatement()) {
            statement.execute("create role %s login nosuperuser nobypassrls nocreatedb %s"
                    .formatted(statement.enquoteIdentifier(access.user(), true), rights));
        }
        setPassword(connection, access);
    }

    /** The server is given the password's SCRAM verifier, so that the password itself is in none of its logs. */
    static void setPassword(Connection connection, Access access) throws SQLException {
        connection
                .unwrap(PGConnection.class)
                .alterUserPassword(access.user(), access.password().toCharArray(), "scram-sha-256");
    }

    static boolean exists(Connection connection, String name) throws SQLException {
        try (var query = connection.prepareStatement("select 1 from pg_roles where rolname = ?")) {
            query.setString(1, name);
            return query.executeQuery().next();
        }
    }
}
