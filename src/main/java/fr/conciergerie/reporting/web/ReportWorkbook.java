package fr.conciergerie.reporting.web;

import fr.conciergerie.catalogue.Family;
import fr.conciergerie.reporting.AnnualReport;
import fr.conciergerie.reporting.AnnualReport.FamilyShare;
import fr.conciergerie.reporting.AnnualReport.ServiceShare;
import fr.conciergerie.reporting.Comment;
import fr.conciergerie.reporting.Figure;
import fr.conciergerie.reporting.Indicator;
import fr.conciergerie.reporting.TimeAssumptions;
import fr.conciergerie.reporting.TravelAssumptions;
import fr.conciergerie.shared.Money;
import fr.conciergerie.web.Words;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.dhatim.fastexcel.BorderSide;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * The annual report as a spreadsheet: a sheet for each part, then the months, the families, what everything means and where
 * it comes from. Every number is one, in the unit that people speak in; a sheet prints on the width of one page and says
 * there whose year it is.
 */
final class ReportWorkbook {

    private static final String WHOLE = "#,##0";
    private static final String PERCENT = "0.0%";
    private static final String RATIO = "#,##0.00";
    private static final String EUROS = "#,##0.00\u00a0\"€\"";
    private static final String KILOMETRES = "#,##0\u00a0\"km\"";
    private static final String KILOGRAMS = "#,##0\u00a0\"kg\"";
    private static final String EXACT_KILOMETRES = "#,##0.###\u00a0\"km\"";
    private static final String GRAMS = "#,##0\u00a0\"g/km\"";
    private static final String MINUTES = "#,##0\u00a0\"min\"";
    private static final String HOURS = "#,##0\u00a0\"h\"";
    private static final BigDecimal MINUTES_AN_HOUR = BigDecimal.valueOf(60);
    private static final String FRENCH_MONTH = "[$-40C]mmmm";
    private static final String ENGLISH_MONTH = "[$-809]mmmm";

    private static final String GREEN = "0F4A3A";
    private static final String WHITE = "FFFFFF";
    private static final String LINE_GREY = "B9B2A5";

    private static final String LEFT = "left";
    private static final String CENTRE = "center";
    private static final String RIGHT = "right";
    private static final String FONT = "Calibri";
    private static final int SIZE = 10;
    private static final int SMALL = 9;

    /** In points; spreadsheets do not all make room for a paragraph by themselves. */
    private static final double LINE = 13.5;

    private static final double AROUND = 5;
    private static final int LETTERS_IN_A_LINE = 95;
    private static final int LETTERS_OF_A_SENTENCE = 40;

    private final AnnualReport report;
    private final Words words;

    private ReportWorkbook(AnnualReport report, Words words) {
        this.report = report;
        this.words = words;
    }

    /**
     * @param comments of both sides
     * @param sentences what agents wrote, as far as the client may read it
     */
    static byte[] of(AnnualReport report, List<Comment> comments, List<String> sentences, Words words) {
        return new ReportWorkbook(report, words).written(comments, sentences);
    }

