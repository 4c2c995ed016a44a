package fr.conciergerie.reporting.web;

import fr.conciergerie.reporting.AnnualReport;
import fr.conciergerie.reporting.AnnualReport.FamilyShare;
import fr.conciergerie.reporting.AnnualReport.Month;
import fr.conciergerie.reporting.Figure;
import fr.conciergerie.reporting.Indicator;
import fr.conciergerie.reporting.Sentences;
import fr.conciergerie.web.Dictionary;
import fr.conciergerie.web.Download;
import fr.conciergerie.web.Pdf;
import fr.conciergerie.web.Words;
import fr.conciergerie.web.csv.CsvText;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The annual report as files: the same figures as on the page, hidden where they are hidden there. */
@Component
class ReportFiles {

    static final String CSV_TYPE = "text/csv";
    static final String XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final String WHOLE = "#,##0";
    private static final String PERCENT = "0.0%";

    private final TemplateEngine templates;
    private final Dictionary dictionary;
    private final Sentences sentences;

    ReportFiles(TemplateEngine templates, Dictionary dictionary, Sentences sentences) {
        this.templates = templates;
        this.dictionary = dictionary;
        this.sentences = sentences;
    }

    ResponseEntity<byte[]> csv(AnnualReport report, Locale locale) {
        var words = dictionary.words(locale);
        var rows = report.figures().stream()
                .map(it -> List.of(
                        it.indicator().name(),
                        words.say("reporting.title." + it.indicator().slug()),
                        String.valueOf(it.indicator().version()),
                        text(it.value()),
                        text(it.numerator()),
                        text(it.denominator()),
                        text(it.coverage()),
                        text(it.previous()),
                        it.suppressed() ? words.say("reporting.hidden") : ""))
                .toList();
        return file(
                new MediaType("text", "csv", StandardCharsets.UTF_8),
                report,
                "csv",
                CsvText.of(headings(words), rows).getBytes(StandardCharsets.UTF_8));
    }

    ResponseEntity<byte[]> xlsx(AnnualReport report, Locale locale) {
        return file(MediaType.parseMediaType(XLSX_TYPE), report, "xlsx", workbook(report, dictionary.words(locale)));
    }

    ResponseEntity<byte[]> pdf(AnnualReport report, Locale locale) {
        var html = new StringOutput();
        templates.render(
                "reporting/annual-pdf.jte",
                Map.of("words", dictionary.words(locale), "report", report, "sentences", sentences.shown(report)),
                html);
        return file(MediaType.APPLICATION_PDF, report, "pdf", Pdf.toKeep(html.toString()));
    }

    /** One sheet for each part, then the months, the families and what everything means. */
    private static byte[] workbook(AnnualReport report, Words words) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "Conciergerie", "1.0")) {
            for (var part : report.parts()) {
                figures(workbook.newWorksheet(words.word("reporting.part", part)), report.of(part), words);
            }
            months(workbook.newWorksheet(words.say("reporting.months")), report.months(), words);
            families(workbook.newWorksheet(words.say("reporting.families")), report.families(), words);
            definitions(workbook.newWorksheet(words.say("reporting.definitions")), report.figures(), words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void figures(Worksheet sheet, List<Figure> figures, Words words) {
        head(sheet, headings(words));
        int row = 1;
        for (var it : figures) {
            var format = format(it.indicator().unit());
            sheet.value(row, 0, it.indicator().name());
            sheet.value(row, 1, words.say("reporting.title." + it.indicator().slug()));
            sheet.value(row, 2, it.indicator().version());
            number(sheet, row, 3, it.value(), format);
            number(sheet, row, 4, it.numerator(), WHOLE);
            number(sheet, row, 5, it.denominator(), WHOLE);
            number(sheet, row, 6, it.coverage(), PERCENT);
            number(sheet, row, 7, it.previous(), format);
            if (it.suppressed()) {
                sheet.value(row, 8, words.say("reporting.hidden"));
            }
            row++;
        }
    }

    private static void months(Worksheet sheet, List<Month> months, Words words) {
        head(
                sheet,
                List.of(
                        words.say("reporting.month"),
                        words.say("reporting.delivered"),
                        words.say("reporting.previous-delivered"),
                        words.say("reporting.requested")));
        int row = 1;
        for (var it : months) {
            sheet.value(row, 0, it.number());
            count(sheet, row, 1, it.delivered(), words);
            count(sheet, row, 2, it.before(), words);
            count(sheet, row, 3, it.requested(), words);
            row++;
        }
    }

    private static void families(Worksheet sheet, List<FamilyShare> families, Words words) {
        head(sheet, List.of(words.say("reporting.family"), words.say("reporting.requested")));
        int row = 1;
        for (var it : families) {
            sheet.value(row, 0, words.say(it.key()));
            count(sheet, row, 1, it.requested(), words);
            row++;
        }
    }

    private static void definitions(Worksheet sheet, List<Figure> figures, Words words) {
        head(
                sheet,
                List.of(
                        words.say("reporting.column.code"),
                        words.say("reporting.column.version"),
                        words.say("reporting.column.indicator"),
                        words.say("reporting.column.definition")));
        int row = 1;
        for (var it : figures) {
            sheet.value(row, 0, it.indicator().name());
            sheet.value(row, 1, it.indicator().version());
            sheet.value(row, 2, words.say("reporting.title." + it.indicator().slug()));
            sheet.value(
                    row, 3, words.say("reporting.definition." + it.indicator().slug()));
            row++;
        }
    }

    private static void head(Worksheet sheet, List<String> headings) {
        for (int column = 0; column < headings.size(); column++) {
            sheet.value(0, column, headings.get(column));
            sheet.style(0, column).bold().set();
        }
        sheet.freezePane(0, 1);
    }

    private static void number(Worksheet sheet, int row, int column, @Nullable Number value, String format) {
        if (value != null) {
            sheet.value(row, column, value);
            sheet.style(row, column).format(format).set();
        }
    }

    private static void count(Worksheet sheet, int row, int column, @Nullable Long count, Words words) {
        if (count == null) {
            sheet.value(row, column, words.say("reporting.hidden"));
        } else {
            number(sheet, row, column, count, WHOLE);
        }
    }

    private static String format(Indicator.Unit unit) {
        return switch (unit) {
            case COUNT, POINTS, KILOMETRES -> WHOLE;
            case SHARE -> PERCENT;
            case RATIO, AMOUNT -> "#,##0.00";
        };
    }

    private static List<String> headings(Words words) {
        return Stream.of(
                        "code",
                        "indicator",
                        "version",
                        "value",
                        "numerator",
                        "denominator",
                        "coverage",
                        "previous",
                        "remark")
                .map(it -> words.say("reporting.column." + it))
                .toList();
    }

    private static ResponseEntity<byte[]> file(MediaType type, AnnualReport report, String extension, byte[] content) {
        return Download.of(type, "bilan-%d.%s".formatted(report.year(), extension), content);
    }

    private static String text(@Nullable Object cell) {
        return switch (cell) {
            case null -> "";
            case BigDecimal number -> number.toPlainString();
            default -> cell.toString();
        };
    }
}
