package fr.conciergerie.database;

import static org.awaitility.Awaitility.await;

import fr.conciergerie.Conciergerie;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * What the first start of a demonstration leaves behind, kept for the whole check: its data, which tests that begin with a
 * demonstration copy rather than fill it in again, and its classes as a JVM holds them, with which every later process starts in
 * two thirds of the time. Only where {@code bin/check} asks for it ({@code -Ddemonstration.kept}), which also throws it away: it is as
 * old as the classes and the day that it was made on.
 */
final class KeptDemonstration {

    private static final boolean ASKED_FOR = System.getProperty("demonstration.kept") != null;

    private static final Path HOME = Path.of("target", "kept-demonstration").toAbsolutePath();

    /** The server that each test JVM copies, with the demonstration set aside in it. */
    static final Path SERVER = HOME.resolve("server");

    private static final Path MADE = HOME.resolve("made");
    private static final Path DATA = HOME.resolve("data");
    private static final Path CLASSES = HOME.resolve("classes.jar");
    private static final Path ARCHIVE = HOME.resolve("classes.jsa");

    private KeptDemonstration() {}

    static boolean isAskedFor() {
        return ASKED_FOR;
    }

    /** The data of an embedded database with a demonstration in it, for whoever may change it. */
    static void copyTo(Path data) throws IOException {
        make();
        FileSystemUtils.copyRecursively(DATA, data);
        Files.setPosixFilePermissions(data.resolve("postgresql"), PosixFilePermissions.fromString("rwx------"));
    }

    /** What a process of the product is started with. */
    static List<String> classes() throws IOException {
        make();
        return List.of("-XX:SharedArchiveFile=" + ARCHIVE, "-cp", classpath());
    }

    /** Of two test JVMs that ask at once, one makes it and the other waits. */
    private static synchronized void make() throws IOException {
        Files.createDirectories(HOME);
        try (var lock = FileChannel.open(HOME.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = lock.lock()) {
            if (!Files.exists(MADE)) {
                makeAlone();
                Files.createFile(MADE);
            }
        }
    }

    private static void makeAlone() throws IOException {
        DataFolder.delete(DATA);
        if (ToolProvider.findFirst("jar")
                        .orElseThrow()
                        .run(System.out, System.err, "cf", CLASSES.toString(), "-C", productClasses(), ".")
                != 0) {
            throw new IOException("no jar of the classes");
        }
        var options = new ArrayList<>(List.of("-Xlog:cds*=off", "-XX:ArchiveClassesAtExit=" + ARCHIVE));
        options.addAll(List.of("-cp", classpath()));
        try (var first = ChildJvm.start(
                options,
                Map.of("CONCIERGERIE_MANAGEMENT_PORT", "0"),
                Conciergerie.class,
                "--demo",
                "--port",
                String.valueOf(OwnServer.freePort()),
                "--data",
                DATA.toString())) {
            first.saidUntil("Conciergerie runs on ");
            await().atMost(Duration.ofMinutes(2)).until(KeptDemonstration::everybodyHasHeard);
            countWhatIsThere();
            var said = first.lastWords();
            if (!Files.exists(ARCHIVE)) {
                throw new IOException("no archive of the classes: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Whoever listens to what was filled in has done their part: what hangs when it ends is delivered again minutes later only. */
    private static boolean everybodyHasHeard() throws SQLException {
        try (var connection = superuser().connect();
                var statement = connection.createStatement()) {
            return !statement
                    .executeQuery("select from web.event_publication where completion_date is null")
                    .next();
        }
    }

    /** What the server does by itself within a minute, and never in a copy: without it every table looks as large as the next. */
    private static void countWhatIsThere() throws IOException {
        try (var connection = superuser().connect();
                var statement = connection.createStatement()) {
            statement.execute("analyze");
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private static Access superuser() {
        return EmbeddedPostgres.running(DATA).orElseThrow().as("postgres", DataFolder.password(DATA));
    }

    /** Jars only: of a folder, nothing is archived. */
    private static String classpath() {
        return String.join(
                File.pathSeparator,
                Stream.concat(
                                Stream.of(CLASSES.toString()),
                                Stream.of(entries()).filter(it -> it.endsWith(".jar")))
                        .toList());
    }

    private static String productClasses() {
        return Stream.of(entries())
                .filter(it -> it.endsWith(File.separator + "classes"))
                .findFirst()
                .orElseThrow();
    }

    private static String[] entries() {
        return System.getProperty("java.class.path").split(File.pathSeparator);
    }
}
