package fr.conciergerie.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import fr.conciergerie.accounts.Someone;
import fr.conciergerie.database.CannotStart;
import fr.conciergerie.database.RawRows;
import fr.conciergerie.insertion.Exit;
import fr.conciergerie.insertion.ExitFamily;
import fr.conciergerie.insertion.Learning;
import fr.conciergerie.insertion.People;
import fr.conciergerie.insertion.PersonDetails;
import fr.conciergerie.insertion.PersonDetails.Eligibility;
import fr.conciergerie.insertion.PersonId;
import fr.conciergerie.insertion.PersonLine;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Tenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What whoever steals the database finds: nothing to read, nothing to move. */
@SpringBootTest
@AutoConfigureMockMvc
class VaultTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    /** What must not be found in the clear. */
    private static final List<String> SECRETS = List.of(
            "Zébulon", "0611223344", "zebulon@", "999992177777", "confidence", "dentelle", "couture", "diplôme");

    @TempDir
    Path folder = Path.of("");

    @Autowired
    People people;

    @Autowired
    Vault vault;

    @Autowired
    VaultRotation rotation;

    @Autowired
    List<SealedColumns> sealed;

    @Autowired
    Someone someone;

    @Autowired
    JdbcClient jdbc;

    OperatorId operator = new OperatorId(new UUID(0, 0));

    @BeforeEach
    void anOperatorOfItsOwn() {
        operator = someone.operator();
    }

    @Test
    void rawRowsHoldNoPlainText() {
        Tenant.call(operator, this::whole);

        var tables = RawRows.of("""
                select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind = 'r' and n.nspname in ('insertion', 'web') order by 1
                """);
        assertThat(tables).contains("insertion.person", "insertion.interview", "web.audit_event", "web.idempotency");
        for (var table : tables) {
            for (var row : RawRows.of("select t::text from " + table + " t")) {
                for (var secret : SECRETS) {
                    assertThat(row).as(table).doesNotContainIgnoringCase(secret);
                    assertThat(row).as(table).doesNotContainIgnoringCase(hex(secret));
                }
            }
        }
    }

    @Test
    void everySealedColumnIsOneThatRotates() {
        var columns = RawRows.of("""
                select table_schema || '.' || table_name || '.' || column_name from information_schema.columns
                 where column_name like '%\\_sealed' or table_schema = 'insertion' and data_type = 'bytea' order by 1
                """);
        assertThat(columns().map(it -> it.table() + "." + it.name() + "_sealed"))
                .containsExactlyInAnyOrderElementsOf(columns);
    }

    /** Whoever moves it is told nothing; whoever opens the file reads the rest, and loses nothing by saving. */
    @Test
    void aValueMovedToAnotherRowDoesNotOpenAndClosesNothingElse() {
        var one = Tenant.call(operator, this::whole);
        var other = Tenant.call(operator, this::whole);
        var before = nameOf(other);
        name(other, nameOf(one));

        var file = Tenant.call(operator, () -> people.file(other, People.Part.WHOLE));
        assertThat(file.hasClosedValue()).isTrue();
        assertThat(file.details().name()).isEqualTo(Vault.CLOSED);
        assertThat(file.details().phone()).isEqualTo("0611223344");
        assertThat(file.interviews().getFirst().note()).isEqualTo("Une confidence");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Tenant.run(operator, () -> people.change(other, file.version(), details("Zoé"))))
                .withMessage("insertion.value-closed");

        name(other, before);
        assertThat(Tenant.call(operator, () -> people.file(other, People.Part.WHOLE))
                        .hasClosedValue())
                .isFalse();
    }

    @Test
    void nobodyIsCalledWhatStandsForAClosedValue() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Tenant.run(operator, () -> people.enter(details(Vault.CLOSED))))
                .withMessage("insertion.value-closed");
    }

    @Test
    void everySealedWordOfAFileMayBeClosedAndTheFileOpens() {
        var person = Tenant.call(operator, this::whole);
        columns()
                .filter(it -> it.table().startsWith("insertion."))
                .forEach(column -> RawRows.change("update %s set %s_sealed = decode('00', 'hex') where %s = '%s'"
                        .formatted(
                                column.table(),
                                column.name(),
                                column.table().equals("insertion.person") ? "id" : "person_id",
                                person)));

        var file = Tenant.call(operator, () -> people.file(person, People.Part.WHOLE));

        assertThat(List.of(
                        file.details().name(),
                        String.valueOf(file.details().phone()),
                        String.valueOf(file.details().email()),
                        file.pass().orElseThrow().spaced(),
                        file.learnings().getFirst().title(),
                        file.interviews().getFirst().note(),
                        file.goals().getFirst().text()))
                .containsOnly(Vault.CLOSED);
        assertThat(Tenant.call(operator, () -> people.inPath(People.Part.WHOLE, "test")))
                .isEmpty();
    }

    @Test
    void oneNameThatDoesNotOpenBreaksNoList() {
        var one = Tenant.call(operator, () -> people.enter(details("Zébulon Invention")));
        var other = Tenant.call(operator, () -> people.enter(details("Zoé Invention")));
        RawRows.change("update insertion.person set name_sealed = decode('00', 'hex') where id = '%s'".formatted(one));

        var reference = Tenant.call(operator, () -> people.reference(one));
        assertThat(Tenant.call(operator, () -> people.inPath(People.Part.WHOLE, "test")))
                .extracting(PersonLine::id, PersonLine::name)
                .containsExactlyInAnyOrder(tuple(one, reference), tuple(other, "Zoé Invention"));
        assertThat(Tenant.call(operator, () -> people.list(People.Part.WORK, false, null, 10))
                        .items())
                .hasSize(2);
    }

    @Test
    void theLedgerTellsWhatOfAFileWasChangedAndNotWhatItSays() {
        var person = Tenant.call(operator, this::whole);

        var told = RawRows.of("""
                select detail->>'section' from web.audit_event
                 where thing = '%s' and what = 'insertion.file-changed' order by id
                """.formatted(person));
        assertThat(told).containsExactlyInAnyOrder("PASS", "LEARNING", "INTERVIEW", "GOAL");
    }

    @Test
    void norInAnotherColumnNorForAnotherOperator() {
        var row = UUID.randomUUID();
        var sealed = Tenant.call(operator, () -> vault.seal("Zébulon", row, "person.name"));

        assertThat(Tenant.<String>call(operator, () -> vault.open(sealed, row, "person.name")))
                .isEqualTo("Zébulon");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Tenant.run(operator, () -> vault.open(sealed, row, "person.phone")));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Tenant.run(someone.operator(), () -> vault.open(sealed, row, "person.name")));
    }

    @Test
    void sealingTwiceTellsNothing() {
        var row = UUID.randomUUID();
        Tenant.run(
                operator,
                () -> assertThat(vault.seal("Zébulon", row, "person.name"))
                        .isNotEqualTo(vault.seal("Zébulon", row, "person.name")));
    }

    @Test
    void aRotationThatWasCutOffGoesOn() {
        var person = Tenant.call(operator, this::whole);
        var before = prefixes();
        vault.keys().addPrimary();
        assertThat(rotation.waiting()).isPositive();

        rotation.sealAnew(1);
        assertThat(rotation.waiting()).isPositive();
        assertThat(Tenant.call(operator, () -> people.file(person, People.Part.WHOLE))
                        .details()
                        .name())
                .isEqualTo("Zébulon Invention");

        // going on makes no other key
        rotation.rotate();

        assertThat(rotation.waiting()).isZero();
        assertThat(prefixes()).hasSize(1).isNotEqualTo(before);
        var file = Tenant.call(operator, () -> people.file(person, People.Part.WHOLE));
        assertThat(file.details().email()).isEqualTo("zebulon@invention.example");
        assertThat(file.interviews().getFirst().note()).isEqualTo("Une confidence");
        vault.check(false);
    }

    @Test
    void whatDoesNotOpenHoldsNoNewKeyBackButEveryOldOne() {
        var one = Tenant.call(operator, this::whole);
        var other = Tenant.call(operator, this::whole);
        var before = nameOf(other);
        name(other, nameOf(one));
        rotation.rotate();
        var first = primary();

        rotation.rotate();

        assertThat(primary()).isNotEqualTo(first);
        settled();
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> rotation.retire())
                .withMessageContaining("1 values are sealed with an older key and do not open");
        name(other, before);
        rotation.rotate();
    }

    @Test
    void olderKeysAreRetiredOnceNothingNeedsThem() {
        var person = Tenant.call(operator, this::whole);
        rotation.rotate();

        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> rotation.retire())
                .withMessageContaining("changed less than an hour ago");

        settled();
        // another instance made a new key after this one had looked
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> vault.keys().retireOlder(Instant.EPOCH))
                .withMessageContaining("was changed meanwhile");
        assertThat(rotation.retire()).isPositive();
        assertThat(vault.keys().olderPrefixes()).isEmpty();
        assertThat(Tenant.call(operator, () -> people.file(person, People.Part.WHOLE))
                        .hasClosedValue())
                .isFalse();
        vault.check(false);

        settled();
        assertThat(rotation.retire()).isZero();
        rotation.rotate();
        assertThat(Tenant.call(operator, () -> people.file(person, People.Part.WHOLE))
                        .hasClosedValue())
                .isFalse();
    }

    @Test
    void theKeysetIsItsOwnersAlone() throws Exception {
        Tenant.call(operator, this::whole);
        assertThat(Files.getPosixFilePermissions(RawRows.keyset()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aStartWithoutTheKeyOfWhatIsThereIsRefused() {
        Tenant.call(operator, this::whole);

        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> new Vault(null, jdbc).check(false))
                .withMessageContaining("name its keyset with CONCIERGERIE_VAULT_KEYSET");
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> new Vault(new Keyset(folder.resolve("lost.json")), jdbc).check(true))
                .withMessageContaining("is missing; put it back");
        assertThat(folder.resolve("lost.json")).doesNotExist();

        var another = new Keyset(folder.resolve("another.json"));
        another.create();
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> new Vault(another, jdbc).check(true))
                .withMessageContaining("does not open what is sealed");
    }

    @Test
    void withoutAKeyNothingIsKept() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> new Vault(null, jdbc).claim())
                .withMessage("vault.closed");
    }

    @Test
    void theFirstKeyIsMadeOnce() throws Exception {
        var keyset = new Keyset(folder.resolve("vault-keyset.json"));
        keyset.create();
        var first = Files.readString(keyset.file());
        keyset.create();
        assertThat(Files.readString(keyset.file())).isEqualTo(first);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(keyset.file());
        }
    }

    private Stream<SealedColumn> columns() {
        return sealed.stream().flatMap(it -> it.columns().stream());
    }

    private static PersonDetails details(String name) {
        return new PersonDetails(
                name,
                "0611223344",
                "zebulon@invention.example",
                DAY,
                null,
                new Eligibility(DAY, "Prescripteur", "Plateforme"));
    }

    private PersonId whole() {
        var person = people.enter(details("Zébulon Invention"));
        people.addPass(person, "999992177777", DAY);
        people.addLearning(person, Learning.Kind.TRAINING, "Stage de couture", DAY, DAY, 0);
        people.addInterview(person, DAY, "Une confidence", null);
        people.addGoal(person, "Vendre de la dentelle", DAY, null);
        people.exit(person, 0, new Exit(DAY.plusDays(1), ExitFamily.POSITIVE, "Diplôme vu"));
        return person;
    }

    private static String nameOf(PersonId person) {
        return RawRows.of("select encode(name_sealed, 'hex') from insertion.person where id = '%s'".formatted(person))
                .getFirst();
    }

    private static void name(PersonId person, String hex) {
        RawRows.change(
                "update insertion.person set name_sealed = decode('%s', 'hex') where id = '%s'".formatted(hex, person));
    }

    private static String primary() {
        return RawRows.of("select substring(sealed from 1 for 5)::text from vault.seal")
                .getFirst();
    }

    /** As if the keyset had lain there for two hours. */
    private static void settled() {
        try {
            Files.setLastModifiedTime(
                    RawRows.keyset(), FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> prefixes() {
        return RawRows.of(
                "select distinct substring(name_sealed from 1 for 5)::text from insertion.person where length(name_sealed) > 5");
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
