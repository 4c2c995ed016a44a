package fr.conciergerie.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Reads a backup into an empty database: as the tables were when it was made, then brought up to date, then examined. What does
 * not come out whole is not kept.
 */
final class Restoration {

    /**
     * A rule that is taken away while rows come in whatever order, and put back when they are there: foreign keys, which the database
     * then checks, and what is asked of later rows only, which it does not.
     */
    private record Constraint(String table, String name, String definition) {}

    private final Connection owner;
    private final ZipFile archive;
    private final BackupManifest manifest;

    private Restoration(Connection owner, ZipFile archive, BackupManifest manifest) {
        this.owner = owner;
        this.archive = archive;
        this.manifest = manifest;
    }

    /**
     * @param givenApplication the application's role where it was made by hand; null when the owner makes it
     * @return what was restored
     */
    static BackupManifest read(Path file, Access owner, @Nullable Access givenApplication) {
        try (var archive = new ZipFile(file.toFile())) {
            var manifest = manifest(archive);
            refuseLater(manifest);
            isWhole(archive, manifest);
            refuseUsed(owner);
            try {
                restore(archive, manifest, owner, givenApplication);
                Doctor.refuse(Doctor.examine(owner));
                Doctor.refuse(Doctor.examine(owner));
            } catch (RuntimeException | Error e) {
                empty(owner);
                throw e;
            }
            return manifest;
        } catch (IOException e) {
            throw new CannotStart(
                    "The backup %s cannot be read: it is not there, or it is damaged (%s)."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    /** Reads no more than what it says of itself. */
    static BackupManifest manifest(Path file) {
        try (var archive = new ZipFile(file.toFile())) {
            return manifest(archive);
        } catch (IOException e) {
            throw new CannotStart("The backup %s cannot be read: %s.".formatted(file, e.getMessage()), e);
        }
    }

    private static BackupManifest manifest(ZipFile archive) throws IOException {
        var entry = archive.getEntry(BackupManifest.FILE);
        if (entry == null) {
            return BackupManifest.read(null);
        }
        try (var in = archive.getInputStream(entry)) {
            return BackupManifest.read(in.readAllBytes());
        }
    }

    private static void refuseLater(BackupManifest manifest) {
        var known = Migrations.known();
        manifest.migrations().forEach((module, version) -> {
            var last = known.get(module);
            if (last == null || Integer.parseInt(last) < Integer.parseInt(version)) {
                throw new CannotStart("This backup was made by a later version, %s; restore it with that one."
                        .formatted(manifest.product()));
            }
        });
    }

    /** Before anything is touched: every file of it is there, and is what was written. */
    private static void isWhole(ZipFile archive, BackupManifest manifest) throws IOException {
        for (var table : manifest.tables()) {
            var sha256 = Backup.sha256();
            try (var in = rows(archive, table)) {
                var buffer = new byte[1 << 16];
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    sha256.update(buffer, 0, read);
                }
            }
            if (!HexFormat.of().formatHex(sha256.digest()).equals(table.sha256())) {
                throw new CannotStart(
                        "The backup is damaged: its file %s is not what was written. Nothing was restored."
                                .formatted(table.file()));
            }
        }
    }

    private static InputStream rows(ZipFile archive, BackupManifest.Table table) throws IOException {
        var entry = archive.getEntry(table.file());
        if (entry == null) {
            throw new CannotStart(
                    "The backup is damaged: its file %s is missing. Nothing was restored.".formatted(table.file()));
        }
        return new BufferedInputStream(archive.getInputStream(entry), 1 << 16);
    }

    private static void refuseUsed(Access owner) {
        try (var connection = owner.connectOrExplain()) {
            if (!schemas(connection).isEmpty()) {
                throw new CannotStart("The database at %s is not empty; a backup is restored into an empty one only."
                        .formatted(owner));
            }
        } catch (SQLException e) {
            throw new CannotStart("The database at %s cannot be read: %s".formatted(owner, Access.firstLine(e)), e);
        }
    }

    private static List<String> schemas(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("select nspname from pg_namespace where nspname = any (?)")) {
            query.setArray(1, connection.createArrayOf("text", Migrations.MODULES.toArray()));
            var rows = query.executeQuery();
            var schemas = new ArrayList<String>();
            while (rows.next()) {
                schemas.add(rows.getString(1));
            }
            return schemas;
        }
    }

    /** As it was before: a half-restored database would be taken for a whole one. */
    private static void empty(Access owner) {
        try (var connection = owner.connect();
                var statement = connection.createStatement()) {
            for (var schema : schemas(connection)) {
                statement.execute("drop schema %s cascade".formatted(schema));
            }
        } catch (SQLException e) {
            throw new CannotStart(
                    "The restoration failed, and what it had begun could not be taken away (%s): empty the database at %s by hand."
                            .formatted(Access.firstLine(e), owner),
                    e);
        }
    }

    private static void restore(
            ZipFile archive, BackupManifest manifest, Access owner, @Nullable Access givenApplication) {
        PreparedDatabase.prepareAsOf(manifest.migrations(), owner, givenApplication, manifest.purpose());
        try (var connection = owner.connectOrExplain()) {
            connection.setAutoCommit(false);
            new Restoration(connection, archive, manifest).load();
            connection.commit();
        } catch (SQLException e) {
            throw new CannotStart("The rows of the backup do not fit: %s".formatted(Access.firstLine(e)), e);
        } catch (IOException e) {
            throw new CannotStart("The backup is damaged: %s".formatted(e.getMessage()), e);
        }
        PreparedDatabase.prepare(owner, givenApplication, manifest.purpose());
    }

    private void load() throws SQLException, IOException {
        var constraints = constraints();
        for (var it : constraints) {
            execute("alter table %s drop constraint %s", it.table(), it.name());
        }
        for (var table : manifest.tables()) {
            // What migrations wrote, such as the law of then, is in the backup too.
            execute("truncate %s", table.name());
        }
        for (var table : Tenancy.tables(owner)) {
            execute("alter table %s disable trigger user", table.name());
            if (table.isProtected()) {
                execute("alter table %s no force row level security", table.name());
            }
        }
        for (var table : manifest.tables()) {
            load(table);
        }
        for (var sequence : manifest.sequences().entrySet()) {
            execute("select setval('%s', %s)", sequence.getKey(), String.valueOf(sequence.getValue()));
        }
        for (var table : Tenancy.tables(owner)) {
            execute("alter table %s enable trigger user", table.name());
        }
        // Whoever is referred to is there: the database looks at each row.
        for (var it : constraints) {
            execute("alter table %s add constraint %s %s", it.table(), it.name(), it.definition());
        }
        for (var table : protectedTables()) {
            execute("alter table %s force row level security", table);
        }
        execute("analyze");
    }

    private void load(BackupManifest.Table table) throws SQLException, IOException {
        try (var in = rows(archive, table)) {
            long rows = owner.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy %s (%s) from stdin (format csv, header)"
                                    .formatted(table.name(), Columns.quoted(owner, table.columns())),
                            in);
            if (rows != table.rows()) {
                throw new CannotStart("The backup says that %s has %d rows, and %d came out of it."
                        .formatted(table.name(), table.rows(), rows));
            }
        }
    }

