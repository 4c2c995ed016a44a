package fr.conciergerie.database;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Writes everything that a database holds, as it was at one moment, into one file, while people go on working.
 *
 * <p>Row by row and through the policies, operator after operator, for the owner of the tables sees no operator's rows by itself:
 * a {@code pg_dump} as the owner would be empty of them. Why so and not otherwise: docs/decisions/0019.
 */
final class Backup {

    /**
     * What is of no use elsewhere or later, or would let somebody in: who is signed in, who tried how often, which instance does
     * what.
     */
    private static final Set<String> LEFT_OUT =
            Set.of("web.spring_session", "web.spring_session_attributes", "web.rate_limit", "web.shedlock");

    private final Connection owner;

    private Backup(Connection owner) {
        this.owner = owner;
    }

    /**
     * Makes the file, all of it or none.
     *
     * @return what is in it
     */
    static BackupManifest write(Access owner, Path file) {
        if (Files.exists(file)) {
            throw new CannotStart("The file %s is there already; a backup never overwrites anything.".formatted(file));
        }
        var aside = file.toAbsolutePath().resolveSibling(file.getFileName() + ".part");
        try (var connection = owner.connectOrExplain()) {
            // One picture of the whole, however long it takes to copy it.
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            Files.deleteIfExists(aside);
            var manifest = new Backup(connection).into(aside);
            connection.rollback();
            move(aside, file);
            return manifest;
        } catch (IOException e) {
            throw new CannotStart("The backup cannot be written to %s: %s".formatted(file, e.getMessage()), e);
        } catch (SQLException e) {
            throw new CannotStart("The backup stopped: %s".formatted(Access.firstLine(e)), e);
        } finally {
            discard(aside);
        }
    }

    private BackupManifest into(Path aside) throws IOException, SQLException {
        Files.createFile(aside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var channel = FileChannel.open(aside, StandardOpenOption.WRITE);
                var zip = new ZipOutputStream(Channels.newOutputStream(channel))) {
            zip.setLevel(Deflater.BEST_SPEED);
            var takenAt = now();
            var tables = new ArrayList<BackupManifest.Table>();
            for (var table : Tenancy.tables(owner)) {
                if (!LEFT_OUT.contains(table.name())) {
                    tables.add(copy(table, zip));
                }
            }
            var manifest = new BackupManifest(
                    BackupManifest.FORMAT,
                    Version.current(),
                    takenAt,
                    Installation.read(owner).orElseThrow(),
                    owner.getMetaData().getDatabaseProductVersion(),
                    Migrations.applied(owner),
                    vaultKey(),
                    sequences(),
                    tables);
            zip.putNextEntry(new ZipEntry(BackupManifest.FILE));
            zip.write(manifest.written());
            zip.closeEntry();
            zip.finish();
            channel.force(true);
            return manifest;
        }
    }

    private BackupManifest.Table copy(Tenancy.Table table, ZipOutputStream zip) throws IOException, SQLException {
        var columns = Columns.of(owner, table.name());
        var file = table.name().replace('.', '/') + ".csv";
        zip.putNextEntry(new ZipEntry(file));
        var sha256 = sha256();
        // The archive is not closed with its entry.
        var out = new DigestOutputStream(zip, sha256);
        out.write((String.join(",", columns) + "\n").getBytes(StandardCharsets.UTF_8));
        long rows = 0;
        if (table.isProtected()) {
            for (var operator : operators(owner)) {
                see(owner, operator);
                rows += copy(table, columns, out);
            }
        } else {
            rows = copy(table, columns, out);
        }
        zip.closeEntry();
        return new BackupManifest.Table(
                table.name(), columns, file, rows, HexFormat.of().formatHex(sha256.digest()));
    }

    private long copy(Tenancy.Table table, List<String> columns, OutputStream out) throws IOException, SQLException {
        return owner.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut(
                        "copy (select %s from %s) to stdout (format csv)"
                                .formatted(Columns.quoted(owner, columns), table.name()),
                        out);
    }

    private Instant now() throws SQLException {
        try (var query = owner.createStatement();
                var row = query.executeQuery("select now()")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    /** The number of a key stands before what it sealed: one byte, then four of the number. */
    private @Nullable String vaultKey() throws SQLException {
        try (var query = owner.createStatement();
                var row = query.executeQuery("select sealed from vault.seal")) {
            return row.next()
                    ? Integer.toUnsignedString(ByteBuffer.wrap(row.getBytes(1)).getInt(1))
                    : null;
        }
    }

    private Map<String, Long> sequences() throws SQLException {
        var sequences = new TreeMap<String, Long>();
        try (var query = owner.prepareStatement("""
                        select schemaname || '.' || sequencename, last_value from pg_sequences
                         where schemaname = any (?) and last_value is not null
                        """)) {
            query.setArray(1, owner.createArrayOf("text", Migrations.MODULES.toArray()));
            var rows = query.executeQuery();
            while (rows.next()) {
                sequences.put(rows.getString(1), rows.getLong(2));
            }
        }
        return sequences;
    }

    /** All operators of the installation, whose rows are seen one after the other. */
    static List<UUID> operators(Connection owner) throws SQLException {
        return strings(owner, "select id::text from organisations.operator order by id").stream()
                .map(UUID::fromString)
                .toList();
    }

    /** For the rest of the transaction. */
    static void see(Connection owner, UUID operator) throws SQLException {
        try (var query = owner.prepareStatement("select set_config('app.operator', ?, true)")) {
            query.setString(1, operator.toString());
            query.execute();
        }
    }

    private static List<String> strings(Connection owner, String sql) throws SQLException {
        try (var query = owner.createStatement();
                var rows = query.executeQuery(sql)) {
            var strings = new ArrayList<String>();
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
            return strings;
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void move(Path aside, Path file) throws IOException {
        try {
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(aside, file);
        }
    }

    private static void discard(Path aside) {
        try {
            Files.deleteIfExists(aside);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
