package fr.conciergerie.catalogue;

import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Slice;
import fr.conciergerie.shared.Slug;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door for whoever keeps the catalogue: everything that can be done with a service. */
@Service
@Transactional
public class Services {

    private final ServiceRepository services;
    private final SaleRepository sales;
    private final ServiceList list;
    private final DayClock dayClock;
    private final Clock clock;

    Services(ServiceRepository services, SaleRepository sales, ServiceList list, DayClock dayClock, Clock clock) {
        this.services = services;
        this.sales = sales;
        this.list = list;
        this.dayClock = dayClock;
        this.clock = clock;
    }

    /** Finds a service as an address or a file names it: by slug or by key. */
    @Transactional(readOnly = true)
    public ServiceId serviceId(String slugOrId) {
        return services.named(slugOrId).orElseThrow(() -> new NotFound("service " + slugOrId));
    }

    @Transactional(readOnly = true)
    public ServiceSheet sheet(ServiceId id) {
        var row = services.get(id);
        return new ServiceSheet(id, row.slug(), row.version(), row.details(), row.archivedAt(), sales.of(id));
    }

    /** Services by name. */
    @Transactional(readOnly = true)
    public Slice<ServiceSummary> list(
            String query, @Nullable Family family, boolean archived, @Nullable String cursor, int limit) {
        if (query.length() > Catalogue.LONGEST_QUERY) {
            throw new Refused("catalogue.query-too-long", Catalogue.LONGEST_QUERY);
        }
        return list.page(query, family, archived, today(), cursor, limit);
    }

    /** How many services are in the catalogue, and how many of them a site still expects of a partner who has left. */
    @Transactional(readOnly = true)
    public Count count() {
        return list.count(today());
    }

    /** @param left see {@link ServiceSummary#leftByPartner()} */
    public record Count(int services, int left) {}

    /** A new service, whose slug is made from the name. */
    public ServiceId add(ServiceDetails details) {
        return add(Slug.from(details.name()), details);
    }

    public ServiceId add(String slug, ServiceDetails details) {
        var id = new ServiceId(Ids.next(clock.instant()));
        services.insert(id, Slug.of(slug), details);
        return id;
    }

    public void change(ServiceId id, int version, ServiceDetails details) {
        var before = services.get(id).details();
        services.update(id, version, details.withOptionsKnownAs(before.options()));
    }

    /** Takes a service off the catalogue; what was ordered before is not touched. */
    public void archive(ServiceId id, int version) {
        services.archived(id, version, clock.instant());
    }

    public void restore(ServiceId id, int version) {
        services.archived(id, version, null);
    }

    /** Sells a service at one more site. It is in the shop there from the first day that has a price. */
    public void sell(ServiceId id, SiteId site, Terms terms) {
        if (services.get(id).archivedAt() != null) {
            throw Refused.conflict("catalogue.archived");
        }
        if (sales.find(id, site).isPresent()) {
            throw Refused.conflict("catalogue.sold-there-already");
        }
        sales.insert(id, site, terms);
    }

    /** Takes over a service with the prices it had before the operator kept them here. */
    public void sell(ServiceId id, SiteId site, Terms terms, List<DatedPrice> prices) {
        sell(id, site, terms);
        sales.updatePrices(sales.get(id, site), new PriceHistory(prices));
    }

    /** Other terms from now on; sold again where the sale had ended. */
    public void changeTerms(ServiceId id, SiteId site, int version, Terms terms) {
        sales.update(id, site, version, terms, null);
    }

    /** Sells at a site until a day and no longer. */
    public void stopSelling(ServiceId id, SiteId site, int version, LocalDate lastDay) {
        sales.update(id, site, version, sales.get(id, site).terms(), lastDay);
    }

    /** A new price at some of the sites from a day on, until the next change already planned there. */
    public void price(ServiceId id, Collection<SiteId> sites, Price price, LocalDate from) {
        for (var site : sites) {
            var sale = sales.lock(id, site);
            sales.updatePrices(sale, sale.history().with(price, from, today()));
        }
    }

    /** Gives up a planned price: the one before it goes on. */
    public void giveUpPlannedPrice(ServiceId id, SiteId site, LocalDate from) {
        var sale = sales.lock(id, site);
        sales.updatePrices(sale, sale.history().withoutPlanned(from, today()));
    }

    private LocalDate today() {
        return dayClock.today();
    }
}