    /** Those that have a policy, whether it is forced at the moment or not. */
    private List<String> protectedTables() throws SQLException {
        return strings("""
                select distinct polrelid::regclass::text from pg_policy p
                  join pg_class c on c.oid = p.polrelid
                  join pg_namespace n on n.oid = c.relnamespace
                 where n.nspname = any (?)
                """);
    }

    private List<String> strings(String sql) throws SQLException {
        try (var query = owner.prepareStatement(sql)) {
            query.setArray(1, owner.createArrayOf("text", Migrations.MODULES.toArray()));
            var rows = query.executeQuery();
            var strings = new ArrayList<String>();
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
            return strings;
        }
    }

    private List<Constraint> constraints() throws SQLException {
        try (var query = owner.prepareStatement("""
                        select c.conrelid::regclass::text, quote_ident(c.conname), pg_get_constraintdef(c.oid)
                          from pg_constraint c join pg_namespace n on n.oid = c.connamespace
                         where (c.contype = 'f' or c.contype = 'c' and not c.convalidated)
                           and c.conparentid = 0 and n.nspname = any (?)
                        """)) {
            query.setArray(1, owner.createArrayOf("text", Migrations.MODULES.toArray()));
            var rows = query.executeQuery();
            var constraints = new ArrayList<Constraint>();
            while (rows.next()) {
                constraints.add(new Constraint(rows.getString(1), rows.getString(2), rows.getString(3)));
            }
            return constraints;
        }
    }

    private void execute(String sql, Object... names) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute(sql.formatted(names));
        }
    }
}
