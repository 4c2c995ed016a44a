package fr.conciergerie.organisations.web;

import fr.conciergerie.organisations.web.ImportPage.RejectedLine;
import fr.conciergerie.web.Words;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The lines that could not be taken, with the reason in words, as a file that a spreadsheet opens by itself. */
final class RejectedLinesFile {

    private static final String MARK_OF_UTF_8 = "\uFEFF";

    private RejectedLinesFile() {}

    static byte[] write(List<String> headings, List<RejectedLine> lines, Words words) {
        var text = new StringWriter();
        text.write(MARK_OF_UTF_8);
        try (var printer =
                new CSVPrinter(text, CSVFormat.EXCEL.builder().setDelimiter(';').get())) {
            var first = new ArrayList<String>();
            first.add(words.say("organisations.import.line"));
            first.add(words.say("organisations.import.reason"));
            headings.forEach(it -> first.add(harmless(it)));
            printer.printRecord(first);
            for (var line : lines) {
                var cells = new ArrayList<String>();
                cells.add(String.valueOf(line.number()));
                cells.add(words.say(line.reason(), line.arguments().toArray()));
                line.cells().forEach(it -> cells.add(harmless(it)));
                printer.printRecord(cells);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A cell that a spreadsheet would take for a formula is text here. */
    private static String harmless(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
