package fr.conciergerie.reporting;

import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.reporting.Tallies.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** An employer who reads a year of all sites and of each, and tries every cell that is no more than a few people's. */
public final class Pencil {

    private final TallyRepository tallies;
    private final OrganisationId organisation;
    private final Period period;
    private final Guesser guesser;
    private final List<String> solved = new ArrayList<>();
    private int secrets;
    private int told;

    Pencil(AnnualReports reports, TallyRepository tallies, OrganisationId organisation, int year) {
        this.tallies = tallies;
        this.organisation = organisation;
        var sites = reports.sites(organisation, Period.year(year));
        guesser = new Guesser(sites.stream().map(Site::slug).toList());
        var whole = reports.toPublish(organisation, year, null);
        period = whole.period();
        guesser.read(whole, null);
        sites.forEach(it -> guesser.read(reports.toPublish(organisation, year, it), it.slug()));
        guesser.readSites(whole);
        cells(null).forEach((cell, who) -> look(null, cell, who));
        sites.forEach(it -> cells(it.id()).forEach((cell, who) -> look(it, cell, who)));
    }

    /** What follows from what the client would be told of a year, and should not; within a transaction. */
    public static List<String> solve(ApplicationContext context, OrganisationId organisation, int year) {
        return new Pencil(
                        context.getBean(AnnualReports.class),
                        context.getBean(TallyRepository.class),
                        organisation,
                        year)
                .solved();
    }

    /** What follows from what is told, and should not. */
    List<String> solved() {
        return solved;
    }

    /** How many cells are a secret. */
    int secrets() {
        return secrets;
    }

    /** How many may be told. */
    int told() {
        return told;
    }

    private void look(@Nullable Site site, String cell, Tally who) {
        if (!SecrecyRule.USUAL.hides(who)) {
            told++;
            return;
        }
        secrets++;
        var bounds = guesser.bounds(site == null ? null : site.slug(), cell);
        if (bounds.isKnown() || bounds.isFewForCertain()) {
            solved.add("%s at %s of %s, which is %s, can be %s"
                    .formatted(cell, site == null ? "all sites" : site.slug(), organisation, who, bounds));
        }
    }

    /** Every cell that there is, with who is behind it. */
    private Map<String, Tally> cells(@Nullable SiteId site) {
        var whose = new Perimeter.Client(organisation, null);
        var counted = tallies.tallies(SecrecyRule.USUAL, whose, period);
        var before = tallies.tallies(SecrecyRule.USUAL, whose, period.before());
        var cells = new LinkedHashMap<String, Tally>();
        counted.all(Kind.FAMILY, site).forEach((key, it) -> cells.put("family " + key, it));
        counted.all(Kind.REQUESTED_IN_MONTH, site).forEach((key, it) -> cells.put("requested " + key, it));
        counted.all(Kind.DELIVERED_IN_MONTH, site).forEach((key, it) -> cells.put("delivered " + key, it));
        before.all(Kind.DELIVERED_IN_MONTH, site).forEach((key, it) -> cells.put("before " + key, it));
        counted.all(Kind.ON_TIME, site).forEach((_, it) -> cells.put("on time", it));
        counted.all(Kind.LATE, site).forEach((_, it) -> cells.put("late", it));
        counted.all(Kind.UNPROMISED, site).forEach((_, it) -> cells.put("unpromised", it));
        counted.all(Kind.SOCIAL, site).forEach((_, it) -> cells.put("social", it));
        counted.all(Kind.NOT_SOCIAL, site).forEach((_, it) -> cells.put("not social", it));
        return cells;
    }
}
