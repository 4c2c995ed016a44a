package fr.conciergerie.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.conciergerie.Conciergerie;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start that cannot succeed says why in one sentence, ends with an error and leaves everything as it was. */
class StartupFailuresTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void aTakenPort() throws Exception {
        try (var other = new ServerSocket(0)) {
            var port = Integer.toString(other.getLocalPort());

            assertThat(sentence(
                            Map.of(),
                            "--port",
                            port,
                            "--data",
                            folder.resolve("data").toString()))
                    .isEqualTo("Port " + port + " is taken by another program; choose another one with --port N.");
            assertThat(folder.resolve("data")).doesNotExist();
        }
    }

    @Test
    void tooLittleMemory() throws Exception {
        assertThat(sentence(Map.of("JDK_JAVA_OPTIONS", "-Xmx64m"), "--port", freePort(), "--data", folder.toString()))
                .endsWith("of memory here; give it 192 at least, such as with java -Xmx192m.");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aSettingThatCannotBe() throws Exception {
        var data = folder.resolve("data");
        var garbage = Files.writeString(folder.resolve("keyset.json"), "no keys");

        assertThat(sentence(Map.of("CONCIERGERIE_SMTP_PORT", "abc"), "--port", freePort(), "--data", data.toString()))
                .isEqualTo("CONCIERGERIE_SMTP_PORT is “abc” and must be a port, a number from 1 to 65535.");
        assertThat(sentence(
                        Map.of("CONCIERGERIE_VAULT_KEYSET", garbage.toString()),
                        "--port",
                        freePort(),
                        "--data",
                        data.toString()))
                .startsWith("CONCIERGERIE_VAULT_KEYSET is “" + garbage + "” and must be a file of keys");
        assertThat(data).doesNotExist();
    }

    @Test
    void aFolderThatCannotBeWrittenTo() throws Exception {
        var file = Files.writeString(folder.resolve("file"), "no folder");

        assertThat(sentence(
                        Map.of(),
                        "--port",
                        freePort(),
                        "--data",
                        file.resolve("data").toString()))
                .contains("cannot be written to; name another one with --data DIR");
    }

    @Test
    void anotherInstanceOnTheSameFolder() throws Exception {
        try (var _ = DataFolder.take(folder)) {
            assertThat(sentence(Map.of(), "--port", freePort(), "--data", folder.toString()))
                    .contains("Another Conciergerie is running on the data folder");
        }
        assertThat(folder.resolve("postgresql")).doesNotExist();
    }

    @Test
    void aDatabaseThatDoesNotAnswer() throws Exception {
        var settings = Map.of(
                "CONCIERGERIE_DATABASE_URL",
                        "jdbc:postgresql://127.0.0.1:" + freePort() + "/conciergerie?password=hush",
                "CONCIERGERIE_DATABASE_USER", "conciergerie",
                "CONCIERGERIE_DATABASE_PASSWORD", "secret");

        assertThat(sentence(settings, "--port", freePort()))
                .contains("cannot be reached; check CONCIERGERIE_DATABASE_URL")
                .doesNotContain("hush");
    }

    @Test
    void anOptionThatDoesNotExist() throws Exception {
        assertThat(sentence(Map.of(), "--prot", "8080")).isEqualTo("There is no option --prot; --help names them all.");
    }

    @Test
    void aWrongPassword() {
        var owner = TestDatabase.named("conciergerie");

        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(
                        () -> PreparedDatabase.prepare(owner.as(owner.user(), "guess"), null, Installation.PRODUCTION))
                .withMessageContaining("refuses the user conciergerie with this password");
    }

    @Test
    void aDatabaseThatDoesNotExist() {
        var owner = TestDatabase.named("conciergerie");
        var elsewhere = new Access(owner.url() + "_elsewhere", owner.user(), owner.password());

        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(elsewhere::connectOrExplain)
                .withMessageContaining("does not exist; create it with");
    }

    @Test
    void aDatabaseTooOld() {
        PreparedDatabase.refuseOld(15);

        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> PreparedDatabase.refuseOld(14))
                .withMessage("The database is PostgreSQL 14; Conciergerie needs PostgreSQL 15 to 18.");
    }

    @Test
    void aMissingPassword() {
        var settings =
                new DatabaseSettings("jdbc:postgresql://localhost/conciergerie", "conciergerie", " ", null, null, 12);

        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(settings::owner)
                .withMessageContaining("CONCIERGERIE_DATABASE_PASSWORD must be too");
    }

    @Test
    void aDemonstrationOnAProductionDatabaseAndTheOtherWayRound() {
        var real = TestDatabase.named("real");
        var shown = TestDatabase.named("shown");
        PreparedDatabase.prepare(real, null, Installation.PRODUCTION);
        PreparedDatabase.prepare(shown, null, Installation.DEMONSTRATION);

        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> PreparedDatabase.prepare(real, null, Installation.DEMONSTRATION))
                .withMessageContaining("not made by a demonstration");
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> PreparedDatabase.prepare(shown, null, Installation.PRODUCTION))
                .withMessageContaining("made by a demonstration");
    }

    /** The one line that a start wrote to the error output before it ended with an error. */
    private static String sentence(Map<String, String> environment, String... arguments) throws Exception {
        try (var start = ChildJvm.start(environment, Conciergerie.class, arguments)) {
            var lines = start.errorsAtTheEnd().stream()
                    .filter(it -> !it.startsWith("NOTE: Picked up JDK_JAVA_OPTIONS"))
                    .toList();
            assertThat(start.exitCode()).isNotZero();
            assertThat(lines).hasSize(1);
            return lines.getFirst();
        }
    }

    private static String freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        }
    }
}
