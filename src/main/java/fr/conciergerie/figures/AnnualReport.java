package fr.conciergerie.figures;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a client organisation is told of a year.
 *
 * @param organisation its name
 * @param site the name of the only site it is about; null for all
 * @param cutOff what was known then is in it
 * @param months by month, what was ordered and delivered; empty when it is about another period than a year
 * @param families what was asked for, most wanted first
 * @param services those that were asked for most
 * @param sites one beside the other, the busiest first; empty when it is about one alone
 * @param assumed what the estimates among the figures rest on
 */
public record AnnualReport(
        Perimeter.Client perimeter,
        String organisation,
        @Nullable String site,
        Period period,
        Instant cutOff,
        List<Figure> figures,
        List<Month> months,
        List<FamilyShare> families,
        List<ServiceShare> services,
        List<AtSite> sites,
        Assumed assumed) {

    public AnnualReport {
        figures = List.copyOf(figures);
        months = List.copyOf(months);
        families = List.copyOf(families);
        services = List.copyOf(services);
        sites = List.copyOf(sites);
    }

    /**
     * A month of the year; a count is null where it is hidden.
     *
     * @param number 1 to 12
     * @param before what was delivered in the same month of the year before
     */
    public record Month(
            int number,
            @Nullable Long requested,
            @Nullable Long delivered,
            @Nullable Long before) {

        Month withoutRequested() {
            return new Month(number, null, delivered, before);
        }

        Month withoutDelivered() {
            return new Month(number, requested, null, before);
        }

        Month withoutBefore() {
            return new Month(number, requested, delivered, null);
        }
    }

    /**
     * @param family the constant's name, as orders keep it
     * @param requested null where it is hidden
     */
    public record FamilyShare(String family, @Nullable Long requested) {

        /** The sentence that names it. */
        public String key() {
            return familyKey(family);
        }
    }

    /**
     * How often a service was asked for.
     *
     * @param slug the same from one year to another
     * @param family the constant's name, which it had when it was asked for
     */
    public record ServiceShare(String slug, String name, String family, long requested) {

        static final Comparator<ServiceShare> MOST_WANTED_FIRST =
                Comparator.comparing(ServiceShare::requested).reversed().thenComparing(ServiceShare::name);

        /** The sentence that names its family. */
        public String familyKey() {
            return AnnualReport.familyKey(family);
        }
    }

    private static String familyKey(String family) {
        return "catalogue.family." + family.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * What a site did, so that sites can be compared; users of two count at both.
     *
     * @param users null where they are hidden, as is what was delivered
     * @param sessions desk sessions held
     */
    public record AtSite(
            String name, @Nullable Long users, @Nullable Long delivered, long sessions) {

        /** Whether there is anything to be told of it. */
        boolean isShown() {
            return users != null || delivered != null || sessions > 0;
        }

        AtSite withoutUsers() {
            return new AtSite(name, null, delivered, sessions);
        }

        AtSite withoutDelivered() {
            return new AtSite(name, users, null, sessions);
        }
    }

    /** The same report with less in it. */
    AnnualReport showing(
            List<Figure> otherFigures,
            List<Month> otherMonths,
            List<FamilyShare> otherFamilies,
            List<ServiceShare> otherServices,
            List<AtSite> otherSites) {
        return new AnnualReport(
                perimeter,
                organisation,
                site,
                period,
                cutOff,
                otherFigures,
                otherMonths,
                otherFamilies,
                otherServices,
                otherSites,
                assumed.behind(otherFigures));
    }

    /** Its figures beside those that were published of the year before; without a comparison where none was. */
    AnnualReport besideTheYearBefore(Optional<AnnualReport> before) {
        var disclosed = figures.stream()
                .map(it -> it.indicator().isAboutAgents()
                        ? it.after(before.flatMap(year -> year.disclosed(it.indicator()))
                                .orElse(null))
                        : it)
                .toList();
        return showing(disclosed, months, families, services, sites);
    }

    private Optional<Figure> disclosed(Indicator indicator) {
        return figures.stream().filter(it -> it.indicator() == indicator).findFirst();
    }

    /** Whether it is told in round numbers, as a year is until it is published. */
    public boolean isRounded() {
        return figures.stream().anyMatch(it -> it.precision() == Precision.ABOUT);
    }

    /** The figures of one part, in the order in which they are told. */
    public List<Figure> of(Indicator.Part part) {
        return figures.stream().filter(it -> it.indicator().part() == part).toList();
    }

    /** The parts that there is something to say in. */
    public List<Indicator.Part> parts() {
        return Stream.of(Indicator.Part.values())
                .filter(it -> !of(it).isEmpty())
                .toList();
    }

    public Figure figure(Indicator indicator) {
        return figures.stream()
                .filter(it -> it.indicator() == indicator)
                .findFirst()
                .orElseThrow();
    }

    /** Whether there is anything to be told of what was delivered in the year before. */
    public boolean hasYearBefore() {
        return months.stream().map(Month::before).anyMatch(it -> it != null && it > 0);
    }

    /** Whether its last day has passed wherever there is a site, so that it can be given to the client for good. */
    public boolean isOver() {
        return period.isOver();
    }

    public int year() {
        return period.from().getYear();
    }

    /** Whether there is anything to tell of. */
    public boolean isEmpty() {
        return isNone(figure(Indicator.SERVICES_REQUESTED).numerator())
                && isNone(figure(Indicator.SERVICES_DELIVERED).numerator());
    }

    private static boolean isNone(@Nullable Long count) {
        return count != null && count == 0;
    }
}
