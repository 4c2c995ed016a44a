package fr.conciergerie.catalogue;

import static java.util.stream.Collectors.toSet;

import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.shared.Cursor;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Slice;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door for whoever buys or sells: what there is at a site on a day, and at what price. */
@Service
@Transactional(readOnly = true)
public class Catalogue {

    public static final int LONGEST_QUERY = 200;

    private static final Pattern KEY = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final OfferRepository offers;
    private final SaleRepository sales;
    private final Partners partners;

    Catalogue(OfferRepository offers, SaleRepository sales, Partners partners) {
        this.offers = offers;
        this.sales = sales;
        this.partners = partners;
    }

    /**
     * What is sold at a site on a day, by name; with a query the best matches first. The query forgives capitals, accents
     * and one slip of the finger a word.
     *
     * @param query words; null or blank for everything
     * @param family null for all
     */
    public List<Offer> offersAt(SiteId site, @Nullable String query, @Nullable Family family, LocalDate on) {
        if (query == null || query.isBlank()) {
            return offers.all(site, family, on, null, null);
        }
        return offers.found(site, words(query), family, on, 0, null);
    }

    /** The same, a piece at a time. */
    public Slice<Offer> offersAt(
            SiteId site,
            @Nullable String query,
            @Nullable Family family,
            LocalDate on,
            @Nullable String cursor,
            int limit) {
        var from = Cursor.read(cursor, 1);
        if (query == null || query.isBlank()) {
            var after = from == null ? null : from.uuid(0);
            return Slice.of(offers.all(site, family, on, after, limit + 1), limit, it -> Cursor.of(it.service()));
        }
        long seen = from == null ? 0 : Math.clamp(from.number(0), 0, Integer.MAX_VALUE);
        return Slice.of(
                offers.found(site, words(query), family, on, seen, limit + 1), limit, _ -> Cursor.of(seen + limit));
    }

    /** How many services of each family are sold at a site on a day, in the order in which families are shown. */
    public SortedMap<Family, Integer> familiesAt(SiteId site, LocalDate on) {
        return offers.families(site, on);
    }

    /** The families that what is searched for belongs to, as people call the trade: a cordonnier, a kiné. */
    public Set<Family> familiesOf(String query) {
        return OfferRepository.families(words(query));
    }

    private static String words(String query) {
        if (query.length() > LONGEST_QUERY) {
            throw new Refused("catalogue.query-too-long", LONGEST_QUERY);
        }
        return query;
    }

    /**
     * The offers that an order names, each under the name it was asked by. What is not sold there on that day is not in the
     * answer.
     *
     * @param slugsOrIds how a service is named: by slug or by key
     */
    public Map<String, Offer> offers(SiteId site, Collection<String> slugsOrIds, LocalDate on) {
        var keys = slugsOrIds.stream().filter(it -> KEY.matcher(it).matches()).collect(toSet());
        var found = offers.named(
                site, slugsOrIds, keys.stream().map(UUID::fromString).toList(), on);
        var asked = new HashMap<String, Offer>();
        for (var name : slugsOrIds) {
            found.stream()
                    .filter(it ->
                            it.slug().equals(name) || it.service().toString().equalsIgnoreCase(name))
                    .findFirst()
                    .ifPresent(it -> asked.put(name, it));
        }
        return asked;
    }

    public Offer offer(SiteId site, String slugOrId, LocalDate on) {
        return Optional.ofNullable(offers(site, List.of(slugOrId), on).get(slugOrId))
                .orElseThrow(() -> new NotFound("offer " + slugOrId + " at " + site));
    }

    /**
     * Who does a service at a site when the partner cannot: the fallback named there, otherwise the partner's own, at the
     * same pace.
     */
    public Optional<Terms.Fallback> fallback(SiteId site, ServiceId service) {
        var terms = sales.get(service, site).terms();
        var named = terms.fallback();
        return named != null
                ? Optional.of(named)
                : partners.fallbackOf(terms.partner()).map(it -> new Terms.Fallback(it, terms.leadDays()));
    }
}
