package fr.conciergerie.reporting.web;

import fr.conciergerie.figures.AnnualReport;
import fr.conciergerie.figures.AnnualReports;
import fr.conciergerie.figures.Figure;
import fr.conciergerie.figures.Period;
import fr.conciergerie.reporting.Publication;
import fr.conciergerie.reporting.Publications;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Dictionary;
import fr.conciergerie.web.Download;
import fr.conciergerie.web.Role;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
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
    private final AnnualReports reports;
    private final Publications publications;

    ReportFiles(ReportDocument document, Dictionary dictionary, AnnualReports reports, Publications publications) {
        this.document = document;
        this.dictionary = dictionary;
        this.reports = reports;
        this.publications = publications;
    }

    ResponseEntity<byte[]> csv(Actor actor, AnnualReport report, Locale locale) {
        return csv(report.figures(), report.period(), String.valueOf(report.year()), actor.is(Role.MANAGER), locale);
    }

    /**
     * @param about what stands in the name of the file
     * @param internal whether it must not leave the operator: its name says so, and a column of each line
     */
    ResponseEntity<byte[]> csv(List<Figure> figures, Period period, String about, boolean internal, Locale locale) {
        return Download.of(
                new MediaType("text", "csv", StandardCharsets.UTF_8),
                "%sbilan-%s.csv".formatted(internal ? INTERNAL : "", about),
                FigureTable.of(figures, period, internal, dictionary.words(locale))
                        .getBytes(StandardCharsets.UTF_8));
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

    /**
     * As the client sees it, even for the operator, for it is made to be published: the last publication where there is one, else
     * what it is today, which says that it is not published.
     */
    ResponseEntity<byte[]> openData(
            Actor actor, @Nullable String organisation, int year, @Nullable String site, Locale locale) {
        var published =
                site == null ? publications.of(reports.whose(actor, organisation), year) : List.<Publication>of();
        if (!published.isEmpty() && published.getFirst().dataSha256() != null) {
            return publishedData(actor, organisation, year, published.getFirst().number());
        }
        var report = reports.asTheClientSeesIt(actor, organisation, year, site);
        return file(MediaType.parseMediaType(ZIP_TYPE), report, "zip", false, document.openData(report, locale));
    }

    /** The open data of a publication, byte for byte. */
    ResponseEntity<byte[]> publishedData(Actor actor, @Nullable String organisation, int year, int number) {
        return Download.of(
                MediaType.parseMediaType(ZIP_TYPE),
                "bilan-%d-publication-%d.zip".formatted(year, number),
                publications.openData(reports.whose(actor, organisation), year, number));
    }

    /** @param internal whether it must not leave the operator, which its very name says then */
    private static ResponseEntity<byte[]> file(
            MediaType type, AnnualReport report, String extension, boolean internal, byte[] content) {
        return Download.of(
                type, "%sbilan-%d.%s".formatted(internal ? INTERNAL : "", report.year(), extension), content);
    }
}
