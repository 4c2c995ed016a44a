package fr.conciergerie.markets.web;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import fr.conciergerie.markets.Clauses;
import fr.conciergerie.markets.Cost;
import fr.conciergerie.markets.CostSharing;
import fr.conciergerie.markets.EligibleCounts;
import fr.conciergerie.markets.EnvironmentalClauses;
import fr.conciergerie.markets.MarketEvents;
import fr.conciergerie.markets.MarketId;
import fr.conciergerie.markets.Markets;
import fr.conciergerie.markets.MonthlySessions;
import fr.conciergerie.markets.Sessions;
import fr.conciergerie.markets.SocialClauses;
import fr.conciergerie.organisations.Organisation;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Money;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the pages about one market show. */
@Component
@Transactional(readOnly = true)
class MarketQuery {

    private final Markets markets;
    private final CostSharing sharing;
    private final Sessions sessions;
    private final MarketEvents events;
    private final EnvironmentalClauses environmentalClauses;
    private final SocialClauses socialClauses;
    private final Clauses clauses;
    private final EligibleCounts eligible;
    private final Organisations organisations;

    MarketQuery(
            Markets markets,
            CostSharing sharing,
            Sessions sessions,
            MarketEvents events,
            EnvironmentalClauses environmentalClauses,
            SocialClauses socialClauses,
            Clauses clauses,
            EligibleCounts eligible,
            Organisations organisations) {
        this.markets = markets;
        this.sharing = sharing;
        this.sessions = sessions;
        this.events = events;
        this.environmentalClauses = environmentalClauses;
        this.socialClauses = socialClauses;
        this.clauses = clauses;
        this.eligible = eligible;
        this.organisations = organisations;
    }

    MarketPage market(MarketId id, LocalDate today) {
        var market = markets.market(id);
        return new MarketPage(
                market,
                organisations.organisation(market.details().buyer()),
                markets.fit(market.details()),
                markets.lines(id),
                sharing.of(id),
                environmentalClauses.of(id),
                socialClauses.of(id),
                clauses.kept(id),
                siteNames(),
                organisationNames(),
                today);
    }

    SessionsPage sessions(MarketId id, @Nullable Integer asked, @Nullable String site, LocalDate today) {
        var market = markets.market(id);
        var year = Year.of(market, asked, today);
        var months = sessions.monthly(id, year.from(), year.until());
        return new SessionsPage(market, year, new SitesOfYear(bySite(months, organisations.sites()), asked(site)));
    }

    CostsPage costs(MarketId id, @Nullable Integer asked, LocalDate today) {
        var market = markets.market(id);
        var year = Year.of(market, asked, today);
        var sites = siteNames();
        var names = organisationNames();
        var rows = sharing.costs(id, year.from(), year.until()).stream()
                .map(it -> new CostsPage.Row(
                        sites.getOrDefault(it.site(), ""),
                        names.getOrDefault(it.organisation(), ""),
                        it.from(),
                        it.until(),
                        it.basis(),
                        it.amount()))
                .toList();
        var byOrganisation = new LinkedHashMap<String, Money>();
        rows.forEach(it -> byOrganisation.merge(it.organisation(), it.amount(), Money::plus));
        return new CostsPage(
                market,
                year,
                rows,
                byOrganisation,
                new EventsOfYear(events.of(id, null, year.from(), year.until()), names));
    }

    /** Only what is the organisation's: its part of the costs and of the credits, and the sessions where it has its people. */
    CoordinatorPage coordinator(
            OrganisationId organisation, MarketId id, @Nullable Integer asked, @Nullable String site, LocalDate today) {
        var market = markets.marketOf(organisation, id);
        var year = Year.of(market, asked, today);
        var sites = organisations.sites();
        var names = names(sites);
        var own = sharing.costs(id, year.from(), year.until()).stream()
                .filter(it -> it.organisation().equals(organisation))
                .toList();
        var ownSites = new LinkedHashSet<>(sharing.sitesUsedBy(organisation, year.from(), year.until()));
        own.stream().filter(it -> it.amount().isPositive()).map(Cost::site).forEach(ownSites::add);
        var costs = new LinkedHashMap<String, Money>();
        own.forEach(it -> costs.merge(names.getOrDefault(it.site(), ""), it.amount(), Money::plus));
        var months = sessions.monthly(id, year.from(), year.until()).stream()
                .filter(it -> ownSites.contains(it.site()))
                .toList();
        return new CoordinatorPage(
                market,
                organisations.organisation(market.details().buyer()).name(),
                organisations.organisation(organisation).name(),
                year,
                costs,
                new SitesOfYear(bySite(ownParts(organisation, id, months), sites), asked(site)),
                new EventsOfYear(events.of(id, organisation, year.from(), year.until()), Map.of()),
                environmentalClauses.of(id),
                socialClauses.of(id),
                eligible.lastOf(organisation, year.until()),
                today);
    }

    /** The same months with the organisation's part of the credits. */
    private List<MonthlySessions> ownParts(OrganisationId organisation, MarketId id, List<MonthlySessions> months) {
        var credited = months.stream().filter(it -> it.credit().isPositive()).toList();
        var parts = sharing.partsOf(
                        organisation,
                        id,
                        credited.stream()
                                .map(it -> new CostSharing.Concerned(
                                        it.site(),
                                        it.month().atDay(1),
                                        it.month().atEndOfMonth(),
                                        it.credit()))
                                .toList())
                .iterator();
        return months.stream()
                .map(it -> it.credit().isPositive()
                        ? new MonthlySessions(it.site(), it.month(), it.tally(), parts.next())
                        : it)
                .toList();
    }

    private static String asked(@Nullable String site) {
        return site == null ? "" : site;
    }

    private static List<SiteSessions> bySite(List<MonthlySessions> months, List<Site> all) {
        var sites = all.stream().collect(toMap(Site::id, it -> it));
        return months.stream()
                .collect(groupingBy(MonthlySessions::site, LinkedHashMap::new, toList()))
                .entrySet()
                .stream()
                .map(it -> new SiteSessions(
                        requireNonNull(sites.get(it.getKey())).name(),
                        requireNonNull(sites.get(it.getKey())).slug(),
                        it.getValue().stream()
                                .sorted(Comparator.comparing(MonthlySessions::month))
                                .toList()))
                .toList();
    }

    private Map<SiteId, String> siteNames() {
        return names(organisations.sites());
    }

    private static Map<SiteId, String> names(List<Site> sites) {
        return sites.stream().collect(toMap(Site::id, Site::name));
    }

    private Map<OrganisationId, String> organisationNames() {
        return organisations.organisations().stream().collect(toMap(Organisation::id, Organisation::name));
    }
}
