package fr.conciergerie.markets;

import fr.conciergerie.markets.Keys.Stretch;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.Refused;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who bears what a market costs: the keys, and what they come to in any days. */
@Service
@Transactional
public class CostSharing {

    private final MarketRepository markets;
    private final SharingRepository repository;
    private final Organisations organisations;
    private final ObjectProvider<UseOfService> use;
    private final Clock clock;

    CostSharing(
            MarketRepository markets,
            SharingRepository repository,
            Organisations organisations,
            ObjectProvider<UseOfService> use,
            Clock clock) {
        this.markets = markets;
        this.repository = repository;
        this.organisations = organisations;
        this.use = use;
        this.clock = clock;
    }

    /** In the order of time. */
    @Transactional(readOnly = true)
    public List<Sharing> of(MarketId market) {
        return repository.of(market);
    }

    public SharingId add(MarketId market, SharingDetails details) {
        markets.get(market);
        details.parts().keySet().forEach(organisations::organisation);
        if (details.site() != null) {
            organisations.site(details.site());
        }
        var id = new SharingId(Ids.next(clock.instant()));
        try {
            repository.insert(market, id, details);
        } catch (DataIntegrityViolationException _) {
            throw Refused.conflict("markets.sharing.overlaps");
        }
        return id;
    }

    /** The key holds until a day and no longer. */
    public void end(MarketId market, SharingId sharing, LocalDate lastDay) {
        Limits.within(lastDay);
        if (repository.end(market, sharing, lastDay) == 0) {
            throw Refused.conflict("markets.sharing.not-then");
        }
    }

    /** What every organisation bears of every site, from one day to another, both included; together it is what is paid. */
    @Transactional(readOnly = true)
    public List<Cost> costs(MarketId id, LocalDate from, LocalDate until) {
        var market = markets.get(id);
        var keys = keys(id);
        var costs = new ArrayList<Cost>();
        for (var line : markets.lines(id)) {
            var it = line.details();
            var first = latest(latest(from, it.from()), market.startsOn());
            var last = earliest(until, market.realEnd());
            last = it.until() == null ? last : earliest(last, it.until());
            for (var stretch : keys.stretches(it.site(), first, last)) {
                var amount = new YearlyAmount(it.yearly()).over(stretch.from(), stretch.until());
                costs.addAll(shared(market, it.site(), stretch, amount));
            }
        }
        return costs;
    }

    /** What an organisation has a part in of an amount that concerns a site in some days, such as a credit. */
    @Transactional(readOnly = true)
    public Money partOf(
            OrganisationId organisation, MarketId id, SiteId site, LocalDate from, LocalDate until, Money amount) {
        var market = markets.get(id);
        var key = keys(id).on(site, until).orElse(null);
        return shared(market, site, new Stretch(from, until, key), amount).stream()
                .filter(it -> it.organisation().equals(organisation))
                .map(Cost::amount)
                .reduce(Money.ZERO, Money::plus);
    }

    /** The sites that an organisation used at any time, from one day to another. */
    @Transactional(readOnly = true)
    public Set<SiteId> sitesUsedBy(OrganisationId organisation, LocalDate from, LocalDate until) {
        return repository.sitesUsedBy(organisation, from, until);
    }

    private Keys keys(MarketId id) {
        return new Keys(of(id).stream().map(Sharing::details).toList());
    }

    private List<Cost> shared(Market market, SiteId site, Stretch stretch, Money amount) {
        var key = stretch.key();
        var weights = key == null ? Map.<OrganisationId, Long>of() : weights(key, site, stretch);
        if (key == null || weights.values().stream().allMatch(it -> it == 0)) {
            var buyer = market.details().buyer();
            return List.of(new Cost(site, buyer, stretch.from(), stretch.until(), null, amount));
        }
        return Shares.of(amount, weights).entrySet().stream()
                .map(it -> new Cost(site, it.getKey(), stretch.from(), stretch.until(), key.basis(), it.getValue()))
                .toList();
    }

    /** How much each organisation weighs; in the order in which the key names them. */
    private Map<OrganisationId, Long> weights(SharingDetails key, SiteId site, Stretch stretch) {
        var measured = switch (key.basis()) {
            case FIXED -> Map.<OrganisationId, Long>of();
            case HEADCOUNT -> repository.headcounts(site, stretch.until());
            case SESSIONS -> repository.sessionsHeld(site, stretch.from(), stretch.until());
            case USE -> {
                var known = use.getIfAvailable();
                yield known == null
                        ? Map.<OrganisationId, Long>of()
                        : known.services(site, stretch.from(), stretch.until());
            }
        };
        var weights = new LinkedHashMap<OrganisationId, Long>();
        key.parts()
                .forEach((organisation, basisPoints) -> weights.put(
                        organisation,
                        key.basis() == SharingBasis.FIXED
                                ? basisPoints.longValue()
                                : measured.getOrDefault(organisation, 0L)));
        return weights;
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earliest(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
