package fr.conciergerie.web.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names and notes as people write them, read from the paper: no letter is lost, and every one of them is in the file. */
class PdfTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    French               | Zoé Œuvrard-L’Hôpital, 12,50 € – « talons »
                    Vietnamese, Polish   | Nguyễn Thị Hằng, Łucja Wójcik
                    Greek, Cyrillic      | Ελένη Παπαδοπούλου, Олена Шевченко
                    Georgian             | მარიამ გელაშვილი
                    Armenian             | Անահիտ Սարգսյան
                    Chinese              | 王小明 陳大文
                    Japanese             | さくら サクラ 東京
                    Korean               | 김민준
                    Thai                 | สมชาย
                    Devanagari           | नमन
                    ticks and stars      | ✓ ★ ☎ → ✗
                    pictures             | 😀 🎉 👍
                    """)
    void everyLetterIsPrinted(String script, String words) throws IOException {
        var printed = printed(words);

        assertThat(printed.text()).as(script).contains(words).doesNotContain("#", "[U+");
        assertThat(printed.fonts())
                .isNotEmpty()
                .allMatch(it -> it.isEmbedded() && it.getName().matches("[A-Z]{6}\\+.*"));
    }

    /** Read from right to left, with its letters joined, whatever stands around it. */
    @ParameterizedTest
    @CsvSource({"فاطمة الزهراء", "שרה כהן"})
    void namesAreWrittenFromRightToLeft(String name) throws IOException {
        var printed = printed("Pour " + name + ", casier 12");

        assertThat(printed.text()).contains(name, "Pour", "casier 12").doesNotContain("#", "[U+");
        assertThat(printed.fonts()).allMatch(PDFont::isEmbedded);
    }

    @Test
    void whatNoTypefaceHasIsToldByItsNumber() throws IOException {
        assertThat(printed("Sac \uE123 \uD80C\uDC00").text()).contains("Sac [U+E123] [U+13000]");
    }

    /** Marks that only tell a screen how to join letters print as nothing. */
    @Test
    void whatIsNotSeenIsNotPrinted() throws IOException {
        assertThat(printed("❤\uFE0F \u200Fa\u200Db\u2066c\u2069\uFEFF").text())
                .contains("❤ abc")
                .doesNotContain("#", "[U+");
    }

    /** A paper in French bears no other typeface: it is small, and is written at once. */
    @Test
    void onlyTheLettersOfThePaperAreInIt() throws IOException {
        assertThat(printed("Chaussures noires").fonts()).hasSize(1);
        assertThat(Pdf.of(page("王小明")).length).isLessThan(60_000);
    }

    @Test
    void whatIsKeptForYearsHasItsLettersToo() throws IOException {
        try (var pdf = Loader.loadPDF(Pdf.toKeep(page("王小明 მარიამ 😀")))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("王小明 მარიამ 😀");
        }
    }

    private static Printed printed(String words) throws IOException {
        try (var pdf = Loader.loadPDF(Pdf.of(page(words)))) {
            return new Printed(new PDFTextStripper().getText(pdf), fonts(pdf));
        }
    }

    private static List<PDFont> fonts(PDDocument pdf) throws IOException {
        var fonts = new ArrayList<PDFont>();
        for (var page : pdf.getPages()) {
            for (var name : page.getResources().getFontNames()) {
                fonts.add(page.getResources().getFont(name));
            }
        }
        return fonts;
    }

    private static String page(String words) {
        return """
                <!DOCTYPE html>
                <html lang="fr"><head><title>Papier</title><meta name="description" content="Papier"/>
                <style>body { font-family: Text; }</style></head>
                <body><p>%s</p></body></html>
                """.formatted(words);
    }

    private record Printed(String text, List<PDFont> fonts) {}
}
