package fr.conciergerie.web.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import fr.conciergerie.shared.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WorkbookTextTest {

    private static final String SHEET = "xl/worksheets/sheet1.xml";

    @Test
    void whatASpreadsheetCountsInIsReadAsItIsSeen() {
        var bytes = workbook(sheet -> {
            sheet.value(0, 0, "Entrée");
            sheet.value(1, 0, LocalDate.of(2026, 12, 31));
            sheet.style(1, 0).format("dd/MM/yyyy").set();
            sheet.value(1, 1, LocalDateTime.of(2026, 12, 31, 14, 30));
            sheet.style(1, 1).format("[$-40C]jj/mm/aaaa hh:mm").set();
            sheet.value(1, 2, 612345678);
            sheet.value(1, 3, 18.1 + 0.1 + 0.2);
            sheet.style(1, 3).format("#,##0.00 \"€ d'août\"").set();
            sheet.value(1, 4, "0042");
            sheet.value(1, 5, "deux\nlignes; \"ici\"");
            sheet.value(4, 0, "=1+1");
            sheet.formula(4, 1, "1+1");
        });

        assertThat(CsvLines.read(CsvLines.decode(bytes), 10, CsvLines.Quotes.STRICT))
                .containsExactly(
                        new CsvLines.Line(1, List.of("Entrée"), true),
                        new CsvLines.Line(
                                2,
                                List.of(
                                        "2026-12-31",
                                        "2026-12-31 14:30",
                                        "612345678",
                                        "18,4",
                                        "0042",
                                        "deux\nlignes; \"ici\""),
                                true),
                        new CsvLines.Line(5, List.of("=1+1"), true));
    }

    @Test
    void theFirstSheetOnWhichSomethingStandsIsRead() {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "Essai", "1.0")) {
            var hidden = workbook.newWorksheet("Listes");
            hidden.value(0, 0, "caché");
            hidden.setVisibilityState(VisibilityState.HIDDEN);
            workbook.newWorksheet("Vide");
            workbook.newWorksheet("Agents").value(0, 0, "Nom");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }

        assertThat(CsvLines.decode(bytes.toByteArray())).isEqualTo("sep=;\r\nNom\r\n");
    }

    @Test
    void numbersGoOutAsNumbersAndTelephonesAsWords() {
        var bytes = new ByteArrayOutputStream();
        try (var sheet = new SheetWriter(bytes, "Essai", List.of("a", "b", "c", "d"))) {
            sheet.line(List.of("18,50", "05 56 00 00 01", "0042", "=cmd()"));
        }

        assertThat(CsvLines.decode(bytes.toByteArray()))
                .isEqualTo("sep=;\r\na;b;c;d\r\n\"18,5\";05 56 00 00 01;0042;'=cmd()\r\n");
    }

    /** What unpacks to more than anybody's list is refused before it is read, whatever it says of its own size. */
    @Test
    @Timeout(60)
    void aFileThatSwellsIsRefused() {
        var blank = " ".repeat(1 << 20);
        refused(zip(Map.of(SHEET, "<a>" + blank.repeat(120) + "</a>")), "web.csv.workbook-too-large");

        var parts = new HashMap<String, String>();
        for (int i = 0; i < 2_500; i++) {
            parts.put("xl/" + i, "");
        }
        refused(zip(parts), "web.csv.workbook-too-large");
    }

    /** One long text that ten thousand cells point to, a row at the end of the world, a column at its edge. */
    @Test
    @Timeout(60)
    void aFileThatPointsToMuchIsRefused() {
        var text = "x".repeat(30_000);
        var many = workbook(sheet -> {
            for (int row = 0; row < 2_000; row++) {
                sheet.value(row, 0, text);
            }
        });
        refused(many, "web.csv.workbook-too-large");

        assertThat(CsvLines.decode(handmade("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>x</t></is></c></row>")))
                .isEqualTo("sep=;\r\nx\r\n");
        refused(
                handmade("<row r=\"2000000000\"><c r=\"A2000000000\" t=\"inlineStr\"><is><t>x</t></is></c></row>"),
                "web.csv.unreadable-workbook");
        assertThat(CsvLines.decode(handmade("<row r=\"1\"><c r=\"XFD1\" t=\"inlineStr\"><is><t>x</t></is></c></row>")))
                .isEmpty();
        assertThat(CsvLines.decode(handmade("<row r=\"1\"><c r=\"A1\"><v>1E+300000000</v></c></row>")))
                .isEmpty();
    }

    @Test
    void noDocumentTypeIsFollowed() {
        var laughs = "<!DOCTYPE a [<!ENTITY b \"" + "ha".repeat(1000) + "\"><!ENTITY c \"" + "&b;".repeat(1000)
                + "\"><!ENTITY d \"" + "&c;".repeat(1000) + "\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]>";
        for (var entity : List.of("d", "f")) {
            var bytes = handmade(
                    laughs, "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&" + entity + ";</t></is></c></row>");
            try {
                assertThat(CsvLines.decode(bytes)).doesNotContain("haha", "root");
            } catch (Refused refused) {
                assertThat(refused).hasMessage("web.csv.unreadable-workbook");
            }
        }
    }

    /** Whatever is broken in a workbook is said; nothing else ever comes out of it. */
    @Test
    @Timeout(120)
    void aBrokenFileIsSaidToBeBroken() {
        var whole = workbook(sheet -> {
            sheet.value(0, 0, "Nom");
            sheet.value(1, 0, 12.5);
            sheet.value(1, 1, LocalDate.of(2026, 1, 1));
        });
        refused("PK\u0003\u0004rest".getBytes(StandardCharsets.ISO_8859_1), "web.csv.unreadable-workbook");
        refused(
                zip(Map.of("mimetype", "application/vnd.oasis.opendocument.spreadsheet")),
                "web.csv.unreadable-workbook");
        refused(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0}, "web.csv.is-a-workbook");
        var random = new Random(7);
        for (int i = 0; i < 300; i++) {
            var broken = whole.clone();
            for (int change = 0; change <= i % 5; change++) {
                broken[4 + random.nextInt(broken.length - 4)] = (byte) random.nextInt(256);
            }
            assertDoesNotThrow(() -> {
                try {
                    CsvLines.decode(broken);
                } catch (Refused refused) {
                    assertThat(refused.key()).startsWith("web.csv.");
                }
            });
        }
    }

    private static void refused(byte[] bytes, String key) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> CsvLines.decode(bytes))
                .withMessage(key);
    }

    private static byte[] workbook(Consumer<Worksheet> filling) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "Essai", "1.0")) {
            filling.accept(workbook.newWorksheet("Essai"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] handmade(String rows) {
        return handmade("", rows);
    }

    private static byte[] handmade(String documentType, String rows) {
        var main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        var relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var packages = "http://schemas.openxmlformats.org/package/2006/relationships";
        return zip(Map.of(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/></Types>",
                "xl/styles.xml",
                "<styleSheet xmlns=\"" + main + "\"/>",
                "_rels/.rels",
                "<Relationships xmlns=\"" + packages + "\"><Relationship Id=\"a\" Type=\"" + relations
                        + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"" + packages + "\"><Relationship Id=\"a\" Type=\"" + relations
                        + "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
                "xl/workbook.xml",
                "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + relations
                        + "\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>",
                SHEET,
                "<?xml version=\"1.0\"?>" + documentType + "<worksheet xmlns=\"" + main + "\"><sheetData>" + rows
                        + "</sheetData></worksheet>"));
    }

    private static byte[] zip(Map<String, String> parts) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
