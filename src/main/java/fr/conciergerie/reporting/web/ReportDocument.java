package fr.conciergerie.reporting.web;

import fr.conciergerie.reporting.AnnualReport;
import fr.conciergerie.reporting.Comments;
import fr.conciergerie.reporting.Publication;
import fr.conciergerie.reporting.ReportPrinter;
import fr.conciergerie.reporting.Sentences;
import fr.conciergerie.web.Dictionary;
import fr.conciergerie.web.Pdf;
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
    private final Comments comments;
    private final Sentences sentences;

    ReportDocument(TemplateEngine templates, Dictionary dictionary, Comments comments, Sentences sentences) {
        this.templates = templates;
        this.dictionary = dictionary;
        this.comments = comments;
        this.sentences = sentences;
    }

    @Override
    public byte[] print(AnnualReport report, List<Publication> publications) {
        return of(report, publications, List.of(), true, Locale.FRENCH);
    }

    /** @param changes since the first of the publications */
    byte[] of(AnnualReport report, List<Publication> publications, List<Publication.Change> changes, Locale locale) {
        return of(report, publications, changes, false, locale);
    }

    /** @param asGiven whether it is the very publication, of which nothing can have changed since */
    private byte[] of(
            AnnualReport report,
            List<Publication> publications,
            List<Publication.Change> changes,
            boolean asGiven,
            Locale locale) {
        var whole = report.perimeter().site() == null;
        var html = new StringOutput();
        templates.render(
                "reporting/annual-pdf.jte",
                Map.of(
                        "words",
                        dictionary.words(locale),
                        "report",
                        report,
                        "publications",
                        publications,
                        "comments",
                        whole ? comments.of(report.perimeter().organisation(), report.year()) : List.of(),
                        "changes",
                        changes,
                        "asGiven",
                        asGiven,
                        "sentences",
                        sentences.shown(report)),
                html);
        return Pdf.toKeep(html.toString());
    }
}
