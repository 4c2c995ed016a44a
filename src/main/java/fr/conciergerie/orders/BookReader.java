package fr.conciergerie.orders;

import fr.conciergerie.catalogue.Catalogue;
import fr.conciergerie.catalogue.Family;
import fr.conciergerie.catalogue.Offer;
import fr.conciergerie.orders.BookPlan.Bad;
import fr.conciergerie.orders.BookPlan.Taken;
import fr.conciergerie.organisations.MemberDetails;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.csv.KnownNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The reading of a desk's book against what is sold at its site, and to whom. */
@Component
class BookReader {

    private final Catalogue catalogue;
    private final MemberNames members;
    private final TypedLateRepository typedLate;
    private final LateOrderDays days;

    BookReader(Catalogue catalogue, MemberNames members, TypedLateRepository typedLate, LateOrderDays days) {
        this.catalogue = catalogue;
        this.members = members;
        this.typedLate = typedLate;
        this.days = days;
    }

    /** A book as it reads: what is shown of it, and the orders that would be kept. */
    record Book(BookPlan plan, List<Entry> entries) {}

    /** A line that becomes an order, with what was ordered, and what it is known by when it comes again. */
    record Entry(Taken taken, Offer offer, DeskBook.Mark mark) {}

    /** What is sold at a site today: codes by name. */
    SequencedMap<String, String> services(Site site) {
        var services = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        offers(site).values().forEach(it -> services.put(it.details().name(), it.slug()));
        return services;
    }

    /** @param chosen the code of a service for words that are no name of one */
    Book read(Site site, String text, Map<String, String> chosen) {
        var lines = DeskBook.read(text);
        return read(site, lines, typedLate.known(site, lines), chosen);
    }

    /** Whoever types one order is asked where there is the same, and never told that there is nothing to keep. */
    Book readOne(Site site, String text) {
        var book = read(site, DeskBook.read(text), Set.of(), Map.of());
        var plan = book.plan();
        var same = plan.taken().stream()
                .flatMap(it -> typedLate.same(site, it).stream())
                .toList();
        return new Book(
                new BookPlan(plan.taken(), plan.bad(), plan.known(), plan.unknown(), plan.services(), same),
                book.entries().stream()
                        .map(it -> new Entry(it.taken(), it.offer(), typedLate.free(site, it.mark())))
                        .toList());
    }

    private Book read(Site site, List<DeskBook.Line> lines, Set<DeskBook.Mark> known, Map<String, String> chosen) {
        var offers = offers(site);
        var names = new KnownNames<Offer>();
        offers.values().forEach(it -> names.add(it, List.of(it.details().name(), it.slug())));
        var people = members.of(site);
        var entries = new ArrayList<Entry>();
        var bad = new ArrayList<Bad>();
        var unknown = new LinkedHashMap<String, Integer>();
        int before = 0;
        for (var line : lines) {
            switch (line) {
                case DeskBook.Unread(var number, var reason) -> bad.add(new Bad(number, reason));
                case DeskBook.Read read when known.contains(read.mark()) -> before++;
                case DeskBook.Read read -> {
                    var offer = offer(read.what(), chosen, names, offers);
                    if (offer.isEmpty()) {
                        unknown.merge(read.what(), 1, Integer::sum);
                        bad.add(new Bad(read.number(), new Refused("orders.book.which-service", read.what())));
                        continue;
                    }
                    try {
                        entries.add(new Entry(taken(site, read, offer.get(), people), offer.get(), read.mark()));
                    } catch (Refused refused) {
                        bad.add(new Bad(read.number(), refused));
                    }
                }
            }
        }
        var plan = new BookPlan(
                entries.stream().map(Entry::taken).toList(), bad, before, unknown, services(site), List.of());
        return new Book(plan, entries);
    }

    private Map<String, Offer> offers(Site site) {
        return catalogue.offersAt(site.id(), null, null, days.today(site)).stream()
                .collect(Collectors.toMap(Offer::slug, it -> it, (one, _) -> one, LinkedHashMap::new));
    }

    private static Optional<Offer> offer(
            String what, Map<String, String> chosen, KnownNames<Offer> names, Map<String, Offer> offers) {
        var choice = chosen.get(what);
        if (choice != null && offers.containsKey(choice)) {
            return Optional.of(offers.get(choice));
        }
        var called = names.called(what);
        var found = called.isEmpty() ? names.find(what) : called;
        return found.size() == 1 ? Optional.of(found.getFirst().thing()) : Optional.empty();
    }

    private Taken taken(Site site, DeskBook.Read line, Offer offer, KnownNames<MemberId> people) {
        days.require(site, line.day(), line.returned() == null ? line.day() : line.returned());
        if (line.who().isEmpty()) {
            throw new Refused("orders.book.for-whom");
        }
        var guest = new MemberDetails(line.who(), null, null, Locale.FRENCH);
        var all = line.price();
        boolean parts = all != null && all.cents() % line.quantity() == 0;
        int quantity = all == null || parts ? line.quantity() : 1;
        var member = MemberNames.meant(line.who(), people);
        // A code is our own word, and no remark of anybody's.
        var called = KnownNames.isName(line.what(), offer.details().name())
                || line.what().equals(offer.slug());
        var note = Stream.of(
                        called ? "" : line.what() + (quantity == line.quantity() ? "" : " ×" + line.quantity()),
                        line.remark())
                .filter(it -> !it.isEmpty())
                .collect(Collectors.joining(" – "));
        return new Taken(
                line.number(),
                line.day(),
                member.map(KnownNames.Known::thing).orElse(null),
                member.map(KnownNames.Known::name).orElse(guest.name()),
                offer.details().name(),
                quantity,
                price(offer, all == null ? null : Money.cents(all.cents() / quantity)),
                line.returned(),
                offer.details().family() == Family.WELL_BEING ? "" : note);
    }

    /** What one costs, as it was written down, or else as it is sold. */
    static Money price(Offer offer, @Nullable Money typed) {
        var price = typed == null ? offer.price() : typed;
        if (price == null) {
            throw new Refused("orders.book.no-price", offer.details().name());
        }
        if (price.cents() < 0) {
            throw new Refused("orders.book.below-nothing");
        }
        return price;
    }
}
