package fr.conciergerie.reporting.web;

import fr.conciergerie.organisations.Site;
import fr.conciergerie.reporting.AnnualReport;
import fr.conciergerie.reporting.Figure;
import fr.conciergerie.reporting.Indicator;
import fr.conciergerie.reporting.Publication;
import fr.conciergerie.reporting.Publication.Change;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The annual report as it is read.
 *
 * @param base the address of the reports of this client
 * @param site the site asked for, as it stands in the address; null for all
 * @param years that there is something to tell of
 * @param publications of the year, the latest first
 * @param changes what the client is told otherwise today than when it was published
 * @param sentences what agents wrote, as far as the client may read it
 * @param publisher whether the reader gives it to the client
 */
public record ReportPage(
        AnnualReport report,
        String base,
        @Nullable String site,
        List<Site> sites,
        List<Integer> years,
        List<Publication> publications,
        List<Change> changes,
        List<String> sentences,
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

    public List<Figure> headlines() {
        return report.figures().stream()
                .filter(it -> HEADLINES.contains(it.indicator()))
                .sorted(Comparator.comparing(it -> HEADLINES.indexOf(it.indicator())))
                .toList();
    }

    public String path(int year, @Nullable String atSite) {
        return base + "/" + year + (atSite == null ? "" : "?site=" + atSite);
    }

    /** @param extension of the file that is wanted: csv, xlsx, pdf */
    public String filePath(String extension) {
        return base + "/" + report.year() + "/bilan." + extension + (site == null ? "" : "?site=" + site);
    }

    public @Nullable Publication published() {
        return publications.isEmpty() ? null : publications.getFirst();
    }

    public String publicationPath() {
        return base + "/" + report.year() + "/publications";
    }

    /** How long the bar of a month is, in hundredths of the longest. */
    public long length(@Nullable Long count) {
        long most = report.months().stream()
                .flatMap(it -> Stream.of(it.delivered(), it.before()))
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        return count == null || most == 0 ? 0 : Math.round(100.0 * count / most);
    }

    /** A client and the years that can be reported. */
    public record Client(String name, String slug, List<Integer> years) {}
}
