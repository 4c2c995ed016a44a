package fr.conciergerie.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The embedded server on its real settings: what it has acknowledged is still there after the worst end. */
class EmbeddedPostgresTest {

    private Path path = Path.of("target");

    @BeforeEach
    void aNewFolder() throws IOException {
        Files.createDirectories(Path.of("target"));
        path = Files.createTempDirectory(Path.of("target"), "embedded-").toAbsolutePath();
    }

    @AfterEach
    void tidyUp() {
        DataFolder.delete(path);
    }

    @Test
    void keepsItsDataBetweenStarts() throws SQLException {
        try (var server = start()) {
            execute(server, "create table note (words text)", "insert into note values ('écrit')");
        }
        try (var server = start()) {
            assertThat(count(server)).isOne();
        }
    }

    @Test
    void losesNothingAcknowledgedWhenTheServerIsKilled() throws SQLException {
        try (var server = start()) {
            execute(
                    server,
                    "create table note (words text)",
                    "insert into note select 'x' from generate_series(1, 500)");
            var main = ProcessHandle.of(server.pid()).orElseThrow();
            var all = main.descendants().toList();
            main.destroyForcibly();
            all.forEach(ProcessHandle::destroyForcibly);
            main.onExit().join();
        }
        try (var server = start()) {
            assertThat(count(server)).isEqualTo(500);
        }
    }

    @Test
    void losesNothingAcknowledgedWhenTheApplicationIsKilled() throws Exception {
        long acknowledged;
        try (var victim = ChildJvm.start(Victim.class, path.toString())) {
            assertThat(victim.readUntil("acknowledged 1")).isNotNull();
            assertThatExceptionOfType(CannotStart.class)
                    .isThrownBy(() -> DataFolder.take(path))
                    .withMessageContaining("Another Conciergerie is running");
            acknowledged = Long.parseLong(victim.readUntil("acknowledged 200").replaceAll("\\D", ""));
            victim.kill();
        }
        try (var server = start()) {
            assertThat(count(server)).isGreaterThanOrEqualTo(acknowledged);
        }
    }

    @Test
    void listensToThisMachineOnlyAndKeepsItsPasswordToItself() throws Exception {
        try (var server = start();
                var connection = server.superuser().connect();
                var statement = connection.createStatement()) {
            var row = statement.executeQuery("""
                    select current_setting('listen_addresses'), current_setting('unix_socket_directories'),
                           current_setting('fsync'), current_setting('synchronous_commit'),
                           current_setting('full_page_writes'), current_setting('data_checksums')
                    """);
            row.next();
            assertThat(row.getString(1)).isEqualTo("127.0.0.1");
            assertThat(row.getString(2)).isEmpty();
            for (int durable = 3; durable <= 6; durable++) {
                assertThat(row.getString(durable)).isEqualTo("on");
            }
            assertThat(Files.getPosixFilePermissions(path.resolve("superuser-password")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> server.superuser().as("postgres", "guess").connect())
                    .satisfies(e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
        }
    }

    @Test
    void beginsAgainWhereAStartWasKilledHalfWay() throws Exception {
        Files.createDirectories(path.resolve("postgresql-in-the-making/base"));

        try (var server = start()) {
            assertThat(ProcessHandle.of(server.pid())).isPresent();
        }
    }

    @Test
    void leavesDataOfAnotherVersionAlone() throws Exception {
        Files.createDirectories(path.resolve("postgresql"));
        Files.writeString(path.resolve("postgresql/PG_VERSION"), "12\n");

        var folder = DataFolder.take(path);
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> EmbeddedPostgres.start(folder))
                .withMessageContaining("written by PostgreSQL 12");
        folder.close();
    }

    @Test
    void throwsAwayADemonstrationAndNothingElse() throws Exception {
        Files.createDirectories(path.resolve("postgresql"));
        try (var folder = DataFolder.take(path)) {
            assertThatExceptionOfType(CannotStart.class)
                    .isThrownBy(folder::beginAgain)
                    .withMessageContaining("--fresh leaves it alone");
            folder.rememberDemonstration();
            folder.beginAgain();
            assertThat(folder.isNew()).isTrue();
        }
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(DataFolder.take(path));
    }

    private static void execute(EmbeddedPostgres server, String... statements) throws SQLException {
        try (var connection = server.database("conciergerie").connect();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static long count(EmbeddedPostgres server) throws SQLException {
        try (var connection = server.database("conciergerie").connect();
                var statement = connection.createStatement()) {
            var row = statement.executeQuery("select count(*) from note");
            row.next();
            return row.getLong(1);
        }
    }

    /** Writes and says what was acknowledged, until it is killed. */
    static final class Victim {

        private Victim() {}

        public static void main(String[] arguments) throws SQLException {
            try (var server = EmbeddedPostgres.start(DataFolder.take(Path.of(arguments[0])));
                    var connection = server.database("conciergerie").connect();
                    var statement = connection.createStatement()) {
                statement.execute("create table note (words text)");
                for (long i = 1; true; i++) {
                    statement.execute("insert into note values ('%d')".formatted(i));
                    System.out.println("acknowledged " + i);
                }
            }
        }
    }
}
