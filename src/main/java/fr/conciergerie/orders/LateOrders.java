package fr.conciergerie.orders;

import fr.conciergerie.catalogue.Catalogue;
import fr.conciergerie.catalogue.Family;
import fr.conciergerie.catalogue.Offer;
import fr.conciergerie.orders.BookPlan.Bad;
import fr.conciergerie.orders.BookPlan.Taken;
import fr.conciergerie.orders.HistoryEntry.What;
import fr.conciergerie.orders.LateOrder.Source;
import fr.conciergerie.organisations.MemberDetails;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.ShortCode;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.audit.Audit;
import fr.conciergerie.web.csv.CsvLines;
import fr.conciergerie.web.csv.KnownNames;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Orders of the past that somebody types in late, by hand or from the desk's paper book: counted on their day, marked as typed
 * late, by whom and when. Nobody is written to, and no promise is made up: nobody knows any more what was promised.
 */
@Service
@Transactional
public class LateOrders {

    public static final int LARGEST = 256 * 1024;

    private static final LocalTime NOON = LocalTime.NOON;
    private static final Pattern TITLE =
            Pattern.compile("(?iu)^(?:m|mr|mme|mlle|mmes|mm|monsieur|madame|mademoiselle|dr|mrs|ms|miss)\\.? +");
    private static final Pattern IN_BRACKETS = Pattern.compile("\\([^)]*\\)");

    private final PastOrders past;
    private final Orders orders;
    private final Catalogue catalogue;
    private final Organisations organisations;
    private final OrderAccess access;
    private final History history;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final DayClock dayClock;
    private final Clock clock;
    private final int yearsBack;

    /** @param yearsBack how many years before the one that goes on may still be typed in */
    LateOrders(
            PastOrders past,
            Orders orders,
            Catalogue catalogue,
            Organisations organisations,
            OrderAccess access,
            History history,
            Audit audit,
            JdbcClient jdbc,
            DayClock dayClock,
            Clock clock,
            @Value("${conciergerie.late-order-years:1}") int yearsBack) {
        this.past = past;
        this.orders = orders;
        this.catalogue = catalogue;
        this.organisations = organisations;
        this.access = access;
        this.history = history;
        this.audit = audit;
        this.jdbc = jdbc;
        this.dayClock = dayClock;
        this.clock = clock;
        this.yearsBack = yearsBack;
    }

    /** The first day that may still be typed in at a site. */
    public LocalDate firstDay(Site site) {
        return LocalDate.of(today(site).getYear() - yearsBack, 1, 1);
    }

    /** The last one: what comes today is an order like any other. */
    public LocalDate lastDay(Site site) {
        return today(site).minusDays(1);
    }

    /** What is sold at a site today: codes by name. */
    @Transactional(readOnly = true)
    public SequencedMap<String, String> services(Site site) {
        var services = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        offers(site).values().forEach(it -> services.put(it.name(), it.slug()));
        return services;
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
        return read(site, text, chosen).plan();
    }

    /** What the one line would become that somebody typed by hand. */
    @Transactional(readOnly = true)
    public BookPlan planOne(Site site, String text) {
        return readOne(site, text).plan();
    }

    /** Keeps what can be kept, and is not kept yet. */
    public int take(Actor actor, Site site, String text, Map<String, String> chosen) {
        lock();
        return keep(actor, site, read(site, text, chosen), Source.FILE);
    }

    /**
     * Keeps the one line that somebody typed by hand.
     *
     * @param another whether they were shown that there is the same already, and say that this is another one
     */
    public int takeOne(Actor actor, Site site, String text, boolean another) {
        lock();
        var book = readOne(site, text);
        if (!another && !book.plan().same().isEmpty()) {
            throw new Refused("orders.book.same");
        }
        return keep(actor, site, book, Source.DESK);
    }

