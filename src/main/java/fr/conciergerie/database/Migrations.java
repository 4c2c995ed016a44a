package fr.conciergerie.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
            "vault",
            "organisations",
            "calendar",
            "markets",
            "partners",
            "catalogue",
            "orders",
            "requests",
            "custody",
            "rounds",
            "lockers",
            "waiting",
            "freebusy",
            "bookings",
            "animations",
            "calendars",
            "inbox",
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
        runUpTo(Map.of());
    }

    /** @param targets of some modules, the last change to be made; the others are brought up to date */
    void runUpTo(Map<String, String> targets) {
        var present = folders();
        if (!MODULES.containsAll(present)) {
            present.removeAll(MODULES);
            throw new IllegalStateException(
                    "db/migration has folders that Migrations.MODULES gives no floor: " + present);
        }
        MODULES.stream().filter(present::contains).forEach(it -> migrate(it, targets.getOrDefault(it, "latest")));
    }

    /** The last change that each module's tables have seen. */
    static Map<String, String> applied(Connection owner) throws SQLException {
        var applied = new TreeMap<String, String>();
        for (var module : MODULES) {
            try (var query = owner.prepareStatement("select to_regclass(?) is not null")) {
                query.setString(1, module + "." + HISTORY);
                var exists = query.executeQuery();
                if (exists.next() && exists.getBoolean(1)) {
                    last(owner, module).ifPresent(it -> applied.put(module, it));
                }
            }
        }
        return applied;
    }

    private static Optional<String> last(Connection owner, String module) throws SQLException {
        try (var query = owner.createStatement();
                var row = query.executeQuery("""
                        select version from %s.%s where success and version is not null
                         order by string_to_array(version, '.')::integer[] desc limit 1
                        """.formatted(module, HISTORY))) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }

    /** The last change that this version of the application knows of each module. */
    static Map<String, String> known() {
        var known = new TreeMap<String, String>();
        for (var script : scripts()) {
            known.merge(
                    parent(script),
                    script.replaceFirst(".*/V(\\d+)__[^/]*$", "$1"),
                    (one, other) -> Integer.parseInt(one) > Integer.parseInt(other) ? one : other);
        }
        return known;
    }

    private void migrate(String module, String target) {
        try {
            allow(module);
            Flyway.configure()
                    .dataSource(owner)
                    .locations("classpath:db/migration/" + module)
                    .defaultSchema(module)
                    .schemas(module)
                    .table(HISTORY)
                    .target(target)
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
        return scripts().stream().map(Migrations::parent).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> scripts() {
        try {
            var scripts = new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/*/V*.sql");
            return Arrays.stream(scripts)
                    .map(it -> it.getFilename() == null
                            ? it.toString()
                            : it.toString().replaceFirst("\\]$", ""))
                    .toList();
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
