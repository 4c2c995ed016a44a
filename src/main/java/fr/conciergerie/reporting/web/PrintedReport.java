package fr.conciergerie.reporting.web;

import fr.conciergerie.reporting.AnnualReport;
import fr.conciergerie.reporting.Comment;
import fr.conciergerie.reporting.Figure;
import fr.conciergerie.reporting.Indicator;
import fr.conciergerie.reporting.Indicator.Part;
import fr.conciergerie.reporting.Letterhead;
import fr.conciergerie.reporting.Publication;
import fr.conciergerie.reporting.Publication.Change;
import fr.conciergerie.reporting.YearDetail;
import fr.conciergerie.web.Words;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The annual report on paper.
 *
 * @param detail what stands beside its figures
 * @param publications of the year, the latest first
 * @param changes since the first of the publications
 * @param comments the word of each side
 * @param sentences what agents wrote
 * @param internal whether nothing is hidden of it, so that it must not leave the operator
 * @param asGiven whether it is the very publication, of which nothing can have changed since
 */
public record PrintedReport(
        AnnualReport report,
        YearDetail detail,
        Letterhead letterhead,
        List<Publication> publications,
        List<Change> changes,
        List<Comment> comments,
        List<String> sentences,
        boolean internal,
        boolean asGiven) {

    /** What the contract is, then who used it, and so on to what it cost. */
    private static final List<Part> ORDER = List.of(
            Part.CONTRACT,
            Part.USE,
            Part.SERVICES,
            Part.QUALITY,
            Part.PARTNERS,
            Part.INSERTION,
            Part.ENVIRONMENT,
            Part.COST);

    public PrintedReport {
        publications = List.copyOf(publications);
        changes = List.copyOf(changes);
        comments = List.copyOf(comments);
        sentences = List.copyOf(sentences);
    }

    public List<Part> parts() {
        return ORDER.stream().filter(it -> !told(it).isEmpty()).toList();
    }

    /** The figures of a part that there is something to say of. */
    public List<Figure> told(Part part) {
        return report.of(part).stream()
                .filter(it -> it.value() != null || it.suppressed())
                .toList();
    }

    /** What was not counted, by the names of the figures: empty where everything was. */
    public String uncounted(Part part, Words words) {
        return Told.names(
                report.of(part).stream()
                        .filter(it -> it.value() == null && !it.suppressed())
                        .toList(),
                words);
    }

    /** Whether anything is known of the year before. */
    public boolean isCompared() {
        return report.figures().stream().anyMatch(it -> it.previous() != null);
    }

    /** The months that have begun, from the first one in which anything happened. */
    public List<AnnualReport.Month> months() {
        return begun(report);
    }

    static List<AnnualReport.Month> begun(AnnualReport report) {
        var last = report.period().countedUntil();
        return report.months().stream()
                .filter(it -> last == null
                        || !LocalDate.of(report.year(), it.number(), 1).isAfter(last))
                .dropWhile(it -> isNone(it.requested()) && isNone(it.delivered()) && isNone(it.before()))
                .toList();
    }

    private static boolean isNone(@Nullable Long count) {
        return count != null && count == 0;
    }

    public @Nullable Publication published() {
        return publications.isEmpty() ? null : publications.getFirst();
    }

    /** Figures of a part with a definition that stands in the annex. */
    public List<Indicator> defined(Part part) {
        return told(part).stream().map(Figure::indicator).toList();
    }

    /** Whether a cell somewhere is hidden, which is then explained. */
    public boolean hides() {
        return report.figures().stream().anyMatch(Figure::suppressed)
                || report.families().stream().anyMatch(it -> it.requested() == null)
                || months().stream().anyMatch(it -> it.delivered() == null || it.requested() == null)
                || report.sites().stream().anyMatch(it -> it.delivered() == null || it.users() == null);
    }
}
