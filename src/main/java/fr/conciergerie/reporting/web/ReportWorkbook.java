package fr.conciergerie.reporting.web;

import static java.util.stream.Collectors.joining;

import fr.conciergerie.figures.AnnualReport;
import fr.conciergerie.figures.Figure;
import fr.conciergerie.figures.Indicator;
import fr.conciergerie.figures.Side;
import fr.conciergerie.figures.YearDetail;
import fr.conciergerie.reporting.web.WorkbookSheet.Column;
import fr.conciergerie.web.Words;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;

/**
 * The annual report as a spreadsheet: a sheet that says it all, the figures part by part, then the months, the sites, the
 * families, what everything means and where it comes from. Every number is one, in the unit that people speak in; a sheet prints on the width of one page and says
 * there whose year it is.
 */
final class ReportWorkbook {

    private static final String WHOLE = "#,##0";
    private static final String PERCENT = "0.0%";
    private static final String RATIO = "#,##0.00";
    private static final String EUROS = "#,##0.00\u00a0\"€\"";
    private static final String KILOMETRES = "#,##0\u00a0\"km\"";
    private static final String KILOGRAMS = "#,##0\u00a0\"kg\"";
    private static final String HOURS = "#,##0\u00a0\"h\"";
    private static final String FRENCH_MONTH = "[$-40C]mmmm";
    private static final String ENGLISH_MONTH = "[$-809]mmmm";

    private static final List<Column> OF_A_SUMMARY = List.of(Column.PARAGRAPH, Column.NUMBER, Column.NUMBER);

    private final PrintedReport printed;
    private final AnnualReport report;
    private final Words words;
    private final Workbook workbook;

    private ReportWorkbook(PrintedReport printed, Words words, Workbook workbook) {
        this.printed = printed;
        this.report = printed.report();
        this.words = words;
        this.workbook = workbook;
    }

