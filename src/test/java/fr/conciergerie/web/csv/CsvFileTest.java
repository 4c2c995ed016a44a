package fr.conciergerie.web.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.conciergerie.shared.Refused;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {

    private static final Map<String, List<String>> COLUMNS =
            Map.of("nom", List.of("name"), "mel", List.of("e-mail", "courriel"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nom;mel\nÉlise;e@site.example\n",
                "Nom,Courriel\r\n\"Élise\",e@site.example",
                "NAME\tE-Mail\nÉlise\te@site.example",
                "autre;mel;nom\n;e@site.example;Élise\n\n;;\n"
            })
    void readsWhatSpreadsheetsWrite(String text) {
        var file = CsvFile.read(text, 10, COLUMNS);

        assertThat(file.rows()).singleElement().satisfies(row -> {
            assertThat(row.get("nom")).isEqualTo("Élise");
            assertThat(row.get("mel")).isEqualTo("e@site.example");
            assertThat(row.number()).isEqualTo(2);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252"})
    void readsBothEncodings(String charset) {
        assertThat(CsvLines.decode("Élise, œuf, 12 €".getBytes(Charset.forName(charset))))
                .isEqualTo("Élise, œuf, 12 €");
        assertThat(CsvLines.decode("\ufeffnom".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("nom");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sep=;\n"})
    void numbersLinesAsTheSpreadsheetDoes(String note) {
        var file = CsvFile.read(note + "nom;mel\n\"deux\nlignes\";a\n\nsuite;b\n", 10, COLUMNS);

        assertThat(file.rows()).extracting(CsvRow::number).containsExactly(2L, 4L);
    }

    /** What nobody reads is named as the file calls it; a column without a name is not. */
    @Test
    void namesTheColumnsThatItDoesNotRead() {
        var file =
                CsvFile.read("Nom;Observations ;E-mail;N° de  bureau;;Mel\nÉlise;;e@site.example;12;x;\n", 10, COLUMNS);

        assertThat(file.ignored()).containsExactly("Observations", "N° de bureau");
    }

    @Test
    void findsTheHeadingsUnderATitle() {
        var file = CsvFile.read("Liste, au 1er novembre 2026\n\nNom;E-mail;;\nÉlise;e@site.example;;\n", 10, COLUMNS);

        assertThat(file.rows()).singleElement().satisfies(row -> {
            assertThat(row.get("mel")).isEqualTo("e@site.example");
            assertThat(row.number()).isEqualTo(4);
        });
    }

    @Test
    void recognisesOldMacsAndOldPrograms() {
        for (var charset : List.of("x-MacRoman", "IBM850", "windows-1252", "UTF-8", "UTF-16LE")) {
            for (var name : List.of("Élise Lefèvre", "Noël FRANÇOIS", "Zoé", "Benoît", "Cœlia L’Hermite", "Gaël")) {
                var bytes = (name + ";nom;prénom").getBytes(Charset.forName(charset));
                if (new String(bytes, Charset.forName(charset)).startsWith(name)) {
                    assertThat(CsvLines.decode(bytes)).as(charset).startsWith(name);
                }
            }
        }
    }

    @Test
    void readsATextThatWasCodedTwice() {
        var twice = new String(
                "Amélie L’Hôte, 12 €, HÊTRE, Cœur, n° 5".getBytes(StandardCharsets.UTF_8),
                Charset.forName("windows-1252"));

        assertThat(CsvLines.decode(twice.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("Amélie L’Hôte, 12 €, HÊTRE, Cœur, n° 5");
        assertThat(CsvLines.decode("« CITÉ », Âge".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("« CITÉ », Âge");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nom;mel\n\" Élise\u00a0\";\u200be@site.example \n",
                "nom;mel\n=\"Élise\";'e@site.example;;;\n",
                "nom;mel;nom\n;e@site.example;Élise\n"
            })
    void takesWhatStandsInACellAndNothingAroundIt(String text) {
        assertThat(CsvFile.read(text, 10, COLUMNS).rows())
                .singleElement()
                .satisfies(row -> assertThat(row.get("nom")).isEqualTo("Élise"));
    }

    @Test
    @Timeout(5)
    void aFullFileOfOpenQuotesIsReadInNoTime() {
        var text = "nom;mel\n" + "\"a;b\n".repeat(50_000);

        assertThat(CsvLines.read(text, 50_000, CsvLines.Quotes.FORGIVING)).hasSize(50_001);
        var nearly = "nom;mel\n" + (";\"a".repeat(8_000) + "\nx\";\n").repeat(100);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> CsvLines.read(nearly, 50_000, CsvLines.Quotes.FORGIVING))
                .withMessage("web.csv.unreadable");
    }

    @Test
    void refusesWhatIsNoTable() {
        refused("", "web.csv.empty");
        refused("nom;mel\n\0", "web.csv.not-a-table");
        refused("nom;autre\na;b", "web.csv.missing-columns");
        refused("nom;mel\n" + "a;b\n".repeat(11), "web.csv.too-many-lines");
        refused("nom;mel\n\"jamais fermé;b\n", "web.csv.unreadable");
        refused("nom;mel\n\"a\"b;c\n", "web.csv.unreadable");
    }

    @Test
    void readsBackWhatItWrote() {
        var cells = List.of("=1+1", "a \"b\"; c\nd");
        var text = CsvText.of(List.of("nom", "mel"), List.of(cells));

        var row = CsvFile.read(CsvLines.decode(text.getBytes(StandardCharsets.UTF_8)), 10, COLUMNS)
                .rows()
                .getFirst();

        assertThat(text).startsWith("\ufeffnom;mel\r\n'=1+1;");
        assertThat(List.of(row.get("nom"), row.get("mel"))).isEqualTo(cells);
    }

    @Test
    void aNumberBelowNothingIsNoFormula() {
        assertThat(CsvText.of(List.of("km"), List.of(List.of("-12.5"), List.of("-A1"), List.of("+33612345678"))))
                .isEqualTo("\ufeffkm\r\n-12.5\r\n'-A1\r\n'+33612345678\r\n");
    }

    @Test
    void writesCommasForProgramsOfOthers() {
        assertThat(CsvText.toExchange(List.of("code", "titre"), List.of(List.of("A", "un, deux"))))
                .isEqualTo("code,titre\r\nA,\"un, deux\"\r\n");
    }

    private static void refused(String text, String key) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> CsvFile.read(text, 10, COLUMNS))
                .withMessage(key);
    }
}
