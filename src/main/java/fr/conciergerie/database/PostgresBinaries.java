package fr.conciergerie.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.springframework.util.FileSystemUtils;

/**
 * The PostgreSQL server's programs. They travel inside the application as an archive and are unpacked once per version,
 * aside and then renamed, so that a half-unpacked server is never run.
 */
record PostgresBinaries(Path home) {

    /** The server that comes with this version of the application; its major number must match the data's. */
    static final String VERSION = "18.6";

    static PostgresBinaries unpacked() {
        var home = cache().resolve("postgresql-" + VERSION + "-" + platform());
        try {
            if (!Files.exists(home)) {
                unpackTo(home);
            }
        } catch (IOException e) {
            throw new CannotStart("The embedded PostgreSQL cannot be unpacked into %s: %s".formatted(home, e), e);
        }
        return new PostgresBinaries(home);
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    static int majorVersion() {
        return Integer.parseInt(VERSION.replaceFirst("\\..*", ""));
    }

    private static Path cache() {
        var xdg = System.getenv("XDG_CACHE_HOME");
        var base = xdg == null || xdg.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
        return base.resolve("conciergerie");
    }

    /** The archive's own name for this machine. */
    static String platform() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var processor = System.getProperty("os.arch");
        var arm = processor.equals("aarch64");
        if (system.startsWith("mac")) {
            return arm ? "darwin-arm_64" : "darwin-x86_64";
        }
        return arm ? "linux-arm_64" : "linux-x86_64";
    }

    private static void unpackTo(Path home) throws IOException {
        Files.createDirectories(home.getParent());
        var aside = Files.createTempDirectory(home.getParent(), "unpacking-");
        try (var archive = open()) {
            unpack(archive, aside);
            moveInPlace(aside, home);
        } finally {
            FileSystemUtils.deleteRecursively(aside);
        }
    }

    private static InputStream open() {
        var name = "/postgres-" + platform() + ".txz";
        var archive = PostgresBinaries.class.getResourceAsStream(name);
        if (archive == null) {
            throw new CannotStart(
                    "There is no embedded PostgreSQL for this kind of machine (%s); set CONCIERGERIE_DATABASE_URL to a PostgreSQL 15 to 18."
                            .formatted(platform()));
        }
        return archive;
    }

    static void unpack(InputStream archive, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry, target);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        var file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
            throw new IOException("the archive reaches outside its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, file);
            var executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    /** Another process may have been quicker: its copy is as good as ours. Systems differ in what they call that refusal. */
    static void moveInPlace(Path aside, Path home) throws IOException {
        Files.setPosixFilePermissions(aside, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            Files.move(aside, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("the cache cannot rename a folder", e);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(home)) {
                throw e;
            }
        }
    }
}
