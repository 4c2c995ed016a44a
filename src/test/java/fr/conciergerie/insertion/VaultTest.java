package fr.conciergerie.insertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import fr.conciergerie.accounts.Someone;
import fr.conciergerie.database.CannotStart;
import fr.conciergerie.database.RawRows;
import fr.conciergerie.insertion.PersonDetails.Eligibility;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Tenant;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What whoever steals the database finds: nothing to read, nothing to move. */
@SpringBootTest
@AutoConfigureMockMvc
@Import(Someone.class)
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
                select table_name || '.' || column_name from information_schema.columns
                 where table_schema = 'insertion' and data_type = 'bytea' and table_name <> 'vault_seal' order by 1
                """);
        assertThat(VaultRotation.COLUMNS.stream().map(it -> it.table() + "." + it.name() + "_sealed"))
                .containsExactlyInAnyOrderElementsOf(columns);
    }

    @Test
    void aValueMovedToAnotherRowDoesNotOpen() {
        var one = Tenant.call(operator, this::whole);
        var other = Tenant.call(operator, this::whole);
        RawRows.change(
                "update insertion.person set name_sealed = (select name_sealed from insertion.person where id = '%s') where id = '%s'"
                        .formatted(one, other));

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Tenant.run(operator, () -> people.file(other, People.Part.WHOLE)))
                .withMessageContaining("does not open");
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
        assertThat(rotation.isUnfinished()).isTrue();

        rotation.sealAnew(1);
        assertThat(rotation.isUnfinished()).isTrue();
        assertThat(Tenant.call(operator, () -> people.file(person, People.Part.WHOLE))
                        .details()
                        .name())
                .isEqualTo("Zébulon Invention");

        // going on makes no other key
        rotation.rotate();

        assertThat(rotation.isUnfinished()).isFalse();
        assertThat(prefixes()).hasSize(1).isNotEqualTo(before);
        var file = Tenant.call(operator, () -> people.file(person, People.Part.WHOLE));
        assertThat(file.details().email()).isEqualTo("zebulon@invention.example");
        assertThat(file.interviews().getFirst().note()).isEqualTo("Une confidence");
        vault.check(false);
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
                .withMessageContaining("does not open the insertion files");
    }

    @Test
    void withoutAKeyNothingIsKept() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> new Vault(null, jdbc).claim())
                .withMessage("insertion.vault-closed");
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

    private static List<String> prefixes() {
        return RawRows.of(
                "select distinct substring(name_sealed from 1 for 5)::text from insertion.person where length(name_sealed) > 5");
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
