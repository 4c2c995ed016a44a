package fr.conciergerie.reporting.web;

import fr.conciergerie.figures.AnnualReport;
import fr.conciergerie.figures.Figure;
import fr.conciergerie.figures.Indicator;
import fr.conciergerie.figures.Indicator.Part;
import fr.conciergerie.figures.YearDetail;
import fr.conciergerie.reporting.Comment;
import fr.conciergerie.reporting.Letterhead;
import fr.conciergerie.reporting.Publication;
import fr.conciergerie.reporting.Publication.Change;
import fr.conciergerie.web.Words;
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
            Part.ANIMATIONS,
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

    /** Those that there is something to say in, be it only beside their figures. */
    public List<Part> parts() {
        return ORDER.stream()
                .filter(it -> !figures(it).isEmpty() || hasMore(it))
                .toList();
    }

    private boolean hasMore(Part part) {
        var doings = detail.doings();
        return switch (part) {
            case CONTRACT ->
                !detail.sessions().isEmpty()
                        || !detail.causes().isEmpty()
                        || doings != null && !doings.channels().isEmpty();
            case USE -> !months().isEmpty() || !sites().isEmpty();
            case SERVICES ->
                !report.families().isEmpty()
                        || !report.services().isEmpty()
                        || !detail.unmet().isEmpty()
                        || doings != null && (!doings.newServices().isEmpty() || doings.turnedDown() > 0);
            case QUALITY -> !sentences.isEmpty() || doings != null && doings.medianDaysLate() != null;
            case ANIMATIONS -> detail.tookPlace().saysSomething();
            case PARTNERS -> detail.partners().saysSomething();
            case INSERTION, ENVIRONMENT, COST -> false;
        };
    }

    /** The figures of a part that are told. */
    public List<Figure> figures(Part part) {
        return report.of(part).stream().filter(it -> it.value() != null).toList();
    }

    /** Those that are told of the ones that are asked for first. */
    public List<Figure> headlines() {
        return ReportPage.headlinesOf(report);
    }

    /** What was not counted, by the names of the figures: empty where everything was. */
    public String uncounted(Part part, Words words) {
        return FigureWords.names(
                report.of(part).stream()
                        .filter(it -> it.value() == null && !it.suppressed())
                        .toList(),
                words);
    }

    /** Whether anything of a part is known of the year before. */
    public boolean isCompared(Part part) {
        return figures(part).stream().anyMatch(it -> it.previous() != null);
    }

    public MonthTable months() {
        return MonthTable.of(report);
    }

    public SiteTable sites() {
        return SiteTable.toCompare(report.sites());
    }

    public WithheldFigures withheld() {
        return new WithheldFigures(report, internal);
    }

    public @Nullable Publication published() {
        return publications.isEmpty() ? null : publications.getFirst();
    }

    /** Figures of a part with a definition that stands in the annex. */
    public List<Indicator> defined(Part part) {
        return figures(part).stream().map(Figure::indicator).toList();
    }

    /** Whether anything is hidden, which is then explained. */
    public boolean hides() {
        return !internal;
    }
}
