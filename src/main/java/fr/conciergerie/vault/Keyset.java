package fr.conciergerie.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import fr.conciergerie.database.CannotStart;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the vault, in a file that its owner alone reads: the primary seals, all of them open. Older keys stay, because
 * backups were sealed with them.
 */
final class Keyset {

    /** What Tink puts before everything it seals: one byte, and the number of the key. */
    static final int PREFIX = 5;

    private final Path file;
    private volatile @Nullable Loaded loaded;

    Keyset(Path file) {
        this.file = file.toAbsolutePath().normalize();
    }

    private record Loaded(KeysetHandle handle, Aead aead, FileTime written) {}

    boolean exists() {
        return Files.exists(file);
    }

    Path file() {
        return file;
    }

    /** The first key, unless somebody made one in the meantime. */
    void create() {
        try {
            write(KeysetHandle.generateNew(parameters()), false);
        } catch (FileAlreadyExistsException _) {
            // another start was quicker: its keyset is the one
        } catch (GeneralSecurityException | IOException e) {
            throw new CannotStart("The keyset %s of the vault cannot be written: %s".formatted(file, e), e);
        }
    }

    /** A new primary key; those before stay for what they sealed. */
    synchronized void addPrimary() {
        try {
            var next = KeysetHandle.newBuilder(current().handle())
                    .addEntry(KeysetHandle.generateEntryFromParameters(parameters())
                            .withRandomId()
                            .makePrimary())
                    .build();
            write(next, true);
            loaded = null;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the keyset " + file + " cannot be rotated", e);
        }
    }

    /**
     * Throws every key but the primary away.
     *
     * @param unchanged when the keyset was written that was looked at: another instance may have made a new key since
     * @return how many those were
     */
    synchronized int retireOlder(Instant unchanged) {
        if (!writtenAt().equals(unchanged)) {
            throw new CannotStart("The keyset %s was changed meanwhile; no key was retired.".formatted(file));
        }
        try {
            var handle = current().handle();
            var kept = KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.importKey(handle.getPrimary().getKey())
                            .withFixedId(handle.getPrimary().getId())
                            .makePrimary())
                    .build();
            write(kept, true);
            loaded = null;
            return handle.size() - 1;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the older keys of " + file + " cannot be retired", e);
        }
    }

    /** When a key was last made, retired or put back. */
    Instant writtenAt() {
        return fresh().written().toInstant();
    }

    byte[] seal(byte[] plain, byte[] place) {
        try {
            return fresh().aead().encrypt(plain, place);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the vault does not seal", e);
        }
    }

    /** Opens what was sealed for this very place; another instance may have made a new key meanwhile. */
    byte[] open(byte[] sealed, byte[] place) throws GeneralSecurityException {
        try {
            return current().aead().decrypt(sealed, place);
        } catch (GeneralSecurityException e) {
            if (isUpToDate()) {
                throw e;
            }
            return fresh().aead().decrypt(sealed, place);
        }
    }

    /** How everything begins that a key before the primary one sealed. */
    List<byte[]> olderPrefixes() {
        var handle = fresh().handle();
        int primary = handle.getPrimary().getId();
        return IntStream.range(0, handle.size())
                .map(it -> handle.getAt(it).getId())
                .filter(it -> it != primary)
                .mapToObj(it ->
                        ByteBuffer.allocate(PREFIX).put((byte) 1).putInt(it).array())
                .toList();
    }

    private Loaded fresh() {
        if (!isUpToDate()) {
            loaded = null;
        }
        return current();
    }

    private boolean isUpToDate() {
        var known = loaded;
        try {
            return known != null && Files.getLastModifiedTime(file).equals(known.written());
        } catch (IOException _) {
            return known != null;
        }
    }

    private synchronized Loaded current() {
        var known = loaded;
        if (known == null) {
            known = load();
            loaded = known;
        }
        return known;
    }

    private Loaded load() {
        try {
            AeadConfig.register();
            var written = Files.getLastModifiedTime(file);
            var handle = TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get());
            return new Loaded(handle, handle.getPrimitive(RegistryConfiguration.get(), Aead.class), written);
        } catch (IOException | GeneralSecurityException e) {
            throw new CannotStart("The keyset %s of the vault cannot be read: %s".formatted(file, e), e);
        }
    }

    private static com.google.crypto.tink.Parameters parameters() throws GeneralSecurityException {
        AeadConfig.register();
        return PredefinedAeadParameters.AES256_GCM;
    }

    /** Written aside and moved whole, so that nobody ever reads half a keyset. */
    private void write(KeysetHandle handle, boolean replace) throws IOException, GeneralSecurityException {
        var folder = file.resolveSibling("");
        Files.createDirectories(folder);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var aside = Files.createTempFile(folder, "vault-", ".json", ownerOnly);
        try {
            Files.writeString(
                    aside,
                    TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get()),
                    StandardCharsets.UTF_8);
            if (replace) {
                Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.createLink(file, aside);
            }
        } finally {
            Files.deleteIfExists(aside);
        }
    }
}