    private int keep(Actor actor, Site site, Book book, Source source) {
        var guests = new HashMap<String, MemberId>();
        var orders = new ArrayList<LateOrder>();
        for (var entry : book.entries()) {
            var taken = entry.taken();
            var member = taken.member() == null
                    ? guests.computeIfAbsent(taken.name(), name -> organisations.addGuest(site.id(), name, null, null))
                    : taken.member();
            orders.add(new LateOrder(
                    member,
                    entry.offer(),
                    taken.quantity(),
                    taken.price(),
                    taken.day(),
                    taken.returned() == null ? taken.day() : taken.returned(),
                    taken.note().isEmpty() ? null : taken.note(),
                    entry.mark()));
        }
        write(actor, site, orders, source);
        return orders.size();
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
        if (!organisations.mayUse(member, site.id(), today(site))) {
            throw new Refused("orders.member-may-not-use-site");
        }
        requireDays(site, day, collectedOn);
        var offer = Stream.of(day, today(site))
                .flatMap(it ->
                        Optional.ofNullable(catalogue
                                        .offers(site.id(), List.of(service), it)
                                        .get(service))
                                .stream())
                .findFirst()
                .orElseThrow(() -> new Refused("orders.not-sold-here", service));
        var order = new LateOrder(
                member,
                offer,
                quantity,
                price(offer, price),
                day,
                collectedOn,
                ServiceChoice.of(offer, List.of(), quantity, note).note(),
                null);
        return orders.order(
                actor, write(actor, site, List.of(order), Source.API).getFirst().id());
    }

    private record Entry(Taken taken, Offer offer, DeskBook.Mark mark) {}

    private record Book(BookPlan plan, List<Entry> entries) {}

    private Book read(Site site, String text, Map<String, String> chosen) {
        var lines = DeskBook.read(text);
        return read(site, lines, known(site, lines), chosen);
    }

    /** Whoever types one order is asked where there is the same, and never told that there is nothing to keep. */
    private Book readOne(Site site, String text) {
        var book = read(site, DeskBook.read(text), Set.of(), Map.of());
        var plan = book.plan();
        var same = plan.taken().stream().flatMap(it -> same(site, it).stream()).toList();
        return new Book(
                new BookPlan(plan.taken(), plan.bad(), plan.known(), plan.unknown(), plan.services(), same),
                book.entries().stream()
                        .map(it -> new Entry(it.taken(), it.offer(), free(site, it.mark())))
                        .toList());
    }

