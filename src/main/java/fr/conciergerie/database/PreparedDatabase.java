package fr.conciergerie.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A database that the application may work on: recent enough, meant for this purpose, migrated, and reached as a role
 * that sees one operator at a time.
 *
 * @param application what the application works as
 * @param owner for what the application may not do by itself: a backup reads all operators
 */
record PreparedDatabase(Access application, Access owner) {

    private static final Logger LOG = LoggerFactory.getLogger(PreparedDatabase.class);

    /** For the listener at work and the bookkeeping of its event, with something to spare. */
    private static final int FOLLOW_UP_CONNECTIONS = 4;

    private static final int OLDEST_POSTGRESQL = 15;

    /** Of two instances that start together, one prepares and the other finds everything done. */
    private static final long START_LOCK = 0x436F6E6369L;

    static PreparedDatabase prepare(Access owner, @Nullable Access givenApplication, Installation purpose) {
        return prepareAsOf(Map.of(), owner, givenApplication, purpose);
    }

    /** @param targets of some modules, the last change that is made; the others are brought up to date */
    static PreparedDatabase prepareAsOf(
            Map<String, String> targets, Access owner, @Nullable Access givenApplication, Installation purpose) {
        try (var connection = owner.connectOrExplain();
                var statement = connection.createStatement()) {
            refuseOld(connection.getMetaData().getDatabaseMajorVersion());
            warnOfSuperuser(connection, owner);
            statement.execute("select pg_advisory_lock(%d)".formatted(START_LOCK));
            purpose.refuseOther(connection);
            refuseLater(connection);
            var application = ApplicationRole.prepare(connection, owner, givenApplication);
            migrate(targets, owner, application);
            purpose.remember(connection);
            Tenancy.verify(connection);
            return new PreparedDatabase(application, owner);
        } catch (SQLException e) {
            throw new CannotStart("The database at %s cannot be prepared: %s".formatted(owner, Access.firstLine(e)), e);
        }
    }

    /** The connections the application works with; their number bounds what it does at once. */
    /** @param zone by whose clock a moment is of a day where a query does not say */
    Pools pools(int size, ZoneId zone) {
        var clock = "set time zone '%s'".formatted(zone);
        var watch = new DatabaseWatch(application);
        var requests = watched(configuration(application, size), watch);
        requests.setPoolName("application");
        requests.setConnectionInitSql(clock);
        var followUp = watched(configuration(application, FOLLOW_UP_CONNECTIONS), watch);
        followUp.setPoolName("follow-up");
        followUp.setMinimumIdle(1);
        followUp.setConnectionInitSql(clock + "; set synchronous_commit = off");
        return new Pools(watch, new HikariDataSource(requests), new HikariDataSource(followUp));
    }

    private static HikariConfig watched(HikariConfig config, DatabaseWatch watch) {
        config.addDataSourceProperty("socketFactory", WatchedSockets.class.getName());
        config.addDataSourceProperty("socketFactoryArg", watch.sockets());
        return config;
    }

    /** An older version would work on tables that it does not know. */
    private static void refuseLater(Connection connection) throws SQLException {
        var known = Migrations.known();
        for (var applied : Migrations.applied(connection).entrySet()) {
            var last = known.get(applied.getKey());
            if (last == null || Integer.parseInt(last) < Integer.parseInt(applied.getValue())) {
                throw new CannotStart(
                        "A later version of Conciergerie has worked on this database; start that one, or restore a backup of before.");
            }
        }
    }

    private static void migrate(Map<String, String> targets, Access owner, Access application) {
        var config = configuration(owner, 3);
        config.setPoolName("migrations");
        config.setMinimumIdle(0);
        try (var pool = new HikariDataSource(config)) {
            new Migrations(pool, application.user()).runUpTo(targets);
        }
    }

    /** Tables are named with their schema; only the operators of the extensions are looked up, in {@code shared}. */
    private static HikariConfig configuration(Access access, int size) {
        var config = new HikariConfig();
        config.setJdbcUrl(access.url());
        config.setUsername(access.user());
        config.setPassword(access.password());
        config.setMaximumPoolSize(size);
        // Whoever waits longer is told so: a page in three seconds that says it, not one in ten that does not.
        config.setConnectionTimeout(2_000);
        config.setValidationTimeout(1_000);
        config.addDataSourceProperty("ApplicationName", "conciergerie");
        config.addDataSourceProperty("currentSchema", "shared");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("connectTimeout", "2");
        config.addDataSourceProperty("loginTimeout", "2");
        return config;
    }

    static void refuseOld(int version) {
        if (version < OLDEST_POSTGRESQL) {
            throw new CannotStart(
                    "The database is PostgreSQL %d; Conciergerie needs PostgreSQL 15 to 18.".formatted(version));
        }
    }

    private static void warnOfSuperuser(Connection connection, Access owner) throws SQLException {
        try (var statement = connection.createStatement()) {
            var row = statement.executeQuery(
                    "select 1 from pg_roles where rolname = current_user and (rolsuper or rolbypassrls)");
            if (row.next()) {
                LOG.warn(
                        "The database user {} is a superuser; Conciergerie needs no more than the owner of its database.",
                        owner.user());
            }
        }
    }
}
