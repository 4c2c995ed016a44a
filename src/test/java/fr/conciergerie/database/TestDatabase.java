package fr.conciergerie.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.util.FileSystemUtils;

/**
 * The PostgreSQL of the tests: one per test JVM, started on first use and thrown away at the end. What a developer's
 * machine and production do is done here too, except that nothing needs to survive a power cut.
 */
final class TestDatabase {

    private static final Path FOLDERS = Path.of("target", "test-postgresql");
    private static final Map<String, String> FORGETFUL = Map.of(
            "fsync",
            "off",
            "full_page_writes",
            "off",
            "synchronous_commit",
            "off",
            "shared_buffers",
            "64MB",
            "max_connections",
            "300");

    /** The demonstration that those tests share which leave it as it is. */
    static final String DEMONSTRATION = "conciergerie_demo";

    private static final String KEPT = "kept_demonstration";

    private static final EmbeddedPostgres SERVER = start();

    /** The key of the vault, as long-lived as the server's data. */
    static final Path KEYSET = FOLDERS.resolve("run-" + ProcessHandle.current().pid(), "vault-keyset.json");

    /** That of the demonstrations: whatever a test does with the other, those that are filled once for all open with theirs. */
    static final Path DEMONSTRATION_KEYSET = KEYSET.resolveSibling("demonstration-vault-keyset.json");

    private TestDatabase() {}

    /** The owner's way into a database of the test server, made on first use. */
    static Access named(String name) {
        if (name.equals(DEMONSTRATION)) {
            return demonstration(name);
        }
        synchronized (SERVER) {
            return SERVER.database(name);
        }
    }

    /** The same for a demonstration: filled where one is kept, otherwise by whoever starts on it first. */
    static Access demonstration(String name) {
        synchronized (SERVER) {
            if (KeptDemonstration.isAskedFor()) {
                copyDemonstration(name);
            }
            return SERVER.database(name);
        }
    }

    private static void copyDemonstration(String name) {
        try (var connection = SERVER.superuser().connect();
                var statement = connection.createStatement()) {
            if (!statement
                    .executeQuery("select from pg_database where datname = '" + name + "'")
                    .next()) {
                statement.execute(
                        "create database %s template %s owner %s".formatted(name, KEPT, EmbeddedPostgres.OWNER));
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** The superuser's way into the same server, to make the roles and databases that a test is about. */
    static Access superuser() {
        return SERVER.superuser();
    }

    private static EmbeddedPostgres start() {
        removeLeftovers();
        var path = FOLDERS.resolve("run-" + ProcessHandle.current().pid());
        copyTemplate(path);
        var folder = DataFolder.take(path);
        var server = EmbeddedPostgres.start(folder, FORGETFUL);
        // After the Spring contexts have closed: they still have something to write down.
        SpringApplication.getShutdownHandlers().add(() -> {
            server.close();
            DataFolder.delete(path);
        });
        return server;
    }

    /** Making a server's data takes a second or two; copying what was made once takes a tenth. */
    private static void copyTemplate(Path path) {
        var template = KeptDemonstration.isAskedFor()
                ? KeptDemonstration.SERVER
                : FOLDERS.resolve("template-" + PostgresBinaries.VERSION);
        try {
            if (!Files.exists(template)) {
                makeTemplate(template, path.resolveSibling(path.getFileName() + "-template"));
            }
            FileSystemUtils.copyRecursively(template, path);
            Files.setPosixFilePermissions(path.resolve("postgresql"), PosixFilePermissions.fromString("rwx------"));
            var kept = path.resolve("vault-keyset.json");
            if (Files.exists(kept)) {
                Files.copy(
                        kept,
                        path.resolve("demonstration-vault-keyset.json"),
                        StandardCopyOption.COPY_ATTRIBUTES,
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void makeTemplate(Path template, Path aside) throws IOException {
        if (KeptDemonstration.isAskedFor()) {
            KeptDemonstration.copyTo(aside);
        }
        try (var server = EmbeddedPostgres.start(DataFolder.take(aside), FORGETFUL)) {
            if (KeptDemonstration.isAskedFor()) {
                setAside(server);
            }
            server.database("conciergerie");
        }
        try {
            Files.move(aside, template);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException _) {
            // The other test JVM was quicker: its template is as good as ours.
            DataFolder.delete(aside);
        }
    }

    private static void setAside(EmbeddedPostgres server) throws IOException {
        try (var connection = server.superuser().connect();
                var statement = connection.createStatement()) {
            statement.execute("alter database conciergerie rename to " + KEPT);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    /** A test JVM that was killed could not tidy up after itself; its number is in the folder's name. */
    private static void removeLeftovers() {
        try {
            Files.createDirectories(FOLDERS);
            try (var folders = Files.list(FOLDERS)) {
                folders.filter(TestDatabase::isLeftOver).forEach(DataFolder::delete);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isLeftOver(Path folder) {
        var name = folder.getFileName().toString();
        return name.startsWith("run-")
                && ProcessHandle.of(Long.parseLong(name.replaceAll("\\D", ""))).isEmpty();
    }
}
