package fr.conciergerie.insertion;

import fr.conciergerie.Here;
import fr.conciergerie.calendar.Calendar;
import fr.conciergerie.calendar.DeskHours;
import fr.conciergerie.markets.LineDetails;
import fr.conciergerie.markets.MarketDetails;
import fr.conciergerie.markets.MarketId;
import fr.conciergerie.markets.Markets;
import fr.conciergerie.markets.Procedure;
import fr.conciergerie.organisations.OrganisationDetails;
import fr.conciergerie.organisations.OrganisationKind;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.organisations.Sites;
import fr.conciergerie.shared.Money;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;

/** Markets to work for, of whichever operator one speaks for. */
class SomeMarkets {

    private final Markets markets;
    private final Organisations organisations;
    private final Calendar calendar;

    SomeMarkets(Markets markets, Organisations organisations, Calendar calendar) {
        this.markets = markets;
        this.organisations = organisations;
        this.calendar = calendar;
    }

    /** One that has been running for years and will for a while. */
    UUID running() {
        var today = Here.today();
        return from(today.minusYears(5), today.plusYears(1));
    }

    /** One that runs on these days, both included. */
    UUID from(LocalDate first, LocalDate last) {
        var id = UUID.randomUUID().toString();
        var buyer = organisations.addOrganisation(
                new OrganisationDetails("Acheteur " + id, "acheteur-" + id, OrganisationKind.TOWN, null));
        return markets.add(new MarketDetails(
                        "M-" + id.substring(0, 8),
                        "Conciergerie",
                        buyer,
                        Procedure.MAPA,
                        Money.euros(40_000, 0),
                        first,
                        first,
                        last,
                        List.of()))
                .value();
    }

    /** Its client goes on until another day. */
    void renew(UUID market, LocalDate until) {
        var it = markets.market(new MarketId(market));
        markets.renew(it.id(), it.version(), until, it.realEnd());
    }

    /** The client did not go on after all. */
    void takeBackTheRenewal(UUID market) {
        var it = markets.market(new MarketId(market));
        markets.takeBack(it.id(), it.version(), it.renewals().getLast().id());
    }

    SiteId site(String name) {
        return organisations.addSite(Sites.details(name));
    }

    /** It pays for a site as long as it runs. */
    void pays(UUID market, SiteId site) {
        var it = markets.market(new MarketId(market));
        markets.addLine(
                it.id(),
                new LineDetails(site, it.startsOn(), null, Money.euros(10_000, 0), 2, LineDetails.USUAL_WEEKS));
    }

    /** A desk session took place at noon. */
    void held(SiteId site, LocalDate day) {
        var noon = new DeskHours(LocalTime.of(12, 0), LocalTime.of(14, 0));
        calendar.recordHeld(site, day, noon, UUID.randomUUID());
    }

    String number(UUID market) {
        return markets.market(new MarketId(market)).details().number();
    }
}