    static byte[] of(PrintedReport printed, Words words) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "Conciergerie", "1.0")) {
            workbook.properties()
                    .setTitle(words.say(
                            "reporting.annual.of",
                            String.valueOf(printed.report().year()),
                            printed.report().organisation()));
            new ReportWorkbook(printed, words, workbook).write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void write() {
        summary(sheet(words.say("reporting.summary")).portrait());
        figures(sheet(words.say("reporting.figures")));
        if (!printed.months().isEmpty()) {
            var when = sheet(words.say("reporting.months")).portrait();
            months(when, printed.months());
            if (!printed.sites().isEmpty()) {
                sites(when.apart(words.say("reporting.site-by-site")), printed.sites());
            }
        } else if (!printed.sites().isEmpty()) {
            sites(sheet(words.say("reporting.site-by-site")).portrait(), printed.sites());
        }
        if (!report.families().isEmpty()) {
            var what = sheet(words.say("reporting.families")).portrait();
            families(what);
            if (!report.services().isEmpty()) {
                services(what.apart(words.say("reporting.services")));
            }
        }
        if (!printed.detail().isEmpty()) {
            detail(sheet(words.say("reporting.detail")).portrait());
        }
        if (!report.assumed().journeys().isEmpty() || !report.assumed().times().isEmpty()) {
            assumed(sheet(words.say("reporting.assumed.title")).portrait());
        }
        if (!printed.comments().isEmpty() || !printed.sentences().isEmpty()) {
            said(sheet(words.say("reporting.comments")).portrait());
        }
        definitions(sheet(words.say("reporting.definitions")));
    }

    private WorkbookSheet sheet(String name) {
        var sheet = new WorkbookSheet(workbook.newWorksheet(name)).printed(title(), words.say("reporting.page"));
        return printed.internal() ? sheet.warned(words.say("reporting.internal")) : sheet;
    }

    /** What is read where nothing else is: whose year it is, what it was in sentences, and the figures that are asked for first. */
    private void summary(WorkbookSheet sheet) {
        int columns = OF_A_SUMMARY.size();
        sheet.title(words.say("reporting.annual.title", String.valueOf(report.year())));
        sheet.line().across(report.organisation() + " · " + where(), columns);
        sheet.line().across(printed.letterhead().operator(), columns);
        for (var market : printed.letterhead().markets()) {
            sheet.line().across(words.say("reporting.market", market.number(), market.object()), columns);
        }
        if (!report.isOver()) {
            sheet.line().across(FigureWords.provisional(report.period(), words), columns);
        }
        sheet.line();
        for (var paragraph : YearInWords.of(report, words)) {
            sheet.line().across(paragraph, columns);
        }
        if (!printed.headlines().isEmpty()) {
            headlines(sheet.line());
        }
        if (report.isRounded()) {
            sheet.line().line().across(words.say("reporting.rounded"), columns);
        }
        withheld(sheet, columns);
        sheet.line();
        sheet.line().across(FigureWords.days(report.period(), words), columns);
        sheet.line()
                .across(
                        words.say("reporting.about.cut-off", words.momentWithYear(report.cutOff(), words.zone())),
                        columns);
        if (printed.hides()) {
            sheet.line().across(words.say("reporting.about.secret"), columns);
        }
    }

    private void headlines(WorkbookSheet sheet) {
        boolean compared = printed.headlines().stream().anyMatch(it -> it.previous() != null);
        var headings = new ArrayList<>(List.of(words.say("reporting.figure"), String.valueOf(report.year())));
        if (compared) {
            headings.add(String.valueOf(report.year() - 1));
        }
        sheet.line().heading(headings, OF_A_SUMMARY);
        for (var it : printed.headlines()) {
            var format = format(it.indicator().unit());
            sheet.line()
                    .text(words.say("reporting.title." + it.indicator().slug()))
                    .boldNumber(it.value(), format);
            if (compared) {
                sheet.number(it.previous(), format);
            }
        }
    }

    private void withheld(WorkbookSheet sheet, int columns) {
        var sentence = printed.withheld().sentence(words);
        if (!sentence.isEmpty()) {
            sheet.line().line().across(sentence, columns);
            sheet.line().across(printed.withheld().which(words), columns);
        }
    }

    private String where() {
        return report.site() == null ? words.say("reporting.all-sites") : report.site();
    }

    private String title() {
        return Stream.of(
                        words.say("reporting.annual.title", String.valueOf(report.year())),
                        report.organisation(),
                        where(),
                        FigureWords.provisional(report.period(), words))
                .filter(it -> !it.isEmpty())
                .collect(joining(" · "));
    }

    /** Without the columns in which no figure has anything. */
    private void figures(WorkbookSheet sheet) {
        var all = printed.parts().stream()
                .flatMap(it -> printed.figures(it).stream())
                .toList();
        var columns = Stream.of(FigureColumn.values())
                .filter(column -> all.stream().anyMatch(it -> column.isFilled(it, words)))
                .toList();
        sheet.head(
                columns.stream().map(it -> words.word("reporting.column", it)).toList(),
                columns.stream().map(it -> it.column).toList());
        for (var part : printed.parts()) {
            var figures = printed.figures(part);
            if (!figures.isEmpty()) {
                sheet.part(words.word("reporting.part", part), columns.size());
                figures.forEach(figure -> {
                    sheet.line();
                    columns.forEach(it -> cell(sheet, it, figure));
                });
            }
        }
    }

    private void cell(WorkbookSheet sheet, FigureColumn column, Figure it) {
        var format = format(it.indicator().unit());
        switch (column) {
            case INDICATOR ->
                sheet.text(words.say("reporting.title." + it.indicator().slug()));
            case VALUE -> sheet.boldNumber(it.value(), format);
            case PREVIOUS -> sheet.number(it.previous(), format);
            case NUMERATOR -> part(sheet, Counted.numerator(it));
            case DENOMINATOR -> part(sheet, Counted.denominator(it));
            case COVERAGE -> sheet.number(it.coverage(), PERCENT);
            case REMARK -> sheet.wrapped(FigureWords.remark(it, words));
            case VERSION -> sheet.version(it.indicator().version());
            case CODE -> sheet.text(it.indicator().name());
        }
    }

    /** What a line about a figure says. */
    private enum FigureColumn {
        INDICATOR(Column.TITLE),
        VALUE(Column.NUMBER),
        PREVIOUS(Column.NUMBER),
        NUMERATOR(Column.NUMBER),
        DENOMINATOR(Column.NUMBER),
        COVERAGE(Column.NUMBER),
        REMARK(Column.REMARK),
        VERSION(Column.VERSION),
        CODE(Column.CODE);

        private final Column column;

        FigureColumn(Column column) {
            this.column = column;
        }

        boolean isFilled(Figure figure, Words words) {
            return switch (this) {
                case INDICATOR, VALUE, VERSION, CODE -> true;
                case PREVIOUS -> figure.previous() != null;
                case NUMERATOR -> figure.numerator() != null;
                case DENOMINATOR -> figure.denominator() != null;
                case COVERAGE -> figure.coverage() != null;
                case REMARK -> !FigureWords.remark(figure, words).isEmpty();
            };
        }
    }

    private static void part(WorkbookSheet sheet, Counted counted) {
        sheet.number(counted.number(), format(counted.unit()));
    }

    private void months(WorkbookSheet sheet, MonthTable months) {
        var headings = new ArrayList<>(List.of(words.say("reporting.month")));
        addIf(months.delivered(), headings, words.say("reporting.delivered"));
        addIf(months.requested(), headings, words.say("reporting.requested"));
        addIf(months.before(), headings, words.say("reporting.year-before", String.valueOf(report.year() - 1)));
        // A sheet of two narrow columns would be blown up to the width of the page.
        var first = headings.size() > 2 ? Column.SENTENCE : Column.PARAGRAPH;
        sheet.heading(headings, List.of(first, Column.COUNT, Column.COUNT, Column.COUNT));
        var format = words.locale().equals(Locale.FRENCH) ? FRENCH_MONTH : ENGLISH_MONTH;
        for (var it : months.rows()) {
            sheet.line().month(LocalDate.of(report.year(), it.number(), 1), format);
            countIf(months.delivered(), sheet, it.delivered());
            countIf(months.requested(), sheet, it.requested());
            countIf(months.before(), sheet, it.before());
        }
    }

    private void sites(WorkbookSheet sheet, SiteTable sites) {
        var headings =
                new ArrayList<>(List.of(words.say("reporting.site"), words.say("reporting.title.sessions-held")));
        addIf(sites.users(), headings, words.say("reporting.title.users"));
        addIf(sites.delivered(), headings, words.say("reporting.delivered"));
        sheet.heading(headings, List.of(Column.SENTENCE, Column.COUNT, Column.COUNT, Column.COUNT));
        for (var it : sites.rows()) {
            sheet.line().text(it.name()).number(it.sessions(), WHOLE);
            countIf(sites.users(), sheet, it.users());
            countIf(sites.delivered(), sheet, it.delivered());
        }
    }

    private static void addIf(boolean shown, List<String> headings, String heading) {
        if (shown) {
            headings.add(heading);
        }
    }

    private void countIf(boolean shown, WorkbookSheet sheet, @Nullable Long count) {
        if (shown) {
            count(sheet, count);
        }
    }

    private void families(WorkbookSheet sheet) {
        sheet.heading(
                List.of(words.say("reporting.family"), words.say("reporting.requested")),
                List.of(Column.SENTENCE, Column.COUNT));
        for (var it : report.families()) {
            count(sheet.line().text(words.say(it.key())), it.requested());
        }
    }

    private void services(WorkbookSheet sheet) {
        sheet.heading(
                List.of(
                        words.say("reporting.service"),
                        words.say("reporting.requested"),
                        words.say("reporting.family")),
                List.of(Column.SENTENCE, Column.COUNT, Column.SENTENCE));
        for (var it : report.services()) {
            sheet.line().text(it.name()).number(it.requested(), WHOLE).text(words.say(it.familyKey()));
        }
    }

    private void detail(WorkbookSheet sheet) {
        var detail = printed.detail();
        if (!detail.sessions().isEmpty()) {
            desks(sheet, detail.sessions());
        }
        InDetail.plainly(detail, words).forEach(it -> sheet.line().across(it, 4));
        collected(sheet, detail.tookPlace().collected());
        ownEvents(sheet, detail.tookPlace().own());
        if (!detail.unmet().isEmpty()) {
            sheet.apart(words.say("reporting.unmet"))
                    .heading(
                            List.of(words.say("reporting.unmet.what"), words.say("reporting.unmet.times")),
                            List.of(Column.TITLE, Column.COUNT));
            for (var it : detail.unmet()) {
                sheet.line().text(InDetail.what(it, words)).number(it.times(), WHOLE);
            }
        }
        if (!detail.improvements().isEmpty()) {
            sheet.apart(words.say("reporting.improvements"))
                    .heading(
                            List.of(
                                    words.say("reporting.improvement.words"),
                                    words.say("reporting.improvement.state"),
                                    words.say("reporting.improvement.by"),
                                    words.say("reporting.improvement.on")),
                            List.of(Column.TITLE, Column.COUNT, Column.COUNT, Column.COUNT));
            for (var it : detail.improvements()) {
                sheet.line()
                        .wrapped(it.agreed().words())
                        .remark(words.word("reporting.improvement.state", it.state()))
                        .remark(it.agreed().by())
                        .remark(words.plainDate(it.agreed().on()));
            }
        }
    }

    private void collected(WorkbookSheet sheet, List<YearDetail.Collected> collected) {
        if (collected.isEmpty()) {
            return;
        }
        sheet.apart(words.say("reporting.collected"))
                .heading(
                        List.of(
                                words.say("reporting.collected.collection"),
                                words.say("reporting.collected.deposited"),
                                words.say("reporting.collected.sealed"),
                                words.say("reporting.collected.received"),
                                words.say("reporting.collected.difference")),
                        List.of(Column.TITLE, Column.COUNT, Column.COUNT, Column.COUNT, Column.COUNT));
        for (var it : collected) {
            sheet.line()
                    .wrapped(it.collection() + " · " + it.association())
                    .remark(InDetail.amount(it, it.deposited(), words))
                    .remark(InDetail.amount(it, it.sealed(), words))
                    .remark(InDetail.amount(it, it.received(), words))
                    .remark(InDetail.difference(it, words));
        }
    }

    private void ownEvents(WorkbookSheet sheet, List<YearDetail.OwnEvent> own) {
        if (own.isEmpty()) {
            return;
        }
        sheet.apart(words.say("reporting.own-events"))
                .heading(
                        List.of(
                                words.say("reporting.own-events.what"),
                                words.say("reporting.own-events.day"),
                                words.say("reporting.own-events.hours"),
                                words.say("reporting.own-events.concierge-hours"),
                                words.say("reporting.own-events.cost")),
                        List.of(Column.TITLE, Column.COUNT, Column.COUNT, Column.COUNT, Column.COUNT));
        for (var it : own) {
            sheet.line()
                    .text(it.title())
                    .remark(words.plainDate(it.day()))
                    .number(Counted.hours(it.minutes()), HOURS)
                    .remark(InDetail.conciergeHours(it, words))
                    .remark(InDetail.cost(it, words));
        }
    }

    private void desks(WorkbookSheet sheet, List<YearDetail.AtDesk> desks) {
        sheet.heading(
                List.of(
                        words.say("reporting.site"),
                        words.say("reporting.title.sessions-held"),
                        words.say("reporting.desks.cancelled"),
                        words.say("reporting.desks.hours")),
                List.of(Column.TITLE, Column.COUNT, Column.COUNT, Column.COUNT));
        for (var it : desks) {
            sheet.line()
                    .text(it.site())
                    .number(it.held(), WHOLE)
                    .number(it.cancelled(), WHOLE)
                    .number(Counted.hours(it.minutes()), HOURS);
        }
    }

    /** What the estimates rest on, and where it comes from. */
    private void assumed(WorkbookSheet sheet) {
        sheet.heading(
                List.of(words.say("reporting.assumed.title"), words.say("reporting.travel.source")),
                List.of(Column.PARAGRAPH, Column.SENTENCE));
        for (var it : report.assumed().times()) {
            sheet.line().paragraph(FigureWords.assumed(it, words)).wrapped(it.source());
        }
        for (var it : report.assumed().journeys()) {
            sheet.line().paragraph(FigureWords.assumed(it, words)).wrapped(it.source());
            var carbon = it.carbon();
            if (carbon != null) {
                sheet.line().paragraph(FigureWords.assumed(carbon, words)).wrapped(carbon.source());
            }
        }
    }

    /** What both sides say, then what agents wrote, which names nobody. */
    private void said(WorkbookSheet sheet) {
        sheet.heading(
                List.of(words.say("reporting.said-by"), words.say("reporting.said")),
                List.of(Column.SENTENCE, Column.PARAGRAPH));
        for (var it : printed.comments()) {
            var whose = it.side() == Side.CLIENT
                    ? report.organisation()
                    : printed.letterhead().operator();
            sheet.line().text(whose).paragraph(it.words());
        }
        printed.sentences()
                .forEach(it ->
                        sheet.line().text(words.say("reporting.said-by.agent")).paragraph(it));
    }

    private void definitions(WorkbookSheet sheet) {
        sheet.head(
                List.of(
                        words.say("reporting.column.indicator"),
                        words.say("reporting.column.definition"),
                        words.say("reporting.column.version"),
                        words.say("reporting.column.code")),
                List.of(Column.SENTENCE, Column.PARAGRAPH, Column.VERSION, Column.CODE));
        for (var it : printed.parts().stream()
                .flatMap(part -> printed.figures(part).stream())
                .toList()) {
            sheet.line()
                    .wrapped(words.say("reporting.title." + it.indicator().slug()))
                    .paragraph(
                            words.say("reporting.definition." + it.indicator().slug()))
                    .version(it.indicator().version())
                    .text(it.indicator().name());
        }
    }

    private void count(WorkbookSheet sheet, @Nullable Long count) {
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
