package fr.conciergerie.markets;

import static java.util.stream.Collectors.toSet;

import fr.conciergerie.markets.SharingKeys.Stretch;
import fr.conciergerie.markets.UseOfService.Stay;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Constraints;
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
        Constraints.refusing(
                () -> repository.insert(market, id, details),
                "one_key_a_day",
                () -> Refused.conflict("markets.sharing.overlaps"));
        return id;
    }

    /** The key holds until a day and no longer. */
    public void end(MarketId market, SharingId sharing, LocalDate lastDay) {
        MarketChecks.within(lastDay);
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
        return partsOf(organisation, id, List.of(new Concerned(site, from, until, amount)))
                .getFirst();
    }

    /** An amount that concerns a site in some days, both included. */
    public record Concerned(SiteId site, LocalDate from, LocalDate until, Money amount) {}

    /** The same of several amounts, in their order. */
    @Transactional(readOnly = true)
    public List<Money> partsOf(OrganisationId organisation, MarketId id, List<Concerned> amounts) {
        if (amounts.isEmpty()) {
            return List.of();
        }
        var market = markets.get(id);
        var keys = new SharingKeys(details(of(id)));
        var sites = amounts.stream().map(Concerned::site).collect(toSet());
        var from = amounts.stream()
                .map(Concerned::from)
                .reduce(CostSharing::earliest)
                .orElseThrow();
        var until = amounts.stream()
                .map(Concerned::until)
                .reduce(CostSharing::latest)
                .orElseThrow();
        var parts = amounts.stream()
                .map(it -> new Part(
                        market,
                        it.site(),
                        new Stretch(
                                it.from(),
                                it.until(),
                                keys.on(it.site(), it.until()).orElse(null)),
                        it.amount()))
                .toList();
        var weights = new Weights(repository, use, sites, keys.all(), byUse(parts), from, until);
        return parts.stream()
                .map(it -> shared(it, weights).stream()
                        .filter(part -> part.organisation().equals(organisation))
                        .map(Cost::amount)
                        .reduce(Money.ZERO, Money::plus))
                .toList();
    }

    /** The sites that an organisation used at any time, from one day to another. */
    @Transactional(readOnly = true)
    public Set<SiteId> sitesUsedBy(OrganisationId organisation, LocalDate from, LocalDate until) {
        return repository.sitesUsedBy(organisation, from, until);
    }

    /** An amount of a market that is divided by the key of some days. */
    private record Part(Market market, SiteId site, Stretch stretch, Money amount) {}

    /** As many questions to the database for many markets as for one. */
    private List<Cost> costs(List<Market> some, LocalDate from, LocalDate until) {
        var ids = some.stream().map(Market::id).toList();
        var lines = markets.lines(ids);
        var keys = repository.of(ids);
        var sites = lines.values().stream()
                .flatMap(List::stream)
                .map(it -> it.details().site())
                .collect(toSet());
        var parts = new ArrayList<Part>();
        for (var market : some) {
            var ofMarket = new SharingKeys(details(keys.getOrDefault(market.id(), List.of())));
            for (var line : lines.getOrDefault(market.id(), List.of())) {
                parts.addAll(parts(market, ofMarket, line.details(), from, until));
            }
        }
        var all = keys.values().stream().flatMap(List::stream).toList();
        var weights = new Weights(repository, use, sites, details(all), byUse(parts), from, until);
        return parts.stream().flatMap(it -> shared(it, weights).stream()).toList();
    }

    private static List<Part> parts(
            Market market, SharingKeys keys, LineDetails line, LocalDate from, LocalDate until) {
        var first = latest(latest(from, line.from()), market.startsOn());
        var last = earliest(until, market.realEnd());
        last = line.until() == null ? last : earliest(last, line.until());
        return keys.stretches(line.site(), first, last).stream()
                .map(it ->
                        new Part(market, line.site(), it, new YearlyAmount(line.yearly()).over(it.from(), it.until())))
                .toList();
    }

    private static Set<Stay> byUse(List<Part> parts) {
        return parts.stream()
                .filter(it -> it.stretch().key() != null && it.stretch().key().basis() == SharingBasis.USE)
                .map(it -> new Stay(it.site(), it.stretch().from(), it.stretch().until()))
                .collect(toSet());
    }

    private static List<SharingDetails> details(List<Sharing> sharings) {
        return sharings.stream().map(Sharing::details).toList();
    }

    private static List<Cost> shared(Part part, Weights all) {
        var site = part.site();
        var stretch = part.stretch();
        var key = stretch.key();
        var weights = key == null ? Map.<OrganisationId, Long>of() : all.of(key, site, stretch.from(), stretch.until());
        if (key == null || weights.values().stream().allMatch(it -> it == 0)) {
            var buyer = part.market().details().buyer();
            return List.of(new Cost(site, buyer, stretch.from(), stretch.until(), null, part.amount()));
        }
        return Shares.of(part.amount(), weights).entrySet().stream()
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