    private byte[] written(List<Comment> comments, List<String> sentences) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "Conciergerie", "1.0")) {
            for (var part : report.parts()) {
                figures(workbook.newWorksheet(words.word("reporting.part", part)), report.of(part));
            }
            months(workbook.newWorksheet(words.say("reporting.months")));
            families(workbook.newWorksheet(words.say("reporting.families")), report.families());
            if (!report.services().isEmpty()) {
                services(workbook.newWorksheet(words.say("reporting.services.sheet")), report.services());
            }
            if (!report.assumed().journeys().isEmpty()) {
                journeys(
                        workbook.newWorksheet(words.say("reporting.travel.title")),
                        report.assumed().journeys());
            }
            if (!report.assumed().times().isEmpty()) {
                times(
                        workbook.newWorksheet(words.say("reporting.time.title")),
                        report.assumed().times());
            }
            if (!comments.isEmpty() || !sentences.isEmpty()) {
                said(workbook.newWorksheet(words.say("reporting.comments")), comments, sentences);
            }
            definitions(workbook.newWorksheet(words.say("reporting.definitions")), report.figures());
            about(workbook.newWorksheet(words.say("reporting.about")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void figures(Worksheet sheet, List<Figure> figures) {
        var headings = ReportFiles.headings(words);
        var columns = List.of(
                Column.CODE,
                Column.SENTENCE,
                Column.VERSION,
                Column.NUMBER,
                Column.NUMBER,
                Column.NUMBER,
                Column.NUMBER,
                Column.NUMBER,
                Column.REMARK);
        head(sheet, headings, columns);
        int row = 1;
        for (var it : figures) {
            var format = format(it.indicator().unit());
            text(sheet, row, 0, it.indicator().name());
            text(sheet, row, 1, words.say("reporting.title." + it.indicator().slug()));
            version(sheet, row, 2, it);
            number(sheet, row, 3, it.value(), format);
            sheet.style(row, 3).fontName(FONT).fontSize(SIZE).bold().set();
            part(sheet, row, 4, it, it.numerator(), 0);
            part(sheet, row, 5, it, it.denominator(), 1);
            number(sheet, row, 6, it.coverage(), PERCENT);
            number(sheet, row, 7, it.previous(), format);
            remark(sheet, row, 8, it.suppressed() ? words.say("reporting.hidden") : "");
            row++;
        }
    }

    /** What was counted, in euros, kilometres, kilograms and hours rather than in the cents, metres, grams and minutes that it is kept in. */
    private static void part(Worksheet sheet, int row, int column, Figure figure, @Nullable Long counted, int index) {
        if (figure.parts().size() > index && figure.parts().get(index) instanceof Money money) {
            number(sheet, row, column, money.amount(), EUROS);
            return;
        }
        var unit = figure.indicator().unit();
        switch (unit) {
            case KILOMETRES, KILOGRAMS ->
                number(sheet, row, column, counted == null ? null : BigDecimal.valueOf(counted, 3), format(unit));
            case HOURS -> number(sheet, row, column, counted == null ? null : hours(counted), format(unit));
            default -> number(sheet, row, column, counted, WHOLE);
        }
    }

    private static BigDecimal hours(long minutes) {
        return BigDecimal.valueOf(minutes).divide(MINUTES_AN_HOUR, 2, RoundingMode.HALF_UP);
    }

    private void months(Worksheet sheet) {
        var headings = new ArrayList<>(List.of(
                words.say("reporting.month"), words.say("reporting.delivered"), words.say("reporting.requested")));
        if (report.hasYearBefore()) {
            headings.add(words.say("reporting.year-before", String.valueOf(report.year() - 1)));
        }
        head(sheet, headings, List.of(Column.MONTH, Column.COUNT, Column.COUNT, Column.COUNT));
        int row = 1;
        for (var it : report.months()) {
            sheet.value(row, 0, LocalDate.of(report.year(), it.number(), 1));
            cell(sheet, row, 0)
                    .format(words.locale().equals(Locale.FRENCH) ? FRENCH_MONTH : ENGLISH_MONTH)
                    .horizontalAlignment(LEFT)
                    .set();
            count(sheet, row, 1, it.delivered());
            count(sheet, row, 2, it.requested());
            if (report.hasYearBefore()) {
                count(sheet, row, 3, it.before());
            }
            row++;
        }
    }

    private void families(Worksheet sheet, List<FamilyShare> families) {
        head(
                sheet,
                List.of(words.say("reporting.family"), words.say("reporting.requested")),
                List.of(Column.SENTENCE, Column.COUNT));
        int row = 1;
        for (var it : families) {
            text(sheet, row, 0, words.say(it.key()));
            count(sheet, row, 1, it.requested());
            row++;
        }
    }

    /** What the kilometres and the CO2 are estimated by. */
    private void journeys(Worksheet sheet, List<TravelAssumptions.Assumption> journeys) {
        var headings = Stream.of(
                        "from", "share", "detour", "round", "source", "driving-carbon", "round-carbon", "carbon-source")
                .map(it -> words.say("reporting.travel." + it))
                .toList();
        head(
                sheet,
                headings,
                List.of(
                        Column.MONTH,
                        Column.SENTENCE,
                        Column.NUMBER,
                        Column.NUMBER,
                        Column.SENTENCE,
                        Column.COUNT,
                        Column.COUNT,
                        Column.SENTENCE));
        int row = 1;
        for (var it : journeys) {
            text(sheet, row, 0, words.dateWithYear(it.validFrom()));
            number(sheet, row, 1, it.drivingShare(), WHOLE);
            number(sheet, row, 2, BigDecimal.valueOf(it.detourMetres(), 3), EXACT_KILOMETRES);
            number(sheet, row, 3, BigDecimal.valueOf(it.roundMetres(), 3), EXACT_KILOMETRES);
            wrapped(sheet, row, 4, it.source());
            var carbon = it.carbon();
            if (carbon != null) {
                number(sheet, row, 5, carbon.driving(), GRAMS);
                number(sheet, row, 6, carbon.round(), GRAMS);
                wrapped(sheet, row, 7, carbon.source());
            }
            row++;
        }
    }

    /** What the time saved is estimated by: a column for each family. */
    private void times(Worksheet sheet, List<TimeAssumptions.Assumption> times) {
        var headings = new ArrayList<>(List.of(words.say("reporting.time.from"), words.say("reporting.travel.source")));
        var columns = new ArrayList<>(List.of(Column.COUNT, Column.SENTENCE));
        for (var family : Family.values()) {
            headings.add(words.word("reporting.family", family));
            columns.add(Column.COUNT);
        }
        head(sheet, headings, columns);
        int row = 1;
        for (var it : times) {
            text(sheet, row, 0, Told.month(it.validFrom(), words));
            wrapped(sheet, row, 1, it.source());
            for (var family : Family.values()) {
                number(sheet, row, 2 + family.ordinal(), it.minutes().get(family), MINUTES);
            }
            row++;
        }
    }

    private void services(Worksheet sheet, List<ServiceShare> services) {
        head(
                sheet,
                List.of(
                        words.say("reporting.service"),
                        words.say("reporting.family"),
                        words.say("reporting.requested")),
                List.of(Column.SENTENCE, Column.SENTENCE, Column.COUNT));
        int row = 1;
        for (var it : services) {
            text(sheet, row, 0, it.name());
            text(sheet, row, 1, words.say(it.familyKey()));
            number(sheet, row, 2, it.requested(), WHOLE);
            row++;
        }
    }

    /** What both sides say, then what agents wrote, which names nobody. */
    private void said(Worksheet sheet, List<Comment> comments, List<String> sentences) {
        head(
                sheet,
                List.of(words.say("reporting.said-by"), words.say("reporting.said")),
                List.of(Column.SENTENCE, Column.PARAGRAPH));
        int row = 1;
        for (var it : comments) {
            text(
                    sheet,
                    row,
                    0,
                    it.side() == Comment.Side.CLIENT
                            ? report.organisation()
                            : words.say("reporting.comments.operator"));
            paragraph(sheet, row, 1, it.words());
            row++;
        }
        for (var it : sentences) {
            text(sheet, row, 0, words.say("reporting.said-by.agent"));
            paragraph(sheet, row, 1, it);
            row++;
        }
    }

    private void definitions(Worksheet sheet, List<Figure> figures) {
        head(
                sheet,
                List.of(
                        words.say("reporting.column.code"),
                        words.say("reporting.column.version"),
                        words.say("reporting.column.indicator"),
                        words.say("reporting.column.definition")),
                List.of(Column.CODE, Column.VERSION, Column.SENTENCE, Column.PARAGRAPH));
        int row = 1;
        for (var it : figures) {
            text(sheet, row, 0, it.indicator().name());
            version(sheet, row, 1, it);
            text(sheet, row, 2, words.say("reporting.title." + it.indicator().slug()));
            paragraph(
                    sheet,
                    row,
                    3,
                    words.say("reporting.definition." + it.indicator().slug()));
            row++;
        }
    }

    private void about(Worksheet sheet) {
        head(sheet, List.of(title()), List.of(Column.PARAGRAPH));
        var lines = List.of(
                words.say(
                        "reporting.about.period",
                        words.dateWithYear(report.period().from()),
                        words.dateWithYear(report.period().lastDay())),
                words.say("reporting.about.cut-off", words.momentWithYear(report.cutOff(), words.zone())),
                words.say("reporting.about.secret"));
        int row = 1;
        for (var line : lines) {
            paragraph(sheet, row, 0, line);
            row++;
        }
    }

    /** The first line, which stays in sight and comes back on every page, and how the sheet prints. */
    private void head(Worksheet sheet, List<String> headings, List<Column> columns) {
        for (int column = 0; column < headings.size(); column++) {
            sheet.value(0, column, headings.get(column));
            sheet.style(0, column)
                    .fontName(FONT)
                    .fontSize(SIZE)
                    .bold()
                    .fontColor(WHITE)
                    .fillColor(GREEN)
                    .horizontalAlignment(columns.get(column).alignment)
                    .verticalAlignment(CENTRE)
                    .set();
            sheet.width(column, columns.get(column).width);
        }
        sheet.rowHeight(0, LINE + AROUND);
        sheet.freezePane(0, 1);
        sheet.repeatRows(0);
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.pageOrientation("landscape");
        sheet.setFitToPage(true);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        sheet.header(title().replace("&", "&&"), Position.LEFT, FONT, SMALL);
        sheet.header("&A", Position.RIGHT, FONT, SMALL);
        sheet.footer(words.say("reporting.page") + " &P / &N", Position.RIGHT, FONT, SMALL);
    }

    private String title() {
        return "%s · %s · %s"
                .formatted(
                        words.say("reporting.annual.title", String.valueOf(report.year())),
                        report.organisation(),
                        report.site() == null ? words.say("reporting.all-sites") : report.site());
    }

    private void count(Worksheet sheet, int row, int column, @Nullable Long count) {
        if (count == null) {
            remark(sheet, row, column, words.say("reporting.hidden"));
        } else {
            number(sheet, row, column, count, WHOLE);
        }
    }

    private static void text(Worksheet sheet, int row, int column, String text) {
        sheet.value(row, column, text);
        cell(sheet, row, column).set();
    }

    private static void remark(Worksheet sheet, int row, int column, String text) {
        sheet.value(row, column, text);
        cell(sheet, row, column).horizontalAlignment(RIGHT).set();
    }

    private static void version(Worksheet sheet, int row, int column, Figure figure) {
        sheet.value(row, column, figure.indicator().version());
        cell(sheet, row, column).horizontalAlignment(CENTRE).set();
    }

    private static void wrapped(Worksheet sheet, int row, int column, String text) {
        sheet.value(row, column, text);
        cell(sheet, row, column).wrapText(true).set();
        sheet.rowHeight(row, LINE * Math.ceilDiv(text.length(), LETTERS_OF_A_SENTENCE) + AROUND);
    }

    private static void paragraph(Worksheet sheet, int row, int column, String text) {
        sheet.value(row, column, text);
        cell(sheet, row, column).wrapText(true).set();
        sheet.rowHeight(row, LINE * Math.ceilDiv(text.length(), LETTERS_IN_A_LINE) + AROUND);
    }

    private static void number(Worksheet sheet, int row, int column, @Nullable Number value, String format) {
        if (value != null) {
            sheet.value(row, column, value);
        }
        cell(sheet, row, column).format(format).horizontalAlignment(RIGHT).set();
    }

    private static StyleSetter cell(Worksheet sheet, int row, int column) {
        var style = sheet.style(row, column);
        style.fontName(FONT)
                .fontSize(SIZE)
                .verticalAlignment("top")
                .borderStyle(BorderSide.BOTTOM, BorderStyle.THIN)
                .borderColor(BorderSide.BOTTOM, LINE_GREY);
        return style;
    }

    private static String format(Indicator.Unit unit) {
        return switch (unit) {
            case COUNT, POINTS -> WHOLE;
            case SHARE -> PERCENT;
            case RATIO -> RATIO;
            case KILOMETRES -> KILOMETRES;
            case KILOGRAMS -> KILOGRAMS;
            case HOURS -> HOURS;
            case AMOUNT -> EUROS;
        };
    }

    /** How wide it is, in letters, and on which side its cells stand. */
    private enum Column {
        CODE(34, LEFT),
        SENTENCE(38, LEFT),
        MONTH(16, LEFT),
        VERSION(9, CENTRE),
        REMARK(22, RIGHT),
        PARAGRAPH(80, LEFT),
        NUMBER(14, RIGHT),
        COUNT(24, RIGHT);

        private final int width;
        private final String alignment;

        Column(int width, String alignment) {
            this.width = width;
            this.alignment = alignment;
        }
    }
}
