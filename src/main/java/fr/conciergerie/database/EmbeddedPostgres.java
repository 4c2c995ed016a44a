package fr.conciergerie.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL server with nothing to install: enough for one operator on one machine, and what developers and tests
 * run on. Its data stays between starts, and what it has acknowledged survives the death of every process.
 */
final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

    /** The role that owns the database; the server's superuser is used for nothing but making it. */
    static final String OWNER = "conciergerie";

    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(20);
    private static final Duration BEFORE_ANOTHER_START = Duration.ofSeconds(1);

    /** For a small machine. Nothing here trades durability for speed. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("max_connections", "60"),
            Map.entry("shared_buffers", "256MB"),
            Map.entry("effective_cache_size", "1GB"),
            Map.entry("work_mem", "8MB"),
            Map.entry("maintenance_work_mem", "64MB"),
            Map.entry("max_wal_size", "2GB"),
            Map.entry("random_page_cost", "1.1"),
            Map.entry("jit", "off"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"),
            Map.entry("log_line_prefix", "%m [%p] "),
            Map.entry("log_checkpoints", "off"));

    private final DataFolder folder;
    private final Supplier<PostgresProcess> starter;
    private final Access superuser;
    private volatile PostgresProcess process;
    private boolean closed;

    private EmbeddedPostgres(DataFolder folder, Supplier<PostgresProcess> starter, Access superuser) {
        this.folder = folder;
        this.starter = starter;
        this.process = starter.get();
        this.superuser = superuser;
    }

    /** Starts the server of a folder that this process has taken; closing the server gives the folder back. */
    static EmbeddedPostgres start(DataFolder folder) {
        return start(folder, Map.of());
    }

    static EmbeddedPostgres start(DataFolder folder, Map<String, String> settings) {
        var binaries = PostgresBinaries.unpacked();
        var password = folder.password();
        prepare(folder, binaries);
        int port = freePort();
        var command = command(binaries, folder, port, settings);
        var server = new EmbeddedPostgres(
                folder,
                () -> PostgresProcess.start(command, folder.log()),
                new Access(url(port, "postgres"), "postgres", password));
        try {
            server.awaitReady();
        } catch (RuntimeException e) {
            server.process.stop();
            throw e;
        }
        Thread.ofVirtual().name("postgresql-keeper").start(server::keep);
        return server;
    }

    /** The owner's way into the database of a folder whose server runs already, under another process; none where none does. */
    static Optional<Access> running(Path data) {
        var folder = data.toAbsolutePath().normalize();
        return PostgresProcess.port(folder.resolve("postgresql")).map(port -> {
            var superuser = new Access(url(port, "postgres"), "postgres", DataFolder.password(folder));
            return new Access(
                    url(port, DatabaseConfiguration.EMBEDDED_DATABASE), OWNER, superuser.derivePassword("owner"));
        });
    }

    /** The owner's way into the database of that name, both made if they are missing. */
    Access database(String name) {
        var owner = new Access(
                superuser.url().replaceFirst("/postgres$", "/" + name), OWNER, superuser.derivePassword("owner"));
        try (var connection = superuser.connect()) {
            Role.createIfMissing(connection, owner, "createrole");
            if (!exists(connection, name)) {
                try (var statement = connection.createStatement()) {
                    statement.execute("create database " + name + " owner " + OWNER);
                }
            }
        } catch (SQLException e) {
            throw new CannotStart("The embedded PostgreSQL cannot make its database: " + Access.firstLine(e), e);
        }
        return owner;
    }

    long pid() {
        return process.pid();
    }

    /** The server's superuser, for what no other role may do. */
    Access superuser() {
        return superuser;
    }

    /** A server that was killed, or ended for want of room on the disk, is started again for as long as it takes. */
    private void keep() {
        while (process.awaitEnd()) {
            LockSupport.parkNanos(BEFORE_ANOTHER_START.toNanos());
            if (!startAgain()) {
                return;
            }
        }
    }

    private synchronized boolean startAgain() {
        if (!closed) {
            LOG.warn("the embedded PostgreSQL has ended by itself and is started again; {} tells why", folder.log());
            process = starter.get();
        }
        return !closed;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        process.stop();
        folder.close();
    }

    private static void prepare(DataFolder folder, PostgresBinaries binaries) {
        try {
            Files.deleteIfExists(folder.log());
            if (folder.isNew()) {
                initialise(folder, binaries);
            } else {
                refuseOtherVersion(folder.cluster());
                PostgresProcess.stopOrphan(folder.cluster());
                Files.deleteIfExists(folder.cluster().resolve("postmaster.pid"));
            }
        } catch (IOException e) {
            throw new CannotStart(
                    "The data folder %s cannot be written to; name another one with --data DIR."
                            .formatted(folder.cluster().getParent()),
                    e);
        }
    }

    /** Made aside and renamed: a start that is killed half-way leaves no half-made server. */
    private static void initialise(DataFolder folder, PostgresBinaries binaries) throws IOException {
        var aside = folder.cluster().resolveSibling("postgresql-in-the-making");
        DataFolder.delete(aside);
        var made = PostgresProcess.run(
                List.of(
                        binaries.program("initdb"),
                        "--pgdata=" + aside,
                        "--username=postgres",
                        "--pwfile=" + folder.passwordFile(),
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--locale=C",
                        "--data-checksums",
                        "--no-instructions"),
                folder.log());
        if (!made) {
            throw failed("cannot make its data", folder);
        }
        Files.move(aside, folder.cluster());
    }

    private static void refuseOtherVersion(Path cluster) throws IOException {
        var version = Files.readString(cluster.resolve("PG_VERSION")).strip();
        if (!version.equals(Integer.toString(PostgresBinaries.majorVersion()))) {
            throw new CannotStart(
                    "The data in %s was written by PostgreSQL %s and this version comes with %s; dump it with the former version and load it with this one."
                            .formatted(cluster, version, PostgresBinaries.VERSION));
        }
    }

    private static List<String> command(
            PostgresBinaries binaries, DataFolder folder, int port, Map<String, String> settings) {
        var command = new ArrayList<>(
                List.of(binaries.program("postgres"), "-D", folder.cluster().toString(), "-p", Integer.toString(port)));
        SETTINGS.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        settings.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return command;
    }

    private void awaitReady() {
        long end = System.nanoTime() + START_TIMEOUT.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw failed("does not start", folder);
            }
            LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
        }
    }

    private boolean answers() {
        try (Connection _ = superuser.connect()) {
            return true;
        } catch (SQLException e) {
            if (List.of("08001", "08006", "57P03").contains(String.valueOf(e.getSQLState()))) {
                return false;
            }
            throw failed("does not let us in (" + Access.firstLine(e) + ")", folder);
        }
    }

    private static boolean exists(Connection connection, String database) throws SQLException {
        try (var query = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            query.setString(1, database);
            return query.executeQuery().next();
        }
    }

    private static CannotStart failed(String what, DataFolder folder) {
        return new CannotStart("The embedded PostgreSQL %s; the reason is in %s.".formatted(what, folder.log()));
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new CannotStart("This machine has no free port for the embedded PostgreSQL.", e);
        }
    }
}
