package fr.conciergerie.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.util.FileSystemUtils;

/** The folder of the embedded PostgreSQL: one process at a time, its secret, and whether it may be thrown away. */
final class DataFolder implements AutoCloseable {

    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Takes the folder for this process alone, until it is closed or the process ends in whatever way. */
    static DataFolder take(Path folder) {
        var path = folder.toAbsolutePath().normalize();
        FileChannel channel;
        try {
            Files.createDirectories(path);
            channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new CannotStart(
                    "The data folder %s cannot be written to; name another one with --data DIR.".formatted(path), e);
        }
        if (!locks(channel)) {
            throw new CannotStart(
                    "Another Conciergerie is running on the data folder %s; stop it, or name another folder with --data DIR."
                            .formatted(path));
        }
        return new DataFolder(path, channel);
    }

    Path cluster() {
        return path.resolve("postgresql");
    }

    Path log() {
        return path.resolve("postgresql.log");
    }

    Path passwordFile() {
        return path.resolve("superuser-password");
    }

    /** The server's first password: random, made once, readable by its owner only. */
    String password() {
        try {
            var file = passwordFile();
            if (!Files.exists(file)) {
                var random = new byte[32];
                new SecureRandom().nextBytes(random);
                var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
                var aside = Files.createTempFile(path, "password-", "", ownerOnly);
                Files.writeString(aside, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
                Files.move(aside, file);
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new CannotStart("The data folder %s cannot be used: %s".formatted(path, e), e);
        }
    }

    /** What the server of a folder that another process has taken lets in. */
    static String password(Path folder) {
        try {
            return Files.readString(folder.resolve("superuser-password"));
        } catch (IOException e) {
            throw new CannotStart("The data folder %s cannot be read: %s".formatted(folder, e.getMessage()), e);
        }
    }

    /** Remembers that what follows is a demonstration: only such data may be thrown away by {@link #beginAgain}. */
    void rememberDemonstration() {
        try {
            Files.writeString(demonstrationMark(), "Demonstration data: bin/dev --fresh deletes it without asking.\n");
        } catch (IOException e) {
            throw new CannotStart(
                    "The data folder %s cannot be written to; name another one with --data DIR.".formatted(path), e);
        }
    }

    boolean isNew() {
        return !Files.exists(cluster());
    }

    /** Throws the demonstration away. Real data stays: whoever wants it gone deletes it by hand. */
    void beginAgain() {
        if (isNew()) {
            return;
        }
        if (!Files.exists(demonstrationMark())) {
            throw new CannotStart(
                    "The data folder %s holds data that is no demonstration, so --fresh leaves it alone; name another one with --data DIR."
                            .formatted(path));
        }
        delete(cluster());
    }

    /** What is left by a start that was killed half-way is of no use to anybody. */
    static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new CannotStart("The folder %s cannot be deleted: %s".formatted(folder, e), e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path demonstrationMark() {
        return path.resolve("demonstration");
    }

    private static boolean locks(FileChannel channel) {
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return true;
            }
            channel.close();
            return false;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            throw new CannotStart(
                    "The data folder lies on a disk that knows no locks; name another one with --data DIR.", e);
        }
    }
}
