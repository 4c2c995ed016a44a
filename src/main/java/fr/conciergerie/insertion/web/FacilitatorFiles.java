package fr.conciergerie.insertion.web;

import fr.conciergerie.insertion.Hours;
import fr.conciergerie.insertion.MarketHours;
import fr.conciergerie.web.Audit;
import fr.conciergerie.web.Dictionary;
import fr.conciergerie.web.Download;
import fr.conciergerie.web.Words;
import fr.conciergerie.web.csv.CsvText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the facilitator of a market's social clause gets each month: references and hours, no names. */
@Controller
@RequestMapping("/insertion/hours")
class FacilitatorFiles {

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final Hours hours;
    private final Audit audit;
    private final Dictionary dictionary;

    FacilitatorFiles(Hours hours, Audit audit, Dictionary dictionary) {
        this.hours = hours;
        this.audit = audit;
        this.dictionary = dictionary;
    }

    /** @param codes whether this facilitator needs the category's code */
    @GetMapping("/export.csv")
    ResponseEntity<byte[]> csv(
            @RequestParam UUID market,
            @RequestParam YearMonth month,
            @RequestParam(defaultValue = "false") boolean codes,
            Locale locale) {
        var found = exported(market, month, codes);
        var words = dictionary.words(locale);
        var rows = found.lines().stream().map(it -> cells(it, codes)).toList();
        return Download.of(
                new MediaType("text", "csv", StandardCharsets.UTF_8),
                name(found, "csv"),
                CsvText.of(headings(words, codes), rows).getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/export.xlsx")
    ResponseEntity<byte[]> xlsx(
            @RequestParam UUID market,
            @RequestParam YearMonth month,
            @RequestParam(defaultValue = "false") boolean codes,
            Locale locale) {
        var found = exported(market, month, codes);
        return Download.of(XLSX, name(found, "xlsx"), workbook(found, codes, dictionary.words(locale)));
    }

    private MarketHours exported(UUID market, YearMonth month, boolean codes) {
        var found = hours.of(market, month);
        audit.note("insertion.hours-exported", market, Map.of("month", month.toString(), "codes", codes));
        return found;
    }

    private static byte[] workbook(MarketHours found, boolean codes, Words words) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "Conciergerie", "1.0")) {
            var sheet = workbook.newWorksheet(found.month().toString());
            var headings = headings(words, codes);
            for (int column = 0; column < headings.size(); column++) {
                sheet.value(0, column, headings.get(column));
                sheet.style(0, column).bold().set();
            }
            int row = 1;
            for (var line : found.lines()) {
                var cells = cells(line, codes);
                int last = cells.size() - 1;
                for (int column = 0; column < last; column++) {
                    sheet.value(row, column, cells.get(column));
                }
                sheet.value(row, last, decimal(line.minutes()));
                sheet.style(row, last).format("0.00").set();
                row++;
            }
            sheet.freezePane(0, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static List<String> headings(Words words, boolean codes) {
        var headings = new ArrayList<>(
                List.of(words.say("insertion.export.reference"), words.say("insertion.export.contract")));
        if (codes) {
            headings.add(words.say("insertion.export.category"));
        }
        headings.add(words.say("insertion.export.hours"));
        return headings;
    }

    private static List<String> cells(MarketHours.Line line, boolean codes) {
        var reference = line.reference();
        var cells = new ArrayList<>(
                List.of(reference == null ? "" : reference, line.contract().name()));
        if (codes) {
            var category = line.category();
            cells.add(category == null ? "" : category.name());
        }
        cells.add(decimal(line.minutes()).toPlainString().replace('.', ','));
        return cells;
    }

    private static BigDecimal decimal(long minutes) {
        return BigDecimal.valueOf(minutes).divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP);
    }

    private static String name(MarketHours found, String extension) {
        return "heures-%s-%s.%s"
                .formatted(found.month(), found.market().toString().substring(0, 8), extension);
    }
}
