package fr.conciergerie.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Brings the schema of every module up to date, lower floors first: folder {@code db/migration/orders} writes schema {@code
 * orders}, and the application's role may then read and write its tables.
 */
final class Migrations {

    /** From the ground up: a module's tables may refer to those before it. */
    static final List<String> MODULES = List.of(
            "shared",
            "web",
            "accounts",
            "organisations",
            "calendar",
            "markets",
            "partners",
            "catalogue",
            "orders",
            "requests",
            "custody",
            "lockers",
            "bookings",
            "animations",
            "insertion",
            "payments",
            "billing",
            "claims",
            "notifications",
            "desk",
            "reporting",
            "privacy");

    static final String HISTORY = "flyway_schema_history";

    private final DataSource owner;
    private final String applicationRole;

    Migrations(DataSource owner, String applicationRole) {
        this.owner = owner;
        this.applicationRole = applicationRole;
    }

    void run() {
        var present = folders();
        if (!MODULES.containsAll(present)) {
            present.removeAll(MODULES);
            throw new IllegalStateException(
                    "db/migration has folders that Migrations.MODULES gives no floor: " + present);
        }
        MODULES.stream().filter(present::contains).forEach(this::migrate);
    }

    private void migrate(String module) {
        try {
            allow(module);
            Flyway.configure()
                    .dataSource(owner)
                    .locations("classpath:db/migration/" + module)
                    .defaultSchema(module)
                    .schemas(module)
                    .table(HISTORY)
                    .load()
                    .migrate();
            withdrawHistory(module);
        } catch (FlywayException | SQLException e) {
            throw new CannotStart(
                    "The tables of %s cannot be brought up to date: %s".formatted(module, lastLine(e)), e);
        }
    }

    /**
     * What the application may do with the tables to come. A migration narrows it for its own: {@code
     * shared.append_only_table} takes update and delete back.
     */
    private void allow(String module) throws SQLException {
        execute("""
                create schema if not exists %1$s;
                grant usage on schema %1$s to %2$s;
                alter default privileges in schema %1$s grant select, insert, update, delete on tables to %2$s;
                alter default privileges in schema %1$s grant usage, select on sequences to %2$s;
                alter default privileges in schema %1$s grant execute on routines to %2$s;
                """, module);
    }

    private void withdrawHistory(String module) throws SQLException {
        execute("revoke all on %1$s." + HISTORY + " from %2$s", module);
    }

    private void execute(String sql, String module) throws SQLException {
        try (Connection connection = owner.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql.formatted(module, statement.enquoteIdentifier(applicationRole, true)));
        }
    }

    private static Set<String> folders() {
        try {
            var scripts = new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/*/V*.sql");
            var folders = new TreeSet<String>();
            Arrays.stream(scripts).map(it -> parent(it.toString())).forEach(folders::add);
            return folders;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String parent(String script) {
        return script.replaceFirst(".*db/migration/([^/]+)/[^/]*$", "$1");
    }

    private static String lastLine(Exception e) {
        return String.valueOf(e.getMessage()).replaceAll("\\s+", " ").strip();
    }
}
