package fr.conciergerie.orders;

import fr.conciergerie.catalogue.Catalogue;
import fr.conciergerie.catalogue.Offer;
import fr.conciergerie.orders.HistoryEntry.What;
import fr.conciergerie.orders.LateOrder.Source;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.audit.Audit;
import fr.conciergerie.web.csv.CsvLines;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Orders of the past that somebody types in late, by hand or from the desk's paper book: counted on their day, marked as typed
 * late, by whom and when. Nobody is written to, and no promise is made up: nobody knows any more what was promised.
 */
@Service
@Transactional
public class LateOrders {

    private static final int LARGEST = 256 * 1024;

    private final LateOrderDays days;
    private final BookReader reader;
    private final TypedLateRepository typedLate;
    private final PastOrders past;
    private final Orders orders;
    private final Catalogue catalogue;
    private final Organisations organisations;
    private final OrderAccess access;
    private final History history;
    private final Audit audit;
    private final Clock clock;

    LateOrders(
            LateOrderDays days,
            BookReader reader,
            TypedLateRepository typedLate,
            PastOrders past,
            Orders orders,
            Catalogue catalogue,
            Organisations organisations,
            OrderAccess access,
            History history,
            Audit audit,
            Clock clock) {
        this.days = days;
        this.reader = reader;
        this.typedLate = typedLate;
        this.past = past;
        this.orders = orders;
        this.catalogue = catalogue;
        this.organisations = organisations;
        this.access = access;
        this.history = history;
        this.audit = audit;
        this.clock = clock;
    }

    /** The first day that may still be typed in at a site. */
    public LocalDate firstDay(Site site) {
        return days.first(site);
    }

    /** The last one: what comes today is an order like any other. */
    public LocalDate lastDay(Site site) {
        return days.last(site);
    }

    /** What is sold at a site today: codes by name. */
    @Transactional(readOnly = true)
    public SequencedMap<String, String> services(Site site) {
        return reader.services(site);
    }

    /** The text of a file, whatever it was written in. */
    public String text(byte[] content) {
        if (content.length > LARGEST) {
            throw new Refused("orders.book.too-large", LARGEST / 1024);
        }
        var text = CsvLines.decode(content);
        DeskBook.read(text);
        return text;
    }

    /**
     * What the lines of a book would become.
     *
     * @param chosen the code of a service for words that are no name of one
     */
    @Transactional(readOnly = true)
    public BookPlan plan(Site site, String text, Map<String, String> chosen) {
        return reader.read(site, text, chosen).plan();
    }

    /** What the one line would become that somebody typed by hand. */
    @Transactional(readOnly = true)
    public BookPlan planOne(Site site, String text) {
        return reader.readOne(site, text).plan();
    }

    /** Keeps what can be kept, and is not kept yet. */
    public int take(Actor actor, Site site, String text, Map<String, String> chosen) {
        typedLate.lock();
        return keep(actor, site, reader.read(site, text, chosen).entries(), Source.FILE);
    }

    /**
     * Keeps the one line that somebody typed by hand.
     *
     * @param another whether they were shown that there is the same already, and say that this is another one
     */
    public int takeOne(Actor actor, Site site, String text, boolean another) {
        typedLate.lock();
        var book = reader.readOne(site, text);
        if (!another && !book.plan().same().isEmpty()) {
            throw new Refused("orders.book.same");
        }
        return keep(actor, site, book.entries(), Source.DESK);
    }

    private int keep(Actor actor, Site site, List<BookReader.Entry> entries, Source source) {
        var guests = new HashMap<String, MemberId>();
        var late = entries.stream()
                .map(it -> LateOrder.of(
                        it.taken().member() == null
                                ? guests.computeIfAbsent(
                                        it.taken().name(), name -> organisations.addGuest(site.id(), name, null, null))
                                : it.taken().member(),
                        it))
                .toList();
        write(actor, site, late, source);
        return late.size();
    }

    /** One order of the past, for a member of the site. */
    public OrderView take(
            Actor actor,
            Site site,
            MemberId member,
            String service,
            int quantity,
            @Nullable Money price,
            LocalDate day,
            LocalDate collectedOn,
            @Nullable String note) {
        access.requireServed(actor, site.id());
        if (!organisations.mayUse(member, site.id(), days.today(site))) {
            throw new Refused("orders.member-may-not-use-site");
        }
        days.require(site, day, collectedOn);
        var offer = offer(site, service, day);
        var order = new LateOrder(
                member,
                offer,
                quantity,
                BookReader.price(offer, price),
                day,
                collectedOn,
                ServiceChoice.of(offer, List.of(), quantity, note).note(),
                null);
        return orders.order(
                actor, write(actor, site, List.of(order), Source.API).getFirst().id());
    }

    /** As it was sold on its day, or else as it is today. */
    private Offer offer(Site site, String service, LocalDate day) {
        return Stream.of(day, days.today(site))
                .flatMap(it ->
                        Optional.ofNullable(catalogue
                                        .offers(site.id(), List.of(service), it)
                                        .get(service))
                                .stream())
                .findFirst()
                .orElseThrow(() -> new Refused("orders.not-sold-here", service));
    }

    private List<Order> write(Actor actor, Site site, List<LateOrder> late, Source source) {
        if (late.isEmpty()) {
            return List.of();
        }
        var now = clock.instant();
        var written = past.write(late.stream()
                .map(it -> new PastOrders.Done(
                        it.order(actor, site, now), it.offer().partner(), LateOrderDays.noon(site, it.collectedOn())))
                .toList());
        for (int i = 0; i < written.size(); i++) {
            var order = written.get(i);
            typedLate.add(actor, site, order, source, late.get(i).mark(), now);
            history.add(order.id(), order.lines().getFirst().id(), HistoryEntry.of(What.TYPED_LATE), actor, now);
        }
        audit.note(actor, "orders.typed-late", site.id(), Map.of("orders", written.size()));
        return written;
    }
}
