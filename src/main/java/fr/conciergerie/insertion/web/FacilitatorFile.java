package fr.conciergerie.insertion.web;

import fr.conciergerie.insertion.MarketHours;
import fr.conciergerie.shared.WorkTime;
import fr.conciergerie.web.Dictionary;
import fr.conciergerie.web.Download;
import fr.conciergerie.web.Words;
import fr.conciergerie.web.csv.CsvText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What the facilitator of a market's social clause gets each month, as a file: references and hours, no names. */
@Component
class FacilitatorFile {

    static final String CSV_TYPE = "text/csv";
    static final String XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** How much is told. */
    enum Detail {
        /** How many people and how many hours: for their employer. */
        TOTALS,
        REFERENCES,
        /** And the code of their category, for a facilitator who needs it. */
        CODES
    }

    /**
     * Rows that end with their hours twice: to the hundredth, adding up as they stand there, and to the minute.
     *
     * @param hours the last column but one
     * @param minutes the last one
     */
    private record Table(List<String> headings, List<List<String>> rows, List<BigDecimal> hours, List<Long> minutes) {}

    private static final double DAY = 24 * 60;

    private final Dictionary dictionary;

    FacilitatorFile(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    ResponseEntity<byte[]> csv(MarketHours found, Detail detail, Locale locale) {
        var table = table(found, detail, dictionary.words(locale));
        var rows = new ArrayList<List<String>>();
        for (int row = 0; row < table.rows().size(); row++) {
            var cells = new ArrayList<>(table.rows().get(row));
            cells.add(CsvText.number(table.hours().get(row)));
            cells.add(WorkTime.typed(table.minutes().get(row)));
            rows.add(cells);
        }
        return Download.of(
                new MediaType("text", "csv", StandardCharsets.UTF_8),
                name(found, "csv"),
                CsvText.of(table.headings(), rows).getBytes(StandardCharsets.UTF_8));
    }

    ResponseEntity<byte[]> xlsx(MarketHours found, Detail detail, Locale locale) {
        return Download.of(
                MediaType.parseMediaType(XLSX_TYPE),
                name(found, "xlsx"),
                workbook(found, table(found, detail, dictionary.words(locale))));
    }

    private static byte[] workbook(MarketHours found, Table table) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "Conciergerie", "1.0")) {
            var sheet = workbook.newWorksheet(found.month().toString());
            int last = table.headings().size() - 1;
            int decimals = last - 1;
            for (int column = 0; column <= last; column++) {
                sheet.value(0, column, table.headings().get(column));
                sheet.style(0, column).bold().set();
            }
            for (int row = 0; row < table.rows().size(); row++) {
                for (int column = 0; column < decimals; column++) {
                    sheet.value(row + 1, column, table.rows().get(row).get(column));
                }
                sheet.value(row + 1, decimals, table.hours().get(row));
                sheet.style(row + 1, decimals).format("0.00").set();
                sheet.value(row + 1, last, table.minutes().get(row) / DAY);
                sheet.style(row + 1, last).format("[h]:mm").set();
            }
            sheet.freezePane(0, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Table table(MarketHours found, Detail detail, Words words) {
        return switch (detail) {
            case TOTALS ->
                new Table(
                        List.of(
                                words.say("insertion.export.month"),
                                words.say("insertion.export.people"),
                                words.say("insertion.export.hours"),
                                words.say("insertion.export.minutes")),
                        List.of(List.of(found.month().toString(), String.valueOf(found.people()))),
                        List.of(found.hours()),
                        List.of(found.minutes()));
            case REFERENCES -> byPerson(found, words, false);
            case CODES -> byPerson(found, words, true);
        };
    }

    private static Table byPerson(MarketHours found, Words words, boolean codes) {
        var headings = new ArrayList<>(
                List.of(words.say("insertion.export.reference"), words.say("insertion.export.contract")));
        if (codes) {
            headings.add(words.say("insertion.export.category"));
        }
        headings.add(words.say("insertion.export.hours"));
        headings.add(words.say("insertion.export.minutes"));
        return new Table(
                headings,
                found.lines().stream().map(it -> cells(it, codes)).toList(),
                found.hoursByLine(),
                found.lines().stream().map(MarketHours.Line::minutes).toList());
    }

    private static List<String> cells(MarketHours.Line line, boolean codes) {
        var reference = line.reference();
        var cells = new ArrayList<>(
                List.of(reference == null ? "" : reference, line.contract().name()));
        if (codes) {
            var category = line.category();
            cells.add(category == null ? "" : category.name());
        }
        return cells;
    }

    private static String name(MarketHours found, String extension) {
        return "heures-%s-%s.%s"
                .formatted(found.month(), found.market().toString().substring(0, 8), extension);
    }
}
