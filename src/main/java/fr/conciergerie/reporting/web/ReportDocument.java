package fr.conciergerie.reporting.web;

import fr.conciergerie.figures.AnnualReport;
import fr.conciergerie.figures.YearDetail;
import fr.conciergerie.figures.YearDetails;
import fr.conciergerie.reporting.Comments;
import fr.conciergerie.reporting.Letterheads;
import fr.conciergerie.reporting.Publication;
import fr.conciergerie.reporting.ReportPrinter;
import fr.conciergerie.reporting.Sentences;
import fr.conciergerie.web.Dictionary;
import fr.conciergerie.web.HtmlOutput;
import fr.conciergerie.web.print.Pdf;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The annual report on paper, with what stays true of it there: when it was published, and what has changed since. */
@Component
class ReportDocument implements ReportPrinter {

    private final TemplateEngine templates;
    private final Dictionary dictionary;
    private final Letterheads letterheads;
    private final YearDetails details;
    private final Comments comments;
    private final Sentences sentences;
    private final OpenData openData;

    ReportDocument(
            TemplateEngine templates,
            Dictionary dictionary,
            Letterheads letterheads,
            YearDetails details,
            Comments comments,
            Sentences sentences,
            OpenData openData) {
        this.templates = templates;
        this.dictionary = dictionary;
        this.letterheads = letterheads;
        this.details = details;
        this.comments = comments;
        this.sentences = sentences;
        this.openData = openData;
    }

    @Override
    public byte[] print(AnnualReport report, YearDetail detail, List<Publication> publications) {
        return print(of(report, detail, publications, List.of(), false, true), Locale.FRENCH);
    }

    @Override
    public byte[] openData(AnnualReport report, YearDetail detail, Publication publication) {
        return openData.archive(report, detail, publication, Locale.FRENCH);
    }

    /** Of what was not published; as the client sees it. */
    byte[] openData(AnnualReport report, Locale locale) {
        return openData.archive(report, details.of(report, false), null, locale);
    }

    /**
     * @param changes since the first of the publications
     * @param internal whether it must not leave the operator
     */
    byte[] of(
            AnnualReport report,
            List<Publication> publications,
            List<Publication.Change> changes,
            boolean internal,
            Locale locale) {
        return print(of(report, details.of(report, internal), publications, changes, internal, false), locale);
    }

    /** As it stands in a spreadsheet, where nobody asks what was published. */
    PrintedReport withoutPublications(AnnualReport report, boolean internal) {
        return of(report, details.of(report, internal), List.of(), List.of(), internal, false);
    }

    private PrintedReport of(
            AnnualReport report,
            YearDetail detail,
            List<Publication> publications,
            List<Publication.Change> changes,
            boolean internal,
            boolean asGiven) {
        var whose = report.perimeter().organisation();
        return new PrintedReport(
                report,
                detail,
                letterheads.of(whose, report.period()),
                publications,
                changes,
                report.perimeter().site() == null ? comments.of(whose, report.year()) : List.of(),
                sentences.shown(report),
                internal,
                asGiven);
    }

    private byte[] print(PrintedReport printed, Locale locale) {
        var html = new StringOutput();
        templates.render(
                "reporting/annual-pdf.jte",
                Map.of("words", dictionary.words(locale).onPaper(), "printed", printed),
                new HtmlOutput(html));
        return Pdf.toKeep(html.toString());
    }
}
