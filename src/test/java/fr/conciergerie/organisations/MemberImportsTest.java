package fr.conciergerie.organisations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.conciergerie.database.DatabaseTest;
import fr.conciergerie.organisations.MemberImports.Added;
import fr.conciergerie.organisations.MemberImports.Change;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.csv.CsvLines;
import fr.conciergerie.web.csv.CsvLines.Quotes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@DatabaseTest
@Import({
    Organisations.class,
    MemberImports.class,
    OrganisationRepository.class,
    SiteRepository.class,
    MemberRepository.class,
    MemberImportRepository.class,
    Departures.class,
    DepartureRepository.class,
    MemberImportsTest.Noon.class
})
class MemberImportsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final UUID MANAGER = UUID.randomUUID();
    private static final String LIST = """
            Prénom;Nom;Courriel;Téléphone
            Inès;Faure;ines@ville.example;0556000001
            Noé;Martel;noe@ville.example;
            ;;sans-nom@ville.example;
            """;

    @Autowired
    Organisations organisations;

    @Autowired
    MemberImports imports;

    @Autowired
    Departures departures;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transactions;

    private OperatorId operator = new OperatorId(new UUID(0, 0));
    private OrganisationId town = new OrganisationId(new UUID(0, 0));

    @BeforeEach
    void aTownOfItsOwn() {
        operator = organisations.createOperator("Les Mains utiles", "op-" + UUID.randomUUID());
        town = Tenant.call(
                operator,
                () -> organisations.addOrganisation(
                        new OrganisationDetails("Ville", "ville", OrganisationKind.TOWN, null)));
    }

    @Test
    void nobodyIsAddedBeforeTheManagerConfirms() {
        with(() -> {
            var staged = stage(LIST);
            assertThat(rows()).isEmpty();

            imports.confirm(staged, "", MANAGER);
            assertThat(rows()).containsExactly("Inès Faure 05 56 00 00 01", "Noé Martel null");
        });
    }

    @Test
    void theSameFileTwiceChangesNothing() {
        with(() -> {
            imports.confirm(stage(LIST), "", MANAGER);
            var before = versions();

            var again = stage(LIST);
            imports.confirm(again, "", MANAGER);

            assertThat(versions()).isEqualTo(before);
            assertThat(effect(again)).isEqualTo("0 0 2 1");
        });
    }

    @Test
    void aFileIsTakenOnce() {
        with(() -> {
            var staged = stage(LIST);
            imports.confirm(staged, "", MANAGER);

            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> imports.confirm(staged, "", MANAGER))
                    .withMessage("organisations.import.settled");
        });
    }

    @Test
    void aNewNameIsCorrectedAndAGuestOfTheDeskIsConfirmed() {
        with(() -> {
            var site = organisations.addSite(Sites.details("Siège"));
            organisations.share(site, town, TODAY, null);
            organisations.addGuest(site, "Noe M.", "noe@ville.example", "0556000009");

            var staged = stage(LIST);
            imports.confirm(staged, "", MANAGER);

            assertThat(effect(staged)).isEqualTo("1 1 0 1");
            assertThat(rows()).containsExactly("Inès Faure 05 56 00 00 01", "Noé Martel 05 56 00 00 09");
        });
    }

    @Test
    void whoIsOnTheListAgainWasNotThereMeanwhile() {
        with(() -> {
            imports.confirm(stage(LIST), "", MANAGER);
            transactions.executeWithoutResult(_ -> jdbc.sql("""
                            update organisations.member
                               set eligible_from = '2014-01-01', eligible_until = '2014-12-31', created_at = '2014-01-01'
                             where email = 'noe@ville.example'
                            """).update());

            imports.confirm(stage(LIST), "", MANAGER);

            List<String> stays = Objects.requireNonNull(
                    transactions.execute(_ -> jdbc.sql("""
                            select valid_from || ' ' || coalesce(valid_until::text, '…') from organisations.stay_v
                              join organisations.member m on m.id = member_id and m.email = 'noe@ville.example'
                             order by 1
                            """).query(String.class).list()));
            assertThat(stays).containsExactly("2014-01-01 2014-12-31", TODAY + " …");
        });
    }

    @Test
    void anotherOperatorCannotConfirm() {
        var staged = Tenant.call(operator, () -> stage(LIST));
        var other = organisations.createOperator("D'autres", "op-" + UUID.randomUUID());

        Tenant.run(
                other,
                () -> assertThatExceptionOfType(fr.conciergerie.shared.NotFound.class)
                        .isThrownBy(() -> imports.confirm(staged, "", MANAGER)));
    }

    /** As a French office saves it: see what is in it beside the figures. */
    @Test
    void eightHundredPeopleComeInWithTheirWholeList() throws Exception {
        var list = Objects.requireNonNull(getClass().getResourceAsStream("/lists/rh-800-agents.csv"))
                .readAllBytes();
        with(() -> {
            var first = imports.stage(town, "agents.csv", list, MANAGER);
            assertThat(imports.effect(first).added()).isEqualTo(792);
            imports.confirm(first, "", MANAGER);

            assertThat(effect(first)).isEqualTo("792 0 0 8");
            assertThat(strings("select repeated::text from organisations.member_import"))
                    .containsExactly("12");
            assertThat(strings("select reason from organisations.member_import_line where reason is not null"))
                    .containsOnly("organisations.import.no-email")
                    .hasSize(8);
            assertThat(strings(
                            "select remark || ' ' || count(*) from organisations.member_import_remark group by remark"))
                    .containsExactlyInAnyOrder(
                            "organisations.import.remark.again 12",
                            "organisations.import.remark.no-phone 18",
                            "organisations.import.remark.part-of-phone 18",
                            "organisations.import.remark.no-end 9",
                            "organisations.import.remark.lost-letter 75");

            var before = versions();
            var second = imports.stage(town, "agents.csv", list, MANAGER);
            assertThat(imports.effect(second).changesNothing()).isTrue();
            imports.confirm(second, "", MANAGER);
            assertThat(effect(second)).isEqualTo("0 0 792 8");
            assertThat(versions()).isEqualTo(before);
        });
    }

    /** The same as a workbook, in which a telephone may have become a number and an end is a day. */
    @Test
    void eightHundredPeopleComeInFromAWorkbook() throws Exception {
        var csv = Objects.requireNonNull(getClass().getResourceAsStream("/lists/rh-800-agents.csv"))
                .readAllBytes();
        var list = workbook(csv);
        with(() -> {
            var first = imports.stage(town, "agents.xlsx", list, MANAGER);
            assertThat(imports.effect(first).added()).isEqualTo(792);
            imports.confirm(first, "", MANAGER);

            assertThat(effect(first)).isEqualTo("792 0 0 8");
            assertThat(strings("select repeated::text from organisations.member_import"))
                    .containsExactly("12");
            assertThat(strings("select reason from organisations.member_import_line where reason is not null"))
                    .containsOnly("organisations.import.no-email")
                    .hasSize(8);

            var before = versions();
            var second = imports.stage(town, "agents.xlsx", list, MANAGER);
            assertThat(imports.effect(second).changesNothing()).isTrue();
            imports.confirm(second, "", MANAGER);
            assertThat(effect(second)).isEqualTo("0 0 792 8");
            assertThat(versions()).isEqualTo(before);
            assertThat(imports.effect(imports.stage(town, "agents.csv", csv, MANAGER))
                            .changesNothing())
                    .as("the same people, telephones and days as in the list that the workbook was made of")
                    .isTrue();
        });
    }

    /** As a spreadsheet saves what it read: on the same rows, digits as a number and a date as a day. */
    private static byte[] workbook(byte[] csv) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "Essai", "1.0")) {
            var sheet = workbook.newWorksheet("Agents");
            for (var line : CsvLines.read(CsvLines.decode(csv), 10_000, Quotes.FORGIVING)) {
                for (int column = 0; column < line.cells().size(); column++) {
                    write(sheet, line.number() - 1, column, line.cells().get(column));
                }
            }
        }
        return bytes.toByteArray();
    }

    private static void write(Worksheet sheet, int row, int column, String cell) {
        if (cell.matches("\\d+")) {
            sheet.value(row, column, Long.parseLong(cell));
        } else if (cell.matches("\\d{2}/\\d{2}/\\d{4}")) {
            sheet.value(row, column, LocalDate.parse(cell, DateTimeFormatter.ofPattern("dd/MM/yyyy")));
            sheet.style(row, column).format("dd/mm/yyyy").set();
        } else if (!cell.isEmpty()) {
            sheet.value(row, column, cell);
        }
    }

    @Test
    void whomAListChangesIsShownByNameBefore() {
        with(() -> {
            imports.confirm(stage(LIST), "", MANAGER);

            var preview = imports.preview(stage("""
                            Prénom;Nom;Courriel;Téléphone
                            Inès;Faure-Durand;ines@ville.example;0556000001
                            Paul;Noir;noe@ville.example;06 00 00 00 01
                            Ana;Ruiz;ana@ville.example;
                            """), 10);

            assertThat(preview.added()).extracting(Added::name).containsExactly("Ana Ruiz");
            assertThat(preview.changed())
                    .extracting(it -> it.name() + " → " + it.newName() + (it.isAnother() ? " ?" : ""))
                    .containsExactly("Noé Martel → Paul Noir ?", "Inès Faure → Inès Faure-Durand");
        });
    }

    @Test
    void aLetterThatTheSpreadsheetLostTakesNothingFromTheNameThatIsKnown() {
        with(() -> {
            imports.confirm(stage("Nom;Courriel\nȘtefan 100%_\\;s@ville.example\n"), "", MANAGER);
            var again = stage("Nom;Courriel\n?tefan 100%_\\;s@ville.example\n");
            imports.confirm(again, "", MANAGER);

            assertThat(effect(again)).isEqualTo("0 0 1 0");
            assertThat(rows()).containsExactly("Ștefan 100%_\\ null");
        });
    }

    @Test
    void aNumberThatIsWrittenOtherwiseIsTheSame() {
        with(() -> {
            imports.confirm(stage(LIST), "", MANAGER);
            transactions.executeWithoutResult(
                    _ -> jdbc.sql("update organisations.member set phone = '05.56.00.00.01' where phone is not null")
                            .update());

            assertThat(imports.effect(stage(LIST)).changesNothing()).isTrue();
        });
    }

    @Test
    void twoWindowsWithTheSameListAddEverybodyOnce() {
        with(() -> {
            var left = stage(LIST);
            var right = stage(LIST);
            imports.confirm(left, "", MANAGER);
            imports.confirm(right, "", MANAGER);

            assertThat(effect(right)).isEqualTo("0 0 2 1");
            assertThat(rows()).hasSize(2);
        });
    }

    @Test
    void whoseRightEndsByTheirLastDayIsNamedBeforeAndCanBeGivenItBack() {
        with(() -> {
            imports.confirm(stage(LIST), "", MANAGER);
            var ended = stage("""
                    Prénom;Nom;Courriel;Date de fin
                    Inès;Faure;ines@ville.example;31/12/2015
                    Noé;Martel;noe@ville.example;31/12/2027
                    """);
            assertThat(imports.effect(ended).ending()).isEqualTo(1);
            assertThat(imports.ending(ended)).extracting(Change::name).containsExactly("Inès Faure");
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> imports.confirm(ended, "", MANAGER))
                    .withMessage("organisations.import.changed-meanwhile");
            assertThat(ends()).isEmpty();

            imports.confirm(ended, imports.effect(ended).seal(), MANAGER);
            assertThat(ends()).containsExactly("2026-11-24", "2027-12-31");

            var departure = DepartureId.of(
                    strings("select id::text from organisations.departure").getFirst());
            assertThat(departures.undo(ended, departure, MANAGER).restored()).isEqualTo(1);
            assertThat(ends()).containsExactly("2027-12-31");
        });
    }

    @Test
    void aWholeMinistryIsTakenInOneGo() {
        with(() -> {
            var many = IntStream.range(0, 50_000)
                    .mapToObj(i -> "Agent" + i + ";agent" + i + "@ministere.example")
                    .collect(Collectors.joining("\n", "Nom;Courriel\n", "\n"));
            var staged = stage(many);
            imports.confirm(staged, "", MANAGER);

            assertThat(effect(staged)).isEqualTo("50000 0 0 0");
        });
    }

    private void with(Runnable work) {
        Tenant.run(operator, work);
    }

    private MemberImportId stage(String text) {
        return imports.stage(town, "agents.csv", text.getBytes(StandardCharsets.UTF_8), MANAGER);
    }

    private List<String> ends() {
        return strings(
                "select eligible_until::text from organisations.member where eligible_until is not null order by 1");
    }

    private List<String> rows() {
        return strings("select name || ' ' || coalesce(phone, 'null') from organisations.member order by name");
    }

    private List<String> versions() {
        return strings("select name || ' ' || version from organisations.member order by name");
    }

    private String effect(MemberImportId id) {
        return strings("select added || ' ' || changed || ' ' || unchanged || ' ' || rejected"
                        + " from organisations.member_import where id = '" + id + "'")
                .getFirst();
    }

    private List<String> strings(String sql) {
        return java.util.Objects.requireNonNull(
                transactions.execute(_ -> jdbc.sql(sql).query(String.class).list()));
    }

    @TestConfiguration
    static class Noon {
        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse("2026-11-24T11:00:00Z"), ZoneOffset.UTC);
        }
    }
}
