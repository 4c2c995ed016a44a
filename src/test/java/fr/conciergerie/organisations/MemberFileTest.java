package fr.conciergerie.organisations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.conciergerie.organisations.MemberLine.Bad;
import fr.conciergerie.organisations.MemberLine.Good;
import fr.conciergerie.shared.Refused;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
                Faure;I.;INES@ville.example;;
                ;;vide@ville.example;;
                Petit;Léa;lea@ville.example;demain;
                Blanc;Théo;theo@ville.example;;31/02/2027
                Roux;Eva;eva@ville.example;;;;trop
                Gris;Ada;ada@ville.example;;;;;
                Noir;Max;max@ville.example
                """);

        assertThat(file.lines())
                .filteredOn(Bad.class::isInstance)
                .extracting(MemberFileTest::told)
                .containsExactly(
                        "4 organisations.import.no-email",
                        "5 shared.not-an-email",
                        "6 organisations.import.address-twice",
                        "7 organisations.member.name-missing",
                        "8 organisations.not-a-phone",
                        "9 organisations.import.not-a-day",
                        "10 organisations.import.too-many-cells");
        assertThat(file.lines())
                .filteredOn(Good.class::isInstance)
                .extracting(MemberLine::number)
                .containsExactly(2, 11, 12);
        assertThat(((Good) file.lines().getFirst()).eligibleUntil()).isEqualTo(LocalDate.of(2026, 12, 31));
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

    @Test
    void aPersonInABadLineIsInTheFileAllTheSame() {
        assertThat(((Bad) file("Nom;Courriel;Tel\nFaure;A@b.fr;x").lines().getFirst()).email())
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
                "Nom;Courriel;E-mail|organisations.import.column-twice",
                "PK\u0003\u0004rest|web.csv.is-a-workbook",
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
