package fr.conciergerie.organisations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.conciergerie.organisations.MemberLine.Again;
import fr.conciergerie.organisations.MemberLine.Bad;
import fr.conciergerie.organisations.MemberLine.Good;
import fr.conciergerie.organisations.MemberLine.Remark;
import fr.conciergerie.shared.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemberFileTest {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String PLAIN = "Prénom;Nom;Courriel\nInès;Faure;ines.faure@ville.example\n";

    @Test
    void readsWhateverASpreadsheetWrites() {
        for (var bytes : List.of(
                PLAIN.getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + PLAIN).getBytes(StandardCharsets.UTF_8),
                PLAIN.getBytes(WINDOWS),
                ("\uFEFF" + PLAIN).getBytes(StandardCharsets.UTF_16LE),
                PLAIN.replace(';', ',').getBytes(StandardCharsets.UTF_8),
                PLAIN.replace(';', '\t').getBytes(WINDOWS),
                PLAIN.replace("\n", "\r\n").getBytes(WINDOWS),
                PLAIN.replace("\n", "\r").getBytes(WINDOWS),
                ("sep=;\n" + PLAIN).getBytes(StandardCharsets.UTF_8),
                PLAIN.replace("Faure", "\"Faure\"").getBytes(StandardCharsets.UTF_8))) {
            assertThat(MemberFile.read(bytes).lines()).singleElement().isInstanceOfSatisfying(Good.class, it -> {
                assertThat(it.details().name()).isEqualTo("Inès Faure");
                assertThat(it.email()).isEqualTo("ines.faure@ville.example");
            });
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NOM;PRENOM;MAIL|Faure;Inès;a@b.fr",
                "Nom d'usage;Prénom;Adresse électronique|Faure;Inès;a@b.fr",
                "First name;Last name;E-mail|Inès;Faure;a@b.fr",
                "Nom complet;e-mail professionnel|Inès Faure;a@b.fr",
                "Matricule;Name;Email;Civilité|0042;Inès Faure;a@b.fr;Mme",
                "Agent;Courriel|  Inès   Faure ; A@B.FR "
            })
    void understandsHeadingsInBothLanguages(String headings, String line) {
        assertThat(good(headings + "\n" + line).details().name()).isEqualTo("Inès Faure");
        assertThat(good(headings + "\n" + line).email()).isEqualTo("a@b.fr");
    }

    @Test
    void leavesInTheFileWhatItNeedNotKnow() {
        var file = file("Civilité;Nom;Prénom;Courriel;Grade\nMme;Faure;Inès;a@b.fr;Attachée");

        assertThat(file.columns().ignored()).containsExactly("Civilité", "Grade");
    }

    @Test
    void tellsEveryBadLineByTheNumberThatTheSpreadsheetShows() {
        var file = file("""
                Nom;Prénom;Courriel;Téléphone;Date de fin
                Faure;Inès;ines@ville.example;05 56 00 00 00;31/12/2026

                Martel;Noé;;;
                Ruiz;Ana;ana@@ville.example;;
                Petit;Jean;INES@ville.example;;
                ;;vide@ville.example;;
                Noir;Max;max@ville.example
                Gris;Ada;ada@ville.example;;;;;
                ada@ville.example;;autre@ville.example;;
                """);

        assertThat(file.lines())
                .filteredOn(Bad.class::isInstance)
                .extracting(MemberFileTest::told)
                .containsExactly(
                        "4 organisations.import.no-email",
                        "5 shared.not-an-email",
                        "6 organisations.import.address-of-two",
                        "7 organisations.member.name-missing",
                        "10 organisations.member.not-a-name");
        assertThat(file.lines())
                .filteredOn(Good.class::isInstance)
                .extracting(MemberLine::number)
                .containsExactly(2, 8, 9);
        assertThat(((Good) file.lines().getFirst()).eligibleUntil()).isEqualTo(LocalDate.of(2026, 12, 31));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "05 56 00 00 01||05 56 00 00 01||",
                "0556000001|31/12/2027|05 56 00 00 01|2027-12-31|",
                "556000001||05 56 00 00 01||",
                "+33 (0)5 56 00 00 01||05 56 00 00 01||",
                "0033556000001||05 56 00 00 01||",
                "+32 2 555 12 12||+3225551212||",
                "4512||4512||",
                "néant||||no-phone",
                "05 56 00 00 01 (poste 4512)||05 56 00 00 01||part-of-phone",
                "05 56 00 00 01 / 06 12 34 56 78||05 56 00 00 01||part-of-phone",
                "05 56 00 00 01||05 56 00 00 01||",
                "5,56E+08||||no-phone",
                "(05) 56 00 00 01||05 56 00 00 01||",
                "-||||no-phone",
                "|31/12/27||2027-12-31|",
                "|31-12-2027||2027-12-31|",
                "|31.12.2027||2027-12-31|",
                "|31/12/2027 00:00:00||2027-12-31|",
                "|2027-12-31T00:00:00.000||2027-12-31|",
                "|31 déc. 2027||2027-12-31|",
                "|1er janvier 2028||2028-01-01|",
                "|46752||2027-12-31|",
                "|CDI|||no-end",
                "|31/12/9999|||no-end",
                "|31/02/2027|||no-day",
                "|à voir|||no-day"
            })
    void anOptionalCellCostsTheCellAndNeverThePerson(
            @Nullable String phone,
            @Nullable String until,
            @Nullable String phoneRead,
            @Nullable String dayRead,
            @Nullable String remark) {
        var person = good("Nom;Courriel;Tél;Date de fin\nFaure;a@b.fr;%s;%s"
                .formatted(Objects.requireNonNullElse(phone, ""), Objects.requireNonNullElse(until, "")));

        assertThat(person.details().phone()).isEqualTo(phoneRead);
        assertThat(person.eligibleUntil()).isEqualTo(dayRead == null ? null : LocalDate.parse(dayRead));
        assertThat(person.remarks())
                .extracting(Remark::key)
                .isEqualTo(remark == null ? List.of() : List.of("organisations.import.remark." + remark));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a@b.fr |a@b.fr",
                "  A@B.FR |a@b.fr",
                "a @ b.fr|a@b.fr",
                "a@b.fr;|a@b.fr",
                "a@b.fr​|a@b.fr",
                "Inès Faure <a@b.fr>|a@b.fr",
                "mailto:a@b.fr|a@b.fr",
                "a@b.fr / c@d.fr|a@b.fr"
            })
    void readsAnAddressAsItIsPasted(String cell, String address) {
        assertThat(good("Nom;Courriel\nFaure;\"" + cell + "\"").email()).isEqualTo(address);
    }

    /** An address that is not written out is nobody's: who guesses takes somebody else in. */
    @ParameterizedTest
    @ValueSource(strings = {"ines faure@b.fr", "a@b", "a@@b.fr", "a.b.fr", "a@b.fr et c@d"})
    void guessesNoAddress(String cell) {
        assertThat(told(file("Nom;Courriel\nFaure;" + cell).lines().getFirst())).isEqualTo("2 shared.not-an-email");
    }

    @Test
    void whoStandsTwiceUnderOneNameIsOnePerson() {
        var file = file("""
                Nom;Prénom;Courriel;Site;Tél;Date de fin
                Faure;Inès;a@b.fr;Mairie;;31/12/2026
                FAURE;Ines;A@B.FR;Piscine;05 56 00 00 01;30/06/2027
                """);

        assertThat(file.lines().getFirst()).isInstanceOfSatisfying(Good.class, it -> {
            assertThat(it.details().phone()).isEqualTo("05 56 00 00 01");
            assertThat(it.eligibleUntil()).isEqualTo(LocalDate.of(2027, 6, 30));
        });
        assertThat(file.lines().getLast()).isEqualTo(new Again(3, "Inès Faure", "a@b.fr", 2));
    }

    @Test
    void twoPeopleOfOneNameAreTwo() {
        assertThat(file("Nom;Prénom;Courriel\nFaure;Inès;a@b.fr\nFaure;Inès;c@d.fr\n")
                        .lines())
                .hasSize(2)
                .allMatch(Good.class::isInstance);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Nom;Prénom;Adresse de messagerie|Faure;Inès;a@b.fr",
                "NOM;Prénom;Adresse e-mail professionnelle|Faure;Inès;a@b.fr",
                "NOM;Prénom;Adresse mail pro|Faure;Inès;a@b.fr",
                "Nom;Prénom;Mél|Faure;Inès;a@b.fr",
                "NOM;Prénom;E-mail;Courriel professionnel|Faure;Inès;perso@b.fr;a@b.fr",
                "NOM;Prénom;E-mail;Courriel professionnel|Faure;Inès;a@b.fr;",
                "Nom de famille;Nom d'usage;Prénom;E-Mail|BOULEAU;Faure;Inès;a@b.fr",
                "Nom de naissance;Nom;Prénom;E-Mail|BOULEAU;Faure;Inès;a@b.fr",
                "Nom d'usage;Nom;Prénom;E-Mail|;Faure;Inès;a@b.fr",
                "Agent;Nom;Prénom;E-mail|0042;Faure;Inès;a@b.fr",
                "Nom et prénom de l'agent;E-mail du responsable;E-mail|Inès Faure;chef@b.fr;a@b.fr",
                "Nom;Prénom;Nom du site;Mail;Type de mobile;Date de fin de période d'essai|Faure;Inès;Mairie;a@b.fr;Nokia;01/01/2020"
            })
    void understandsTheHeadingsOfRealExports(String headings, String line) {
        var person = good(headings + "\n" + line);

        assertThat(person.details().name()).isEqualTo("Inès Faure");
        assertThat(person.email()).isEqualTo("a@b.fr");
        assertThat(person.eligibleUntil()).isNull();
    }

    @Test
    void takesTheFirstTelephoneThatIsFilledIn() {
        assertThat(good("Nom;E-Mail;Téléphone;Portable\nFaure;a@b.fr;05 56 00 00 01;06 00 00 00 01")
                        .details()
                        .phone())
                .isEqualTo("05 56 00 00 01");
        assertThat(good("Nom;E-Mail;Téléphone;Portable\nFaure;a@b.fr;néant;06 00 00 00 01")
                        .details()
                        .phone())
                .isEqualTo("06 00 00 00 01");
    }

    @Test
    void ofTwoAddressesTheOneThatIsKnownCounts() {
        var text = "NOM;E-mail;Courriel professionnel\nFaure;perso@b.fr;a@b.fr".getBytes(StandardCharsets.UTF_8);

        assertThat(((Good) MemberFile.read(text, Set.of("perso@b.fr")).lines().getFirst()).email())
                .isEqualTo("perso@b.fr");
        assertThat(MemberFile.read(text).addresses()).containsExactlyInAnyOrder("perso@b.fr", "a@b.fr");
    }

    @Test
    void passesOverATitleAndOverHeadingsThatComeAgain() {
        var file = file("""
                Liste du personnel, avec adresse mail, au 01/11/2026;;;
                ;;;
                Matricule;NOM;Prénom;E-Mail
                1;Faure;Inès;a@b.fr
                Matricule;NOM;Prénom;E-Mail
                2;Martel;Noé;c@d.fr
                """);

        assertThat(file.lines()).extracting(MemberLine::number).containsExactly(4, 6);
    }

    @Test
    void aLineBreakInACellIsNothingSpecial() {
        var file = file("""
                NOM;Prénom;E-Mail;Service
                Faure;Inès;a@b.fr;"Direction de l’eau
                Service exploitation"
                Martel;Noé;c@d.fr;Cabinet
                Petit;Léa;pas-un-courriel;Cabinet
                """);

        assertThat(file.lines().get(0)).isInstanceOf(Good.class);
        assertThat(file.lines().get(1)).isInstanceOf(Good.class);
        assertThat(told(file.lines().get(2))).isEqualTo("4 shared.not-an-email");
    }

    /** As Windows saves it: a line ends with two signs, a line break in a cell is one of them, and a row is counted once. */
    @Test
    void aFileOfWindowsCountsItsRowsAsTheSpreadsheetDoes() {
        var file = MemberFile.read("""
                NOM;Prénom;E-Mail;Service\r
                Lefèvre;Inès;a@b.fr;"Direction de l’eau
                Service exploitation"\r
                \r
                Martel;Noé;pas-un-courriel;Cabinet\r
                Œillet;Léa;c@d.fr;"Voirie

                Propreté"\r
                Petit;Zoé;;Cabinet\r
                """.getBytes(Charset.forName("windows-1252")));

        assertThat(file.lines())
                .filteredOn(Good.class::isInstance)
                .extracting(it -> ((Good) it).details().name())
                .containsExactly("Inès Lefèvre", "Léa Œillet");
        assertThat(file.lines()).extracting(MemberLine::number).containsExactly(2, 4, 5, 6);
        assertThat(told(file.lines().get(1))).isEqualTo("4 shared.not-an-email");
        assertThat(told(file.lines().get(3))).isEqualTo("6 organisations.import.no-email");
    }

    @Test
    void aSurplusCellAfterTheAddressMovesNobodysName() {
        assertThat(good("NOM;Courriel;Service;Tél\nFaure;a@b.fr;Voirie ; propreté;05 56 00 00 01")
                        .remarks())
                .extracting(Remark::key)
                .containsExactly("organisations.import.remark.too-many-cells", "organisations.import.remark.no-phone");
        assertThat(told(file("Service;Courriel;NOM\nVoirie ; propreté;a@b.fr;Faure")
                        .lines()
                        .getFirst()))
                .startsWith("2 ");
    }

    @Test
    void aLetterThatTheSpreadsheetLostIsTold() {
        assertThat(good("Nom;Courriel\n?tefan Calcaire;a@b.fr").remarks())
                .extracting(Remark::key)
                .containsExactly("organisations.import.remark.lost-letter");
    }

    @Test
    void aQuoteThatIsNotClosedSpoilsItsOwnLineAndNoOther() {
        var file = file("Nom;Courriel;Service\n\"Faure;a@b.fr;Eau\nRuiz;c@d.fr;\"Voirie\"\nPetit;e@f.fr;Parcs\n");

        assertThat(told(file.lines().getFirst())).isEqualTo("2 organisations.import.quote-not-closed");
        assertThat(file.lines())
                .filteredOn(Good.class::isInstance)
                .extracting(it -> ((Good) it).email())
                .containsExactly("c@d.fr", "e@f.fr");
    }

    /** A workbook is read as the table that it shows: days are days, and a telephone that became a number is one again. */
    @Test
    void readsAWorkbook() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "Essai", "1.0")) {
            var sheet = workbook.newWorksheet("Agents");
            sheet.value(0, 0, "Liste du personnel au 01/11/2026");
            var headings = List.of("Matricule", "NOM", "Prénom", "E-Mail", "Portable", "Fin de contrat");
            for (int column = 0; column < headings.size(); column++) {
                sheet.value(2, column, headings.get(column));
            }
            person(sheet, 3, "NOISETIER", "a.noisetier@essai.example", 612345678, LocalDate.of(2026, 12, 31));
            person(sheet, 4, "BOULEAU", "e.bouleau@essai.example", 33612345679L, LocalDate.of(2027, 6, 30));
            person(sheet, 6, "FRÊNE", "", 612345670, LocalDate.of(2027, 6, 30));
        }

        var file = MemberFile.read(bytes.toByteArray());

        assertThat(file.lines()).hasSize(3);
        assertThat(file.lines().getFirst()).isInstanceOfSatisfying(Good.class, it -> {
            assertThat(it.details().name()).isEqualTo("Amélie NOISETIER");
            assertThat(it.details().phone()).isEqualTo("06 12 34 56 78");
            assertThat(it.eligibleUntil()).isEqualTo(LocalDate.of(2026, 12, 31));
            assertThat(it.remarks()).isEmpty();
        });
        assertThat(file.lines().get(1))
                .isInstanceOfSatisfying(
                        Good.class, it -> assertThat(it.details().phone()).isEqualTo("06 12 34 56 79"));
        assertThat(file.lines().get(2)).isInstanceOfSatisfying(Bad.class, it -> {
            assertThat(it.number()).isEqualTo(7);
            assertThat(it.reason().key()).isEqualTo("organisations.import.no-email");
        });
        assertThat(file.addresses()).contains("a.noisetier@essai.example", "e.bouleau@essai.example");
    }

    private static void person(Worksheet sheet, int row, String name, String email, long phone, LocalDate until) {
        sheet.value(row, 0, row);
        sheet.value(row, 1, name);
        sheet.value(row, 2, "Amélie");
        sheet.value(row, 3, email);
        sheet.value(row, 4, phone);
        sheet.value(row, 5, until);
        sheet.style(row, 5).format("dd/mm/yyyy").set();
    }

    @Test
    void aPersonInABadLineIsInTheFileAllTheSame() {
        assertThat(((Bad) file("Nom;Courriel\n;A@b.fr").lines().getFirst()).email())
                .isEqualTo("a@b.fr");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|organisations.import.empty",
                "'   '|organisations.import.empty",
                "Nom;Courriel|organisations.import.empty",
                "Nom;Prénom|organisations.import.no-email-column",
                "Courriel;Ville|organisations.import.no-name-column",
                "PK\u0003\u0004rest|web.csv.unreadable-workbook",
                "'Nom;Courriel\nA\u0000;a@b.fr'|web.csv.not-a-table"
            })
    void refusesWhatIsNoListOfAgents(String text, String key) {
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> file(text)).withMessage(key);
    }

    @Test
    void refusesTooMuch() {
        var heading = "Nom;Courriel\n";
        var lines = IntStream.rangeClosed(0, MemberFile.MOST_LINES)
                .mapToObj(i -> "A;a" + i + "@b.fr")
                .collect(Collectors.joining("\n"));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> file(heading + lines))
                .withMessage("web.csv.too-many-lines");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> MemberFile.read(new byte[MemberFile.LARGEST + 1]))
                .withMessage("organisations.import.too-large");
        assertThat(file(heading + lines.substring(0, lines.lastIndexOf('\n'))).lines())
                .hasSize(MemberFile.MOST_LINES);
    }

    /** Whatever bytes come: an answer or a refusal, never anything else. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void neverStumbles(long seed) {
        var random = new Random(seed);
        var signs = "Nom;Courriel,\"\n\r\t;=@é\u0000\uFEFF a@b.fr'\\|".toCharArray();
        for (int i = 0; i < 500; i++) {
            var noise = new StringBuilder(random.nextBoolean() ? "Nom;Courriel\n" : "");
            for (int n = random.nextInt(80); n > 0; n--) {
                noise.append(signs[random.nextInt(signs.length)]);
            }
            try {
                assertThat(file(noise.toString()).lines()).isNotEmpty();
            } catch (Refused refused) {
                assertThat(refused.key()).matches("(organisations|web\\.csv)\\..*");
            }
        }
    }

    private static String told(MemberLine line) {
        return line.number() + " " + ((Bad) line).reason().key();
    }

    private static Good good(String text) {
        return (Good) file(text).lines().getFirst();
    }

    private static MemberFile file(String text) {
        return MemberFile.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
