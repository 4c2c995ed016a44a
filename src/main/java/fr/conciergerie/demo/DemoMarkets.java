package fr.conciergerie.demo;

import fr.conciergerie.calendar.Calendar;
import fr.conciergerie.calendar.CancellationCause;
import fr.conciergerie.calendar.DeskSession;
import fr.conciergerie.markets.CostSharing;
import fr.conciergerie.markets.EligibleCount;
import fr.conciergerie.markets.EligibleCounts;
import fr.conciergerie.markets.EnvironmentalClauses;
import fr.conciergerie.markets.LineDetails;
import fr.conciergerie.markets.MarketDetails;
import fr.conciergerie.markets.MarketId;
import fr.conciergerie.markets.Markets;
import fr.conciergerie.markets.Procedure;
import fr.conciergerie.markets.SharingBasis;
import fr.conciergerie.markets.SharingDetails;
import fr.conciergerie.markets.SocialClauses;
import fr.conciergerie.markets.TargetPublic;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Money;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The founding market: four sites for 39 894,50 € a year excluding VAT, an insertion clause and two for the environment. */
@Component
class DemoMarkets {

    private static final LocalDate START = LocalDate.of(2014, 1, 1);

    /** From here on there are four sites; before, two. */
    private static final LocalDate FOUR_SITES = LocalDate.of(2016, 9, 1);

    private static final LocalDate NEIGHBOUR_JOINS = LocalDate.of(2017, 1, 2);

    /** The founding amount, shared by four to the cent. */
    private static final List<Money> YEARLY =
            List.of(Money.euros(9_973, 63), Money.euros(9_973, 63), Money.euros(9_973, 62), Money.euros(9_973, 62));

    /** How many agents of the métropole work at each site, and how many of them are women. */
    private static final int[][] ELIGIBLE = {{1_860, 1_040}, {412, 214}, {355, 171}, {298, 152}};

    private static final int NEIGHBOURS = 96;

    private final Markets markets;
    private final CostSharing sharing;
    private final EnvironmentalClauses environmentalClauses;
    private final SocialClauses socialClauses;
    private final EligibleCounts eligible;
    private final Calendar calendar;
    private final DayClock dayClock;
    private final Clock clock;

    DemoMarkets(
            Markets markets,
            CostSharing sharing,
            EnvironmentalClauses environmentalClauses,
            SocialClauses socialClauses,
            EligibleCounts eligible,
            Calendar calendar,
            DayClock dayClock,
            Clock clock) {
        this.markets = markets;
        this.sharing = sharing;
        this.environmentalClauses = environmentalClauses;
        this.socialClauses = socialClauses;
        this.eligible = eligible;
        this.calendar = calendar;
        this.dayClock = dayClock;
        this.clock = clock;
    }

    /** @param sites in the order in which the demonstration makes them: the first two are the older ones */
    MarketId load(OrganisationId metropole, OrganisationId neighbour, List<SiteId> sites, UUID manager) {
        var market = market(metropole);
        for (int i = 0; i < sites.size(); i++) {
            var from = i < 2 ? START : FOUR_SITES;
            markets.addLine(
                    market, new LineDetails(sites.get(i), from, null, YEARLY.get(i), 2, LineDetails.USUAL_WEEKS));
        }
        share(market, metropole, neighbour, sites.getLast());
        promise(market, manager);
        count(metropole, neighbour, sites, manager);
        miss(sites);
        return market;
    }

    private MarketId market(OrganisationId metropole) {
        var id = markets.add(new MarketDetails(
                "2013-0417",
                "Conciergerie solidaire pour les agents",
                metropole,
                Procedure.MAPA,
                Money.euros(39_894, 50),
                LocalDate.of(2013, 12, 16),
                START,
                START.plusYears(1).minusDays(1),
                List.of()));
        var today = dayClock.today();
        for (int renewed = 0; markets.market(id).realEnd().isBefore(today.plusMonths(6)); renewed++) {
            var end = markets.market(id).realEnd();
            markets.renew(id, renewed, end.plusYears(1), end.minusMonths(3).withDayOfMonth(1));
        }
        return id;
    }

    /** The neighbour shares the fourth site, by how many of its agents may use it. */
    private void share(MarketId market, OrganisationId metropole, OrganisationId neighbour, SiteId site) {
        var parts = new LinkedHashMap<OrganisationId, Integer>();
        parts.put(metropole, 0);
        parts.put(neighbour, 0);
        sharing.add(market, new SharingDetails(site, SharingBasis.HEADCOUNT, NEIGHBOUR_JOINS, null, parts));
    }

    private void promise(MarketId market, UUID manager) {
        socialClauses.add(
                market,
                1_000,
                true,
                Set.of(
                        TargetPublic.SIAE_EMPLOYEE,
                        TargetPublic.LONG_TERM_UNEMPLOYED,
                        TargetPublic.MINIMUM_INCOME,
                        TargetPublic.PRIORITY_DISTRICT),
                "Maison de l’emploi, cellule clauses sociales",
                "clauses@facilitateur.example",
                null);
        var today = dayClock.today();
        var rounds = environmentalClauses.add(
                market, "Tournées entre les sites et les partenaires sans moteur thermique.", START.plusYears(1));
        environmentalClauses.noteEvidence(
                market, rounds, 0, "Facture du vélo cargo et carnet d’entretien.", START.plusMonths(5), manager);
        environmentalClauses.add(
                market,
                "Housses de pressing et sacs réutilisables : bilan annuel des emballages évités.",
                LocalDate.of(today.getYear(), 12, 31));
    }

    /** As the clients tell it every January, by site: a total, and what they add up by gender. */
    private void count(OrganisationId metropole, OrganisationId neighbour, List<SiteId> sites, UUID manager) {
        int now = dayClock.today().getYear();
        for (int year = 2014; year <= now; year++) {
            var on = LocalDate.of(year, 1, 1);
            for (int i = 0; i < sites.size(); i++) {
                if (i < 2 || year > FOUR_SITES.getYear()) {
                    int growth = 4 * (year - 2014);
                    int women = ELIGIBLE[i][1] + growth / 2;
                    int total = ELIGIBLE[i][0] + growth;
                    eligible.note(count(metropole, sites.get(i), on, total, women, total - women), manager);
                }
            }
            if (year > NEIGHBOUR_JOINS.getYear() - 1) {
                var day = year == NEIGHBOUR_JOINS.getYear() ? NEIGHBOUR_JOINS : on;
                eligible.note(count(neighbour, sites.getLast(), day, NEIGHBOURS, null, null), manager);
            }
        }
    }

    private static EligibleCount count(
            OrganisationId organisation,
            SiteId site,
            LocalDate on,
            int total,
            @Nullable Integer women,
            @Nullable Integer men) {
        return new EligibleCount(organisation, site, on, total, women, men, null);
    }

    /** Two sessions of the weeks to come do not take place, so that there is something to explain. */
    private void miss(List<SiteId> sites) {
        var later = clock.instant().plus(Duration.ofDays(24));
        cancel(calendar.nextSessions(sites.get(1), later, 1), CancellationCause.CONCIERGE_ABSENT, "Formation");
        cancel(calendar.nextSessions(sites.get(2), later, 1), CancellationCause.BY_CLIENT, "Salle occupée");
    }

    private void cancel(List<DeskSession> sessions, CancellationCause cause, String note) {
        sessions.forEach(it -> calendar.cancel(it.id(), cause, note));
    }
}
