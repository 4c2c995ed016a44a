package fr.conciergerie.reporting.web;

import static java.util.stream.Collectors.joining;

import fr.conciergerie.catalogue.Family;
import fr.conciergerie.reporting.AnnualReport;
import fr.conciergerie.reporting.Comment;
import fr.conciergerie.reporting.Figure;
import fr.conciergerie.reporting.Indicator;
import fr.conciergerie.reporting.TimeAssumptions;
import fr.conciergerie.reporting.TravelAssumptions;
import fr.conciergerie.reporting.web.Sheet.Column;
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
import org.dhatim.fastexcel.Workbook;
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

    private final AnnualReport report;
    private final Words words;
    private final Workbook workbook;

    private ReportWorkbook(AnnualReport report, Words words, Workbook workbook) {
        this.report = report;
        this.words = words;
        this.workbook = workbook;
    }

    /**
     * @param comments of both sides
     * @param sentences what agents wrote, as far as the client may read it
     */
    static byte[] of(AnnualReport report, List<Comment> comments, List<String> sentences, Words words) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "Conciergerie", "1.0")) {
            new ReportWorkbook(report, words, workbook).write(comments, sentences);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void write(List<Comment> comments, List<String> sentences) {
        for (var part : report.parts()) {
            figures(sheet(words.word("reporting.part", part)), report.of(part));
        }
        months(sheet(words.say("reporting.months")));
        families(sheet(words.say("reporting.families")));
        if (!report.services().isEmpty()) {
            services(sheet(words.say("reporting.services.sheet")));
        }
        if (!report.assumed().journeys().isEmpty()) {
            journeys(
                    sheet(words.say("reporting.travel.title")), report.assumed().journeys());
        }
        if (!report.assumed().times().isEmpty()) {
            times(sheet(words.say("reporting.time.title")), report.assumed().times());
        }
        if (!comments.isEmpty() || !sentences.isEmpty()) {
            said(sheet(words.say("reporting.comments")), comments, sentences);
        }
        definitions(sheet(words.say("reporting.definitions")));
        about(sheet(words.say("reporting.about")));
    }

    private Sheet sheet(String name) {
        return new Sheet(workbook.newWorksheet(name)).printed(title(), words.say("reporting.page"));
    }

    private String title() {
        return Stream.of(
                        words.say("reporting.annual.title", String.valueOf(report.year())),
                        report.organisation(),
                        report.site() == null ? words.say("reporting.all-sites") : report.site(),
                        Told.provisional(report.period(), words))
                .filter(it -> !it.isEmpty())
                .collect(joining(" · "));
    }

    private void figures(Sheet sheet, List<Figure> figures) {
        sheet.head(
                ReportFiles.headings(words),
                List.of(
                        Column.CODE,
                        Column.SENTENCE,
                        Column.VERSION,
                        Column.NUMBER,
                        Column.NUMBER,
                        Column.NUMBER,
                        Column.NUMBER,
                        Column.NUMBER,
                        Column.REMARK));
        for (var it : figures) {
            var format = format(it.indicator().unit());
            sheet.line()
                    .text(it.indicator().name())
                    .text(words.say("reporting.title." + it.indicator().slug()))
                    .version(it.indicator().version())
                    .boldNumber(it.value(), format);
            part(sheet, it, it.numerator(), 0);
            part(sheet, it, it.denominator(), 1);
            sheet.number(it.coverage(), PERCENT)
                    .number(it.previous(), format)
                    .remark(it.suppressed() ? words.say("reporting.hidden") : "");
        }
    }

    /** What was counted, in euros, kilometres, kilograms and hours rather than in the cents, metres, grams and minutes that it is kept in. */
    private static void part(Sheet sheet, Figure figure, @Nullable Long counted, int index) {
        if (figure.parts().size() > index && figure.parts().get(index) instanceof Money money) {
            sheet.number(money.amount(), EUROS);
            return;
        }
        var unit = figure.indicator().unit();
        switch (unit) {
            case KILOMETRES, KILOGRAMS ->
                sheet.number(counted == null ? null : BigDecimal.valueOf(counted, 3), format(unit));
            case HOURS -> sheet.number(counted == null ? null : hours(counted), format(unit));
            default -> sheet.number(counted, WHOLE);
        }
    }

    private static BigDecimal hours(long minutes) {
        return BigDecimal.valueOf(minutes).divide(MINUTES_AN_HOUR, 2, RoundingMode.HALF_UP);
    }

    private void months(Sheet sheet) {
        var headings = new ArrayList<>(List.of(
                words.say("reporting.month"), words.say("reporting.delivered"), words.say("reporting.requested")));
        if (report.hasYearBefore()) {
            headings.add(words.say("reporting.year-before", String.valueOf(report.year() - 1)));
        }
        sheet.head(headings, List.of(Column.MONTH, Column.COUNT, Column.COUNT, Column.COUNT));
        var format = words.locale().equals(Locale.FRENCH) ? FRENCH_MONTH : ENGLISH_MONTH;
        for (var it : report.months()) {
            sheet.line().month(LocalDate.of(report.year(), it.number(), 1), format);
            count(sheet, it.delivered());
            count(sheet, it.requested());
            if (report.hasYearBefore()) {
                count(sheet, it.before());
            }
        }
    }

    private void families(Sheet sheet) {
        sheet.head(
                List.of(words.say("reporting.family"), words.say("reporting.requested")),
                List.of(Column.SENTENCE, Column.COUNT));
        for (var it : report.families()) {
            count(sheet.line().text(words.say(it.key())), it.requested());
        }
    }

    private void services(Sheet sheet) {
        sheet.head(
                List.of(
                        words.say("reporting.service"),
                        words.say("reporting.family"),
                        words.say("reporting.requested")),
                List.of(Column.SENTENCE, Column.SENTENCE, Column.COUNT));
        for (var it : report.services()) {
            sheet.line().text(it.name()).text(words.say(it.familyKey())).number(it.requested(), WHOLE);
        }
    }

    /** What the kilometres and the CO2 are estimated by. */
    private void journeys(Sheet sheet, List<TravelAssumptions.Assumption> journeys) {
        var headings = Stream.of(
                        "from", "share", "detour", "round", "source", "driving-carbon", "round-carbon", "carbon-source")
                .map(it -> words.say("reporting.travel." + it))
                .toList();
        sheet.head(
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
        for (var it : journeys) {
            sheet.line()
                    .text(words.dateWithYear(it.validFrom()))
                    .number(it.drivingShare(), WHOLE)
                    .number(BigDecimal.valueOf(it.detourMetres(), 3), EXACT_KILOMETRES)
                    .number(BigDecimal.valueOf(it.roundMetres(), 3), EXACT_KILOMETRES)
                    .wrapped(it.source());
            var carbon = it.carbon();
            if (carbon != null) {
                sheet.number(carbon.driving(), GRAMS)
                        .number(carbon.round(), GRAMS)
                        .wrapped(carbon.source());
            }
        }
    }

    /** What the time saved is estimated by: a column for each family. */
    private void times(Sheet sheet, List<TimeAssumptions.Assumption> times) {
        var headings = new ArrayList<>(List.of(words.say("reporting.time.from"), words.say("reporting.travel.source")));
        var columns = new ArrayList<>(List.of(Column.COUNT, Column.SENTENCE));
        for (var family : Family.values()) {
            headings.add(words.word("reporting.family", family));
            columns.add(Column.COUNT);
        }
        sheet.head(headings, columns);
        for (var it : times) {
            sheet.line().text(Told.month(it.validFrom(), words)).wrapped(it.source());
            for (var family : Family.values()) {
                sheet.number(it.minutes().get(family), MINUTES);
            }
        }
    }

    /** What both sides say, then what agents wrote, which names nobody. */
    private void said(Sheet sheet, List<Comment> comments, List<String> sentences) {
        sheet.head(
                List.of(words.say("reporting.said-by"), words.say("reporting.said")),
                List.of(Column.SENTENCE, Column.PARAGRAPH));
        for (var it : comments) {
            var whose =
                    it.side() == Comment.Side.CLIENT ? report.organisation() : words.say("reporting.comments.operator");
            sheet.line().text(whose).paragraph(it.words());
        }
        sentences.forEach(
                it -> sheet.line().text(words.say("reporting.said-by.agent")).paragraph(it));
    }

    private void definitions(Sheet sheet) {
        sheet.head(
                List.of(
                        words.say("reporting.column.code"),
                        words.say("reporting.column.version"),
                        words.say("reporting.column.indicator"),
                        words.say("reporting.column.definition")),
                List.of(Column.CODE, Column.VERSION, Column.SENTENCE, Column.PARAGRAPH));
        for (var it : report.figures()) {
            sheet.line()
                    .text(it.indicator().name())
                    .version(it.indicator().version())
                    .text(words.say("reporting.title." + it.indicator().slug()))
                    .paragraph(
                            words.say("reporting.definition." + it.indicator().slug()));
        }
    }

    private void about(Sheet sheet) {
        sheet.head(List.of(title()), List.of(Column.PARAGRAPH));
        sheet.line()
                .paragraph(words.say(
                        "reporting.about.period",
                        words.dateWithYear(report.period().from()),
                        words.dateWithYear(report.period().lastDay())));
        sheet.line()
                .paragraph(words.say("reporting.about.cut-off", words.momentWithYear(report.cutOff(), words.zone())));
        sheet.line().paragraph(words.say("reporting.about.secret"));
    }

    private void count(Sheet sheet, @Nullable Long count) {
        if (count == null) {
            sheet.remark(words.say("reporting.hidden"));
        } else {
            sheet.number(count, WHOLE);
        }
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
}