    private Book read(Site site, List<DeskBook.Line> lines, Set<DeskBook.Mark> known, Map<String, String> chosen) {
        var offers = offers(site);
        var names = new KnownNames<Offer>();
        offers.values().forEach(it -> names.add(it, List.of(it.name(), it.slug())));
        var people = people(site);
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
        return catalogue.offersAt(site.id(), null, null, today(site)).stream()
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
        requireDays(site, line.day(), line.returned() == null ? line.day() : line.returned());
        if (line.who().isEmpty()) {
            throw new Refused("orders.book.for-whom");
        }
        var guest = new MemberDetails(line.who(), null, null, Locale.FRENCH);
        var all = line.price();
        boolean parts = all != null && all.cents() % line.quantity() == 0;
        int quantity = all == null || parts ? line.quantity() : 1;
        var member = member(line.who(), people);
        // A code is our own word, and no remark of anybody's.
        var called = KnownNames.isName(line.what(), offer.name()) || line.what().equals(offer.slug());
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
                offer.name(),
                quantity,
                price(offer, all == null ? null : Money.cents(all.cents() / quantity)),
                line.returned(),
                offer.family() == Family.WELL_BEING ? "" : note);
    }

    private static Money price(Offer offer, @Nullable Money typed) {
        var price = typed == null ? offer.price() : typed;
        if (price == null) {
            throw new Refused("orders.book.no-price", offer.name());
        }
        if (price.cents() < 0) {
            throw new Refused("orders.book.below-nothing");
        }
        return price;
    }

    private void requireDays(Site site, LocalDate day, LocalDate collectedOn) {
        if (day.isBefore(firstDay(site)) || day.isAfter(lastDay(site))) {
            throw new Refused("orders.book.out-of-range", firstDay(site), lastDay(site));
        }
        if (collectedOn.isBefore(day) || collectedOn.isAfter(today(site))) {
            throw new Refused("orders.book.given-back-before");
        }
    }

    /** The one person of the site who may be meant; of several that could be, nobody knows. */
    private static <T> Optional<KnownNames.Known<T>> member(String who, KnownNames<T> people) {
        var exact = people.called(who);
        if (exact.size() == 1) {
            return Optional.of(exact.getFirst());
        }
        var name =
                TITLE.matcher(IN_BRACKETS.matcher(who).replaceAll("").strip()).replaceFirst("");
        var found = people.find(name);
        return found.size() == 1 && initialsFit(name, found.getFirst().name())
                ? Optional.of(found.getFirst())
                : Optional.empty();
    }

    private static boolean initialsFit(String typed, String name) {
        var words = Arrays.stream(KnownNames.spelt(name).split(" ")).toList();
        return Arrays.stream(KnownNames.spelt(typed).split(" "))
                .filter(it -> it.length() == 1 && !it.equals("d") && !it.equals("l"))
                .allMatch(initial -> words.stream().anyMatch(it -> it.startsWith(initial)));
    }

    private KnownNames<MemberId> people(Site site) {
        var people = new KnownNames<MemberId>();
        jdbc
                .sql("""
                        select m.id, m.name from organisations.member_v m
                         where not m.erased
                           and exists (select from organisations.site_member_v s where s.site_id = :site and s.member_id = m.id)
                        """)
                .param("site", site.id().value())
                .query((row, _) -> Map.entry(Columns.id(row, "id", MemberId::new), row.getString("name")))
                .list()
                .stream()
                .sorted(Comparator.comparing(Map.Entry::getValue))
                .forEach(it -> people.add(it.getKey(), List.of(it.getValue())));
        return people;
    }

    /** Two desks may have written the same. */
    private static String at(Site site, String mark) {
        return DeskBook.fingerprint(site.id() + mark);
    }

    /** An order of a line that was taken before. */
    private record Before(
            String fingerprint,
            @Nullable String whose,
            @Nullable String name) {}

    /**
     * The lines that were taken before. Where it is not noted for whom, or nobody is named any more, by what stands there alone,
     * unless it is for somebody else for all we know.
     */
    private Set<DeskBook.Mark> known(Site site, List<DeskBook.Line> lines) {
        var asked = lines.stream()
                .flatMap(it -> it instanceof DeskBook.Read read ? Stream.of(read) : Stream.empty())
                .toList();
        var before = jdbc.sql("""
                        select t.fingerprint, t.whose, case when o.forgotten_at is null and not m.erased then m.name end as name
                          from orders.typed_late t
                          join orders.customer_order o on o.id = t.order_id
                          join organisations.member_v m on m.id = o.member_id
                         where t.removed_at is null
                           and (t.whose = any(:whose) or (t.whose is null and t.fingerprint = any(:told)))
                        """)
                .param("whose", marks(asked, it -> at(site, it.whose())))
                .param("told", marks(asked, it -> at(site, it.fingerprint())))
                .query((row, _) ->
                        new Before(row.getString("fingerprint"), row.getString("whose"), row.getString("name")))
                .list();
        var whose = before.stream().map(Before::whose).filter(Objects::nonNull).collect(Collectors.toSet());
        var told = before.stream().filter(it -> it.whose() == null).collect(Collectors.groupingBy(Before::fingerprint));
        return asked.stream()
                .filter(it -> whose.contains(at(site, it.mark().whose()))
                        || told.getOrDefault(at(site, it.mark().fingerprint()), List.of()).stream()
                                .anyMatch(one -> one.name() == null || mayBe(it.who(), one.name())))
                .map(DeskBook.Read::mark)
                .collect(Collectors.toSet());
    }

    private static String[] marks(List<DeskBook.Read> lines, Function<DeskBook.Mark, String> mark) {
        return lines.stream().map(it -> mark.apply(it.mark())).toArray(String[]::new);
    }

    private static boolean mayBe(String who, String name) {
        return member(who, new KnownNames<String>().add(name, List.of(name))).isPresent();
    }

    /** A mark that no line has yet. */
    private DeskBook.Mark free(Site site, DeskBook.Mark mark) {
        var free = mark;
        while (jdbc.sql("select exists (select from orders.typed_late where whose = :whose)")
                .param("whose", at(site, free.whose()))
                .query(Boolean.class)
                .single()) {
            free = free.again();
        }
        return free;
    }

    /** The orders of the past of the same person on the same day, of as many of the same for the same price. */
    private List<BookPlan.Same> same(Site site, Taken taken) {
        return jdbc.sql("""
                        select o.id, o.number
                          from orders.typed_late t
                          join orders.customer_order o on o.id = t.order_id
                          join orders.order_line l on l.order_id = o.id
                          join organisations.member_v m on m.id = o.member_id
                         where t.removed_at is null and o.site_id = :site and o.placed_at = :at and l.service_name = :service
                           and l.quantity = :quantity and l.unit_price_cents = :price
                           and (o.member_id = :member or lower(m.name) = lower(:name))
                         order by o.id
                        """)
                .param("site", site.id().value())
                .param("at", Columns.utc(noon(site, taken.day())))
                .param("service", taken.service())
                .param("quantity", taken.quantity())
                .param("price", taken.price().cents())
                .param("member", taken.member() == null ? null : taken.member().value())
                .param("name", taken.name())
                .query((row, _) -> new BookPlan.Same(Columns.id(row, "id", OrderId::new), row.getString("number")))
                .list();
    }

    /** Two who take the same book at the same time take it one after the other. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('orders.late ' || shared.current_operator(), 0))")
                .query((_, _) -> true)
                .single();
    }

    private List<Order> write(Actor actor, Site site, List<LateOrder> late, Source source) {
        if (late.isEmpty()) {
            return List.of();
        }
        var now = clock.instant();
        var written = past.write(late.stream()
                .map(it -> new PastOrders.Done(
                        order(actor, site, it, now), it.offer().partner(), noon(site, it.collectedOn())))
                .toList());
        for (int i = 0; i < written.size(); i++) {
            var order = written.get(i);
            var mark = late.get(i).mark();
            jdbc.sql("""
                    insert into orders.typed_late (order_id, typed_by, typed_at, source, fingerprint, whose)
                    values (:order, :by, :at, :source, :fingerprint, :whose)
                    """)
                    .param("order", order.id().value())
                    .param("by", actor.account())
                    .param("at", Columns.utc(now))
                    .param("source", source.name())
                    .param("fingerprint", mark == null ? null : at(site, mark.fingerprint()))
                    .param("whose", mark == null ? null : at(site, mark.whose()))
                    .update();
            history.add(order.id(), order.lines().getFirst().id(), HistoryEntry.of(What.TYPED_LATE), actor, now);
        }
        audit.note(actor, "orders.typed-late", site.id(), Map.of("orders", written.size()));
        return written;
    }

    private static Order order(Actor actor, Site site, LateOrder late, Instant now) {
        var at = noon(site, late.day());
        var line = new OrderLine(
                new LineId(Ids.next(at)),
                OrderedService.of(late.offer(), List.of()),
                late.quantity(),
                late.note(),
                late.price(),
                null,
                new LineState.Confirmed());
        return new Order(
                new OrderId(Ids.next(at)),
                ShortCode.next(),
                ShortCode.next(),
                site.id(),
                late.member(),
                Channel.DESK,
                actor.account(),
                at,
                now,
                null,
                null,
                null,
                List.of(line),
                0);
    }

    /** Nobody knows the hour. */
    private static Instant noon(Site site, LocalDate day) {
        return day.atTime(NOON).atZone(site.zone()).toInstant();
    }

    private LocalDate today(Site site) {
        return dayClock.todayAt(site.zone());
    }
}
