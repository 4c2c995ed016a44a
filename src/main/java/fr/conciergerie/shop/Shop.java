package fr.conciergerie.shop;

import fr.conciergerie.calendar.Calendar;
import fr.conciergerie.calendar.DeskSession;
import fr.conciergerie.catalogue.Catalogue;
import fr.conciergerie.catalogue.Family;
import fr.conciergerie.catalogue.Offer;
import fr.conciergerie.catalogue.Shape;
import fr.conciergerie.orders.ComingSessions;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Slice;
import fr.conciergerie.web.Actor;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be ordered at a site today, each service with the day that would be promised: known before ordering. */
@Service
@Transactional(readOnly = true)
public class Shop {

    private final Organisations organisations;
    private final Catalogue catalogue;
    private final Calendar calendar;
    private final Partners partners;
    private final ObjectProvider<HourlyServices> hourly;
    private final DayClock dayClock;
    private final Clock clock;

    Shop(
            Organisations organisations,
            Catalogue catalogue,
            Calendar calendar,
            Partners partners,
            ObjectProvider<HourlyServices> hourly,
            DayClock dayClock,
            Clock clock) {
        this.organisations = organisations;
        this.catalogue = catalogue;
        this.calendar = calendar;
        this.partners = partners;
        this.hourly = hourly;
        this.dayClock = dayClock;
        this.clock = clock;
    }

    /** The sites where someone may order, for themselves or for those they serve. */
    public List<Site> sites(Actor actor) {
        return organisations.sitesVisibleTo(actor);
    }

    /** One of them, by slug or key; any other does not exist for them. */
    public Site site(Actor actor, String slugOrId) {
        return sites(actor).stream()
                .filter(it -> it.slug().equals(slugOrId) || it.id().toString().equals(slugOrId))
                .findFirst()
                .orElseThrow(() -> new NotFound("site " + slugOrId));
    }

    /** What is sold there, best match first when something is searched for. */
    public List<OfferWithPromise> offers(Site site, @Nullable String query, @Nullable Family family) {
        return promised(sessions(site), catalogue.offersAt(site.id(), query, family, today(site)));
    }

    /** The same, a piece at a time. */
    public Slice<OfferWithPromise> offers(
            Site site, @Nullable String query, @Nullable Family family, @Nullable String cursor, int limit) {
        return offers(site, sessions(site), query, family, cursor, limit);
    }

    /** @param sessions of the site, as {@link #sessions} has just read them */
    public Slice<OfferWithPromise> offers(
            Site site,
            ComingSessions sessions,
            @Nullable String query,
            @Nullable Family family,
            @Nullable String cursor,
            int limit) {
        var slice = catalogue.offersAt(site.id(), query, family, today(site), cursor, limit);
        return new Slice<>(promised(sessions, slice.items()), slice.next());
    }

    /** How many services of each family are sold there. */
    public SortedMap<Family, Integer> families(Site site) {
        return catalogue.familiesAt(site.id(), today(site));
    }

    /** The families that what is searched for belongs to. */
    public List<Family> families(String query) {
        return query.isBlank() ? List.of() : List.copyOf(catalogue.familiesOf(query));
    }

    public OfferWithPromise offer(Site site, String slugOrId) {
        return promised(sessions(site), List.of(catalogue.offer(site.id(), slugOrId, today(site))))
                .getFirst();
    }

    /** Those of the services that are sold there today, by the names they were asked by. */
    public Map<String, OfferWithPromise> offers(Site site, Collection<String> slugsOrIds) {
        return offers(site, sessions(site), slugsOrIds);
    }

    /** @param sessions of the site, as {@link #sessions} has just read them */
    public Map<String, OfferWithPromise> offers(Site site, ComingSessions sessions, Collection<String> slugsOrIds) {
        var offers = catalogue.offers(site.id(), slugsOrIds, today(site));
        var promised = promised(sessions, List.copyOf(offers.values())).iterator();
        var byName = new LinkedHashMap<String, OfferWithPromise>();
        offers.keySet().forEach(name -> byName.put(name, promised.next()));
        return byName;
    }

    /** When a concierge is at the site, soonest first. */
    public List<DeskSession> nextSessions(Site site, int limit) {
        return calendar.nextSessions(site.id(), clock.instant(), limit);
    }

    /** The same for what can be promised: a page that tells both reads them once. */
    public ComingSessions sessions(Site site) {
        var now = clock.instant();
        return new ComingSessions(site.zone(), limit -> calendar.nextSessions(site.id(), now, limit));
    }

    private List<OfferWithPromise> promised(ComingSessions sessions, List<Offer> offers) {
        var now = clock.instant();
        var days = partners.workingDays(
                offers.stream().map(Offer::partner).distinct().toList());
        return offers.stream()
                .map(offer -> new OfferWithPromise(
                        offer,
                        sessions.promise(
                                        offer.details().shape(),
                                        now,
                                        Objects.requireNonNull(days.get(offer.partner())),
                                        offer.leadDays())
                                .orElse(null)))
                .toList();
    }

    /** Whether an hour is chosen for it, rather than a day promised. */
    public boolean isByTheHour(Site site, OfferWithPromise sold) {
        return sold.offer().details().shape() == Shape.APPOINTMENT
                && hourly.stream()
                        .anyMatch(it -> it.isByTheHour(site.id(), sold.offer().service()));
    }

    private LocalDate today(Site site) {
        return dayClock.todayAt(site.zone());
    }
}
