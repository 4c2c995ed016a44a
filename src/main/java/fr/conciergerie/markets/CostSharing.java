package fr.conciergerie.markets;

import static java.util.stream.Collectors.toSet;

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
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
    private final @Nullable UseOfService use;
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
        this.use = use.getIfAvailable();
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
    public List<Cost> costs(MarketId market, LocalDate from, LocalDate until) {
        return costs(List.of(markets.get(market)), from, until);
    }

    /** What one organisation bears of every site, by all the markets that it buys or shares. */
    @Transactional(readOnly = true)
    public List<Cost> costs(OrganisationId organisation, LocalDate from, LocalDate until) {
        return costs(markets.all(organisation), from, until).stream()
                .filter(it -> it.organisation().equals(organisation))
                .toList();
    }

    /** What all organisations bear of all markets. */
    @Transactional(readOnly = true)
    public List<Cost> costs(LocalDate from, LocalDate until) {
        return costs(markets.all(null), from, until);
    }

    /** What an organisation has a part in of an amount that concerns a site in some days, such as a credit. */
    @Transactional(readOnly = true)
    public Money partOf(
            OrganisationId organisation, MarketId id, SiteId site, LocalDate from, LocalDate until, Money amount) {
        var market = markets.get(id);
        var keys = new Keys(details(of(id)));
        var stretch = new Stretch(from, until, keys.on(site, until).orElse(null));
        var weights = new Weights(repository, use, Set.of(site), keys.all(), from, until);
        return shared(market, site, stretch, amount, weights).stream()
                .filter(it -> it.organisation().equals(organisation))
                .map(Cost::amount)
                .reduce(Money.ZERO, Money::plus);
    }

    /** The sites that an organisation used at any time, from one day to another. */
    @Transactional(readOnly = true)
    public Set<SiteId> sitesUsedBy(OrganisationId organisation, LocalDate from, LocalDate until) {
        return repository.sitesUsedBy(organisation, from, until);
    }

    /** As many questions to the database for many markets as for one; only use is asked for each site and stretch. */
    private List<Cost> costs(List<Market> some, LocalDate from, LocalDate until) {
        var ids = some.stream().map(Market::id).toList();
        var lines = markets.lines(ids);
        var keys = repository.of(ids);
        var sites = lines.values().stream()
                .flatMap(List::stream)
                .map(it -> it.details().site())
                .collect(toSet());
        var all = keys.values().stream().flatMap(List::stream).toList();
        var weights = new Weights(repository, use, sites, details(all), from, until);
        var costs = new ArrayList<Cost>();
        for (var market : some) {
            var ofMarket = new Keys(details(keys.getOrDefault(market.id(), List.of())));
            for (var line : lines.getOrDefault(market.id(), List.of())) {
                costs.addAll(costs(market, ofMarket, line.details(), weights, from, until));
            }
        }
        return costs;
    }

    private static List<Cost> costs(
            Market market, Keys keys, LineDetails line, Weights weights, LocalDate from, LocalDate until) {
        var first = latest(latest(from, line.from()), market.startsOn());
        var last = earliest(until, market.realEnd());
        last = line.until() == null ? last : earliest(last, line.until());
        var costs = new ArrayList<Cost>();
        for (var stretch : keys.stretches(line.site(), first, last)) {
            var amount = new YearlyAmount(line.yearly()).over(stretch.from(), stretch.until());
            costs.addAll(shared(market, line.site(), stretch, amount, weights));
        }
        return costs;
    }

    private static List<SharingDetails> details(List<Sharing> sharings) {
        return sharings.stream().map(Sharing::details).toList();
    }

    private static List<Cost> shared(Market market, SiteId site, Stretch stretch, Money amount, Weights all) {
        var key = stretch.key();
        var weights = key == null ? Map.<OrganisationId, Long>of() : all.of(key, site, stretch.from(), stretch.until());
        if (key == null || weights.values().stream().allMatch(it -> it == 0)) {
            var buyer = market.details().buyer();
            return List.of(new Cost(site, buyer, stretch.from(), stretch.until(), null, amount));
        }
        return Shares.of(amount, weights).entrySet().stream()
                .map(it -> new Cost(site, it.getKey(), stretch.from(), stretch.until(), key.basis(), it.getValue()))
                .toList();
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earliest(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
