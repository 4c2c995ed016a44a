package fr.conciergerie.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;

/** The demonstration is backed up, comes back somewhere else, and is the same; what is not whole is refused. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "conciergerie.demo=true")
class BackupTest {

    private static final String DEMONSTRATION = "conciergerie_demo";

    @TempDir
    Path folder = Path.of("");

    private Path file = Path.of("");
    private final Access demonstration = TestDatabase.named(DEMONSTRATION);
    private final Access elsewhere =
            TestDatabase.named("restored_" + UUID.randomUUID().toString().replace("-", ""));

    @BeforeEach
    void aFile() {
        file = folder.resolve("backup.zip");
    }

    @Test
    void everyRowComesBackElsewhereAndAllIsWell() throws Exception {
        var manifest = Backup.write(demonstration, file);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));

        var restored = Restoration.read(file, elsewhere, null);

        assertThat(restored).isEqualTo(manifest);
        assertThat(Doctor.examine(elsewhere)).isEmpty();
        var again = Backup.write(elsewhere, folder.resolve("again.zip"));
        assertThat(again.tables()).isEqualTo(manifest.tables());
        assertThat(again.sequences()).isEqualTo(manifest.sequences());
        assertThat(again.migrations()).isEqualTo(manifest.migrations()).isEqualTo(Migrations.known());
        assertThat(rows(manifest, "orders.order_line")).isGreaterThan(1_000);
        assertThat(rows(manifest, "reporting.publication")).isPositive();
    }

    @Test
    void itIsReadableByHandAndHoldsNoKeyAndNobodyWhoIsSignedIn() throws Exception {
        var manifest = Backup.write(demonstration, file);

        try (var zip = new ZipFile(file.toFile())) {
            var says =
                    new String(zip.getInputStream(zip.getEntry("manifest.json")).readAllBytes(), UTF_8);
            assertThat(says).contains("\"product\"", "\"takenAt\"", "\"purpose\" : \"DEMONSTRATION\"", "\"vaultKey\"");
            var services = new String(
                    zip.getInputStream(zip.getEntry("catalogue/service.csv")).readAllBytes(), UTF_8);
            assertThat(services.lines().findFirst())
                    .hasValueSatisfying(it -> assertThat(it).startsWith("operator_id,id,slug"));
            assertThat(services).contains("cordonnerie-talons");
            assertThat(zip.stream().map(ZipEntry::getName))
                    .noneMatch(it -> it.contains("session") && it.startsWith("web/"))
                    .noneMatch(it -> it.contains("keyset"));
        }
        assertThat(manifest.vaultKey()).isNotNull();
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        Files.writeString(file, "precious");

        refuses(() -> Backup.write(demonstration, file), "is there already");
        assertThat(file).hasContent("precious");
        assertThat(folder).isDirectoryContaining(it -> it.equals(file)).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void aDatabaseThatIsInUseIsLeftAlone() {
        Backup.write(demonstration, file);

        refuses(() -> Restoration.read(file, demonstration, null), "is not empty");
        assertThat(Doctor.examine(demonstration)).isEmpty();
    }

    @Test
    void aDataFolderThatHoldsADatabaseIsLeftAlone() throws IOException {
        Backup.write(demonstration, file);
        var data = folder.resolve("data");
        var theirs = Files.createDirectories(data.resolve("postgresql")).resolve("PG_VERSION");
        Files.writeString(theirs, "precious");

        refuses(
                () -> Maintenance.with(new String[] {"--conciergerie.data=" + data}, System.out)
                        .restore(file),
                "holds a database already");
        assertThat(theirs).hasContent("precious");
    }

    @Test
    void aDamagedFileIsFoundOutBeforeAnythingIsTouched() throws Exception {
        Backup.write(demonstration, file);
        var damaged = rewritten("catalogue/service.csv", it -> it.replaceFirst("talons", "talent"));

        refuses(
                () -> Restoration.read(damaged, elsewhere, null),
                "its file catalogue/service.csv is not what was written");
        isUntouched();
    }

    @Test
    void aFileThatIsNoneIsSaidToBeNone() throws IOException {
        refuses(() -> Restoration.read(file, elsewhere, null), "cannot be read");
        Files.writeString(file, "PK");
        refuses(() -> Restoration.read(file, elsewhere, null), "cannot be read");
        isUntouched();
    }

    @Test
    void aBackupOfALaterVersionIsLeftToIt() throws Exception {
        Backup.write(demonstration, file);
        var later = rewritten("manifest.json", it -> it.replaceFirst("\"orders\" : \"\\d+\"", "\"orders\" : \"9999\""));

        refuses(() -> Restoration.read(later, elsewhere, null), "made by a later version");
        isUntouched();
    }

    /** Whoever is referred to must be there: what the database itself refuses is not half restored. */
    @Test
    void whatDoesNotFitIsTakenAwayAgain() throws Exception {
        Backup.write(demonstration, file);
        var headless = rewritten(
                "organisations/member.csv", it -> it.lines().findFirst().orElseThrow() + "\n");
        var honest = rehashed(headless, "organisations/member.csv");

        refuses(() -> Restoration.read(honest, elsewhere, null), "do");
        isUntouched();
    }

    /** What was published before details were kept has none: the rule is for those that come. */
    @Test
    void whatWasWrittenBeforeARuleComesBackAllTheSame() throws Exception {
        Backup.write(demonstration, file);
        Restoration.read(file, elsewhere, null);
        try (var owner = elsewhere.connect()) {
            owner.setAutoCommit(false);
            Backup.see(owner, Backup.operators(owner).getFirst());
            execute(owner, "alter table reporting.publication_report drop constraint is_given_with_its_detail");
            execute(owner, "update reporting.publication_report set detail = null");
            execute(
                    owner,
                    "alter table reporting.publication_report add constraint is_given_with_its_detail check (detail is not null) not valid");
            owner.commit();
        }
        var older = folder.resolve("older.zip");
        var manifest = Backup.write(elsewhere, older);
        var third =
                TestDatabase.named("restored_" + UUID.randomUUID().toString().replace("-", ""));

        assertThat(Restoration.read(older, third, null)).isEqualTo(manifest);
        assertThat(Doctor.examine(third)).isEmpty();
    }

    @Test
    void anOlderApplicationLeavesALaterDatabaseAlone() throws Exception {
        Backup.write(demonstration, file);
        Restoration.read(file, elsewhere, null);
        execute(elsewhere, """
                insert into orders.flyway_schema_history (installed_rank, version, description, type, script, installed_by, execution_time, success)
                select 999, '9999', 'to come', 'SQL', 'V9999__to_come.sql', current_user, 0, true
                """);

        refuses(
                () -> PreparedDatabase.prepare(elsewhere, null, Installation.DEMONSTRATION),
                "A later version of Conciergerie has worked on this database");
    }

    /** Each question finds what it is there to find. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            custody/last_holder           | update custody.item set seq = seq + 1 where label = (select min(label) from custody.item)
            custody/hand_overs_in_a_row   | delete from custody.custody_event where (item_id, seq) = (select item_id, 1 from custody.custody_event where seq = 2 limit 1)
            orders/order_without_lines    | delete from orders.order_line where order_id = (select min(id::text)::uuid from orders.customer_order)
            orders/job_of_a_line          | update orders.order_line set job_id = gen_random_uuid() where id = (select min(id::text)::uuid from orders.order_line where job_id is not null)
            insertion/lines_come_to_the_day | update insertion.hour_entry set minutes = minutes + 5 where id = (select min(id::text)::uuid from insertion.hour_entry)
            insertion/pass_ends_as_counted | update insertion.pass set ends_on = ends_on + 1 where id = (select min(id::text)::uuid from insertion.pass)
            reporting/publication_hashes  | update reporting.publication set document = substring(document from 2)
            reporting/facts               | update reporting.line_fact set family = 'FOOD' where line_id = (select min(line_id::text)::uuid from reporting.line_fact where family <> 'FOOD')
            accounts/rights_of_nobody     | update accounts.role_grant set subject = gen_random_uuid() where role = 'PARTNER'
            """)
    void theDoctorFindsWhatIsWrong(String check, String harm) throws SQLException {
        try (var owner = demonstration.connect()) {
            owner.setAutoCommit(false);
            Backup.see(owner, Backup.operators(owner).getFirst());
            withoutGuards(owner);
            try (var statement = owner.createStatement()) {
                assertThat(statement.executeUpdate(harm)).isPositive();
            }
            assertThat(Doctor.examineIn(owner))
                    .extracting(it -> it.check().name())
                    .contains(check);
            owner.rollback();
        }
    }

    /** As after a dump that sees no operator's rows: accounts and rights are there, and nothing that they are for. */
    @Test
    void aDumpWithoutTheOperatorsRowsIsFoundOut() throws SQLException {
        PreparedDatabase.prepare(elsewhere, null, Installation.PRODUCTION);
        execute(
                elsewhere,
                "insert into organisations.operator (id, slug, name, created_at) values ('00000000-0000-4000-8000-000000000001', 'oubliee', 'Oubliée', now())",
                "insert into accounts.account (id, email, name, locale, created_at) values ('00000000-0000-4000-8000-000000000002', 'a@b.example', 'A', 'fr', now())",
                """
                insert into accounts.role_grant (id, account_id, operator_id, role, granted_at, accepted_at)
                values (gen_random_uuid(), '00000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000001', 'MANAGER', now(), now())
                """);

        assertThat(Doctor.examine(elsewhere))
                .extracting(it -> it.check().name(), Doctor.Finding::operator)
                .containsExactly(tuple("accounts/operator_without_trace", "oubliee"));
    }

    private static void withoutGuards(Connection owner) throws SQLException {
        for (var table : Stream.of(
                        "custody.item",
                        "custody.custody_event",
                        "orders.order_line",
                        "orders.history",
                        "insertion.hour_entry",
                        "insertion.pass",
                        "reporting.publication",
                        "reporting.line_fact",
                        "accounts.role_grant")
                .toList()) {
            execute(owner, "alter table %s disable trigger user".formatted(table));
        }
        for (var key : constraints(owner)) {
            execute(owner, key);
        }
    }

    private static List<String> constraints(Connection owner) throws SQLException {
        try (var query = owner.createStatement();
                var rows = query.executeQuery("""
                        select format('alter table %s drop constraint %I', conrelid::regclass, conname) from pg_constraint
                         where contype = 'f' and confrelid in ('orders.order_line'::regclass, 'custody.custody_event'::regclass,
                                                               'orders.job'::regclass)
                            or contype = 'c' and conrelid = 'reporting.publication'::regclass
                        """)) {
            var keys = new ArrayList<String>();
            while (rows.next()) {
                keys.add(rows.getString(1));
            }
            return keys;
        }
    }

    private static void execute(Connection owner, String sql) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void execute(Access access, String... statements) throws SQLException {
        try (var owner = access.connect()) {
            for (var sql : statements) {
                execute(owner, sql);
            }
        }
    }

    private static void refuses(Runnable deed, String words) {
        assertThatExceptionOfType(CannotStart.class).isThrownBy(deed::run).withMessageContaining(words);
    }

    private void isUntouched() {
        try (var owner = elsewhere.connectOrExplain();
                var query = owner.createStatement();
                var row = query.executeQuery(
                        "select count(*) from pg_namespace where nspname in ('shared', 'orders', 'organisations')")) {
            row.next();
            assertThat(row.getLong(1)).isZero();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static long rows(BackupManifest manifest, String table) {
        return manifest.tables().stream()
                .filter(it -> it.name().equals(table))
                .mapToLong(BackupManifest.Table::rows)
                .sum();
    }

    /** The same archive with one of its files changed. */
    private Path rewritten(String name, UnaryOperator<String> change) throws IOException {
        return rewritten(file, name, change);
    }

    private Path rewritten(Path from, String name, UnaryOperator<String> change) throws IOException {
        var to = folder.resolve("changed-" + UUID.randomUUID() + ".zip");
        try (var zip = new ZipFile(from.toFile());
                var out = new ZipOutputStream(Files.newOutputStream(to))) {
            for (var entry : zip.stream().toList()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                var content = zip.getInputStream(entry).readAllBytes();
                out.write(
                        entry.getName().equals(name)
                                ? change.apply(new String(content, UTF_8)).getBytes(UTF_8)
                                : content);
                out.closeEntry();
            }
        }
        return to;
    }

    /** As if whoever changed it had changed its fingerprint and its count too. */
    private Path rehashed(Path changed, String name) throws IOException {
        try (var zip = new ZipFile(changed.toFile())) {
            var content = zip.getInputStream(zip.getEntry(name)).readAllBytes();
            var hash = HexFormat.of().formatHex(Backup.sha256().digest(content));
            return rewritten(
                    changed,
                    "manifest.json",
                    it -> it.replaceFirst(
                            "(\"file\" : \"%s\",\\s+\"rows\" : )\\d+(,\\s+\"sha256\" : \")[0-9a-f]+".formatted(name),
                            "$10$2" + hash));
        }
    }
}
