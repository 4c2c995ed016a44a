package fr.conciergerie.database;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.ZipFile;
import org.awaitility.Awaitility;

/** A PostgreSQL of the house: a server of its own, of the oldest version or of the latest, that may be stopped and started. */
final class OwnServer implements AutoCloseable {

    static final String OWNER = "conciergerie";

    private static final Path OLDEST = Path.of("target", "postgresql-15");

    private static final int MOST_TRIED = 100;

    private final PostgresBinaries binaries;
    private final Path cluster;
    private final Path log;
    private final int port = freePort();
    private PostgresProcess process;

    private OwnServer(PostgresBinaries binaries, Path folder) throws IOException {
        this.binaries = binaries;
        this.cluster = folder.resolve("cluster");
        this.log = folder.resolve("log");
        var password = Files.writeString(folder.resolve("password"), OWNER);
        var made = PostgresProcess.run(
                List.of(
                        binaries.program("initdb"),
                        "--pgdata=" + cluster,
                        "--username=postgres",
                        "--pwfile=" + password,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--no-instructions"),
                log);
        if (!made) {
            throw new IOException(Files.readString(log));
        }
        process = begin();
    }

    /** @param version 15, or the one that comes along */
    static OwnServer start(int version, Path folder) throws IOException, SQLException {
        Files.createDirectories(folder);
        var server = new OwnServer(version == 15 ? oldest() : PostgresBinaries.unpacked(), folder);
        server.awaitReady();
        try (var connection = server.superuser().connect();
                var statement = connection.createStatement()) {
            statement.execute("create role %1$s login password '%1$s' createrole".formatted(OWNER));
        }
        return server;
    }

    private static PostgresBinaries oldest() throws IOException {
        var home = OLDEST.resolve("unpacked").toAbsolutePath();
        if (!Files.exists(home)) {
            var aside = Files.createTempDirectory(OLDEST, "unpacking-");
            try (var jar = new ZipFile(OLDEST.resolve("binaries.jar").toFile());
                    var archive =
                            jar.getInputStream(jar.getEntry("postgres-" + PostgresBinaries.platform() + ".txz"))) {
                PostgresBinaries.unpack(archive, aside);
            }
            Files.move(aside, home);
        }
        return new PostgresBinaries(home);
    }

    int port() {
        return port;
    }

    /** A database of the owner's, made empty. */
    Access make(String name) throws SQLException {
        try (var connection = superuser().connect();
                var statement = connection.createStatement()) {
            statement.execute("create database %s owner %s".formatted(name.toLowerCase(Locale.ROOT), OWNER));
        }
        return database(name);
    }

    Access database(String name) {
        return new Access("jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, name), OWNER, OWNER);
    }

    void stop() {
        process.stop();
    }

    void startAgain() {
        process = begin();
        awaitReady();
    }

    /** As if it had become the copy of another one: everything can be read, and nothing written. */
    void onlyRead(boolean only) throws SQLException {
        try (var connection = superuser().connect();
                var statement = connection.createStatement()) {
            statement.execute("set default_transaction_read_only = off");
            statement.execute("alter system set default_transaction_read_only = " + (only ? "on" : "off"));
            statement.execute("select pg_reload_conf()");
        }
    }

    private PostgresProcess begin() {
        return PostgresProcess.start(
                List.of(
                        binaries.program("postgres"),
                        "-D",
                        cluster.toString(),
                        "-p",
                        String.valueOf(port),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "unix_socket_directories="),
                log);
    }

    private void awaitReady() {
        Awaitility.await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> {
            try (var connection = superuser().connect()) {
                return connection.isValid(1);
            }
        });
    }

    private Access superuser() {
        return new Access("jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port), "postgres", OWNER);
    }

    /** Below those from which the system takes one for every call that goes out, so that it is still free when it is asked for. */
    static int freePort() {
        for (int tried = 0; tried < MOST_TRIED; tried++) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (var socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (IOException _) {
                // taken: another one
            }
        }
        throw new AssertionError("no port is free");
    }

    @Override
    public void close() {
        process.stop();
    }
}
