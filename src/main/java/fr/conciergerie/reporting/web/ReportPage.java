package fr.conciergerie.reporting.web;

import fr.conciergerie.figures.AnnualReport;
import fr.conciergerie.figures.Figure;
import fr.conciergerie.figures.Indicator;
import fr.conciergerie.figures.Side;
import fr.conciergerie.figures.YearDetail;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.reporting.Comment;
import fr.conciergerie.reporting.Letterhead;
import fr.conciergerie.reporting.Publication;
import fr.conciergerie.reporting.Publication.Change;
import fr.conciergerie.reporting.Publications.Since;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The annual report as it is read.
 *
 * @param base the address of the reports of this client
 * @param site the site asked for, as it stands in the address; null for all
 * @param years that there is something to tell of
 * @param publications of the year, the latest first
 * @param since what the client is told otherwise today than when it was published
 * @param comments of both sides
 * @param side on which the reader may write
 * @param sentences what agents wrote, as far as the client may read it
 * @param letterhead who gives it, and by which markets
 * @param detail what stands beside its figures
 * @param publisher whether the reader gives it to the client
 */
public record ReportPage(
        AnnualReport report,
        String base,
        @Nullable String site,
        List<Site> sites,
        List<Integer> years,
        List<Publication> publications,
        Since since,
        List<Comment> comments,
        Side side,
        List<String> sentences,
        Letterhead letterhead,
        YearDetail detail,
        boolean publisher) {

    /** What the first screen says: how many people, how often, how much of it close to home, with whom. */
    private static final List<Indicator> HEADLINES = List.of(
            Indicator.USERS,
            Indicator.WOMEN_SHARE,
            Indicator.SERVICES_DELIVERED,
            Indicator.ORDERS_PER_ACTIVE_MEMBER_MONTH,
            Indicator.EVERYDAY_SHARE,
            Indicator.ESS_PARTNER_SHARE,
            Indicator.INSERTION_PEOPLE,
            Indicator.SESSIONS_HELD);

    /** Those that are told. */
    public List<Figure> headlines() {
        return headlinesOf(report);
    }

    static List<Figure> headlinesOf(AnnualReport report) {
        return headlines(report.figures()).stream()
                .filter(it -> it.value() != null)
                .toList();
    }

    static List<Figure> headlines(List<Figure> figures) {
        return figures.stream()
                .filter(it -> HEADLINES.contains(it.indicator()))
                .sorted(Comparator.comparing(it -> HEADLINES.indexOf(it.indicator())))
                .toList();
    }

    /** Without those that are hidden. */
    public List<Figure> figures() {
        return report.figures().stream().filter(it -> !it.suppressed()).toList();
    }

    public MonthTable months() {
        return MonthTable.of(report);
    }

    public SiteTable besideEachOther() {
        return SiteTable.toCompare(report.sites());
    }

    public WithheldFigures withheld() {
        return new WithheldFigures(report, publisher);
    }

    public String path(int year, @Nullable String atSite) {
        return base + "/" + year + (atSite == null ? "" : "?site=" + atSite);
    }

    /** @param extension of the file that is wanted: csv, xlsx, pdf, zip */
    public String filePath(String extension) {
        return base + "/" + report.year() + "/bilan." + extension + (site == null ? "" : "?site=" + site);
    }

    /** The document as the client reads it, for the manager to give away; null for others, who have no other one. */
    public @Nullable String clientPdfPath() {
        return publisher
                ? "%s/%d/bilan.pdf?reader=client%s".formatted(base, report.year(), site == null ? "" : "&site=" + site)
                : null;
    }

    /** Where the manager sees the lines behind a figure; null for others, and for one that is not counted from lines. */
    public @Nullable String linesPath(Indicator indicator) {
        var period = report.period();
        return publisher
                ? MonthsPage.lines(
                        base,
                        indicator,
                        MonthsForm.of(period.firstMonth(), period.lastMonth(), site == null ? "" : site))
                : null;
    }

    /** Where the manager chooses other months; null for others. */
    public @Nullable String monthsPath() {
        return publisher ? base + "/figures" : null;
    }

    /** What the reader's side wrote; null for nothing yet. */
    public @Nullable Comment own() {
        return comments.stream().filter(it -> it.side() == side).findFirst().orElse(null);
    }

    /** Where both sides say what they agreed to do better. */
    public String improvementsPath() {
        return base + "/improvements";
    }

    public String commentPath() {
        return base + "/" + report.year() + "/comment";
    }

    public @Nullable Publication published() {
        return publications.isEmpty() ? null : publications.getFirst();
    }

    public List<Change> changes() {
        return since.changes();
    }

    /** Published figures that are counted no longer, by their codes. */
    public List<String> gone() {
        return publications.isEmpty() ? List.of() : publications.getFirst().gone(report);
    }

    /** Where the document of a publication opens; null for one that has none. */
    public @Nullable String documentPath(Publication publication) {
        return publication.documentSha256() == null
                ? null
                : publicationPath() + "/" + publication.number() + "/bilan.pdf";
    }

    /** Where the open data of a publication are; null for one that has none. */
    public @Nullable String dataPath(Publication publication) {
        return publication.dataSha256() == null ? null : publicationPath() + "/" + publication.number() + "/bilan.zip";
    }

    public String publicationPath() {
        return base + "/" + report.year() + "/publications";
    }

    /** A client and the years that can be reported. */
    public record Client(String name, String slug, List<Integer> years) {}
}
