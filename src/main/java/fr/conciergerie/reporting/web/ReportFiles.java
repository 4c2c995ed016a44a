package fr.conciergerie.reporting.web;

import fr.conciergerie.reporting.AnnualReport;
import fr.conciergerie.reporting.AnnualReports;
import fr.conciergerie.reporting.Figure;
import fr.conciergerie.reporting.Publications;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Dictionary;
import fr.conciergerie.web.Download;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Words;
import fr.conciergerie.web.csv.CsvText;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The annual report as files: the same figures as on the page, hidden where they are hidden there. */
@Component
class ReportFiles {

    static final String CSV_TYPE = "text/csv";
    static final String ZIP_TYPE = "application/zip";
    static final String XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** How the name of a file begins that must not leave the operator. */
    private static final String INTERNAL = "interne-";

    private final ReportDocument document;
    private final Dictionary dictionary;
    private final OpenData openData;
    private final AnnualReports reports;
    private final Publications publications;

    ReportFiles(
            ReportDocument document,
            Dictionary dictionary,
            OpenData openData,
            AnnualReports reports,
            Publications publications) {
        this.document = document;
        this.dictionary = dictionary;
        this.openData = openData;
        this.reports = reports;
        this.publications = publications;
    }

    ResponseEntity<byte[]> csv(Actor actor, AnnualReport report, Locale locale) {
        return csv(report.figures(), String.valueOf(report.year()), actor.is(Role.MANAGER), locale);
    }

    /**
     * @param about what stands in the name of the file
     * @param internal whether it must not leave the operator: its name says so, and a column of each line
     */
    ResponseEntity<byte[]> csv(List<Figure> figures, String about, boolean internal, Locale locale) {
        var words = dictionary.words(locale);
        var rows = figures.stream()
                .map(it -> List.of(
                        it.indicator().name(),
                        words.say("reporting.title." + it.indicator().slug()),
                        String.valueOf(it.indicator().version()),
                        text(it.value()),
                        text(it.numerator()),
                        text(it.denominator()),
                        text(it.coverage()),
                        text(it.previous()),
                        Told.remark(it, words)))
                .toList();
        return Download.of(
                new MediaType("text", "csv", StandardCharsets.UTF_8),
                "%sbilan-%s.csv".formatted(internal ? INTERNAL : "", about),
                (internal
                                ? CsvText.of(
                                        before(words.say("reporting.column.note"), headings(words)),
                                        rows.stream()
                                                .map(it -> before(words.say("reporting.internal"), it))
                                                .toList())
                                : CsvText.of(headings(words), rows))
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> before(String first, List<String> cells) {
        return Stream.concat(Stream.of(first), cells.stream()).toList();
    }

    ResponseEntity<byte[]> xlsx(Actor actor, AnnualReport report, Locale locale) {
        boolean internal = actor.is(Role.MANAGER);
        return file(
                MediaType.parseMediaType(XLSX_TYPE),
                report,
                "xlsx",
                internal,
                ReportWorkbook.of(document.withoutPublications(report, internal), dictionary.words(locale)));
    }

    ResponseEntity<byte[]> pdf(Actor actor, AnnualReport report, Locale locale) {
        return pdf(actor, report, actor.is(Role.MANAGER), locale);
    }

    /** @param report as the client sees it, for the manager to give away */
    ResponseEntity<byte[]> clientPdf(Actor actor, AnnualReport report, Locale locale) {
        return pdf(actor, report, false, locale);
    }

    /** @param internal whether it must not leave the operator */
    private ResponseEntity<byte[]> pdf(Actor actor, AnnualReport report, boolean internal, Locale locale) {
        var whole = report.perimeter().site() == null;
        return file(
                MediaType.APPLICATION_PDF,
                report,
                "pdf",
                internal,
                document.of(
                        report,
                        whole ? publications.of(report.perimeter().organisation(), report.year()) : List.of(),
                        whole ? publications.changes(actor, report) : List.of(),
                        internal,
                        locale));
    }

    /** As it was given to the client, byte for byte. */
    ResponseEntity<byte[]> published(Actor actor, @Nullable String organisation, int year, int number) {
        return Download.of(
                MediaType.APPLICATION_PDF,
                "bilan-%d-publication-%d.pdf".formatted(year, number),
                publications.document(reports.whose(actor, organisation), year, number));
    }

    /** @param report as the client sees it, even for the operator: it is made to be published */
    ResponseEntity<byte[]> openData(AnnualReport report, Locale locale) {
        return file(MediaType.parseMediaType(ZIP_TYPE), report, "zip", false, openData.archive(report, locale));
    }

    /** What stands above the figures, in the table and in the spreadsheet. */
    static List<String> headings(Words words) {
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

    /** @param internal whether it must not leave the operator, which its very name says then */
    private static ResponseEntity<byte[]> file(
            MediaType type, AnnualReport report, String extension, boolean internal, byte[] content) {
        return Download.of(
                type, "%sbilan-%d.%s".formatted(internal ? INTERNAL : "", report.year(), extension), content);
    }

    private static String text(@Nullable Object cell) {
        return switch (cell) {
            case null -> "";
            case BigDecimal number -> number.toPlainString();
            default -> cell.toString();
        };
    }
}
