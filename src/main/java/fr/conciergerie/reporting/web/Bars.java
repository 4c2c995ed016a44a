package fr.conciergerie.reporting.web;

import fr.conciergerie.figures.AnnualReport;
import fr.conciergerie.figures.AnnualReport.AtSite;
import fr.conciergerie.figures.AnnualReport.FamilyShare;
import fr.conciergerie.figures.AnnualReport.ServiceShare;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How long a bar is beside the longest of its kind, in hundredths of it; none for a count that is hidden. */
public final class Bars {

    private Bars() {}

    /** What was delivered in a month, this year or the year before. */
    public static long ofMonths(AnnualReport report, @Nullable Long count) {
        return length(count, report.months().stream().flatMap(it -> Stream.of(it.delivered(), it.before())));
    }

    public static long ofFamilies(AnnualReport report, @Nullable Long count) {
        return length(count, report.families().stream().map(FamilyShare::requested));
    }

    public static long ofServices(AnnualReport report, long count) {
        return length(count, report.services().stream().map(ServiceShare::requested));
    }

    public static long ofSites(AnnualReport report, @Nullable Long count) {
        return length(count, report.sites().stream().map(AtSite::delivered));
    }

    public static long length(@Nullable Long count, Stream<@Nullable Long> all) {
        long most =
                all.filter(Objects::nonNull).mapToLong(Long::longValue).max().orElse(0);
        return count == null || most == 0 ? 0 : Math.round(100.0 * count / most);
    }
}
