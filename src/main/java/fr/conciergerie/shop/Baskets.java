package fr.conciergerie.shop;

import fr.conciergerie.catalogue.Offer;
import fr.conciergerie.catalogue.Option;
import fr.conciergerie.orders.Channel;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.orders.OrderView;
import fr.conciergerie.orders.Orders;
import fr.conciergerie.orders.PlaceOrder;
import fr.conciergerie.orders.ServiceChoice;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Actor;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Baskets: filled line by line, ordered in one go. A member has one for each of their sites, filled in their own time. A
 * concierge has one for each member who asks them for something; it is of the day, for whoever stands at the desk tomorrow
 * asks anew.
 */
@Service
@Transactional
public class Baskets {

    private final BasketRepository repository;
    private final Shop shop;
    private final Orders orders;
    private final DayClock dayClock;
    private final Clock clock;

    Baskets(BasketRepository repository, Shop shop, Orders orders, DayClock dayClock, Clock clock) {
        this.repository = repository;
        this.shop = shop;
        this.orders = orders;
        this.dayClock = dayClock;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Basket basket(BasketOwner owner, Site site) {
        var rows = repository.rows(owner, site.id(), since(owner, site));
        var lines = lines(rows, site);
        var removed = rows.stream()
                .filter(BasketRepository.Row::removed)
                .map(BasketRepository.Row::id)
                .collect(Collectors.toSet());
        return new Basket(
                lines.stream().filter(it -> !removed.contains(it.id())).toList(),
                lines.stream().filter(it -> removed.contains(it.id())).toList());
    }

    /** How many things are in it. */
    @Transactional(readOnly = true)
    public int count(BasketOwner owner, Site site) {
        return repository.count(owner, site.id(), since(owner, site));
    }

    /** For whom this concierge has begun an order today, and not placed it yet. */
    @Transactional(readOnly = true)
    public List<MemberId> begun(Actor concierge, Site site) {
        return repository.begunBy(concierge.account(), site.id(), today(site));
    }

    /**
     * Puts something into the basket.
     *
     * @param id made by the page that asks: asked twice, it is there once, as it was said last
     * @param options codes of the options chosen
     */
    public Offer add(
            BasketOwner owner,
            Site site,
            UUID id,
            String service,
            List<String> options,
            int quantity,
            @Nullable String note) {
        var offer = shop.offer(site, service).offer();
        var choice = ServiceChoice.of(offer, options, quantity, note);
        var row = new BasketRepository.Row(
                id,
                offer.service().value(),
                offer.details().name(),
                options,
                quantity,
                choice.note(),
                choice.price(),
                false);
        if (!repository.add(owner, site.id(), row, PlaceOrder.MAX_LINES, clock.instant(), since(owner, site))) {
            throw new Refused("orders.too-many-lines", PlaceOrder.MAX_LINES);
        }
        return offer;
    }

    /** Puts what was ordered once into the member's basket again, as far as it is still sold; answers how much of it is. */
    public int addAgain(Actor member, Site site, OrderId former) {
        var order = orders.order(member, former);
        var offers = shop.offers(
                site,
                order.lines().stream().map(OrderView.Line::service).distinct().toList());
        int added = 0;
        for (var line : order.lines()) {
            var offer = offers.get(line.service());
            if (offer != null) {
                var options = offer.offer().details().options().stream()
                        .filter(it -> line.options().contains(it.name()))
                        .map(Option::code)
                        .toList();
                // made from the line's own key: asked twice, it is added once
                var id = new UUID(
                        line.id().value().getMostSignificantBits(),
                        ~line.id().value().getLeastSignificantBits());
                add(BasketOwner.of(member), site, id, line.service(), options, line.quantity(), line.note());
                added++;
            }
        }
        return added;
    }

    /** How many things wait in the baskets that somebody has at other sites. */
    @Transactional(readOnly = true)
    public Map<SiteId, Integer> elsewhere(BasketOwner owner, Site site) {
        return repository.elsewhere(owner, site.id());
    }

    /**
     * What came along to another site, and what did not because it is not sold there.
     *
     * @param taken the names of the services
     * @param left theirs too; they stay where they were
     */
    public record TakenAlong(List<String> taken, List<String> left) {}

    /** Takes what is in the basket of one site along to another, as far as it is sold there as it was chosen. */
    public TakenAlong takeAlong(BasketOwner owner, Site from, Site to) {
        var rows = repository.rows(owner, from.id(), since(owner, from)).stream()
                .filter(it -> !it.removed())
                .toList();
        var lines = lines(rows, to);
        var sold = lines.stream().filter(Basket.Line::isSold).toList();
        long there = repository.rows(owner, to.id(), since(owner, to)).stream()
                .filter(it -> !it.removed())
                .count();
        if (there + sold.size() > PlaceOrder.MAX_LINES) {
            throw new Refused("orders.too-many-lines", PlaceOrder.MAX_LINES);
        }
        repository.move(
                owner, from.id(), to.id(), sold.stream().map(Basket.Line::id).toList(), clock.instant());
        return new TakenAlong(
                sold.stream().map(Basket.Line::name).toList(),
                lines.stream().filter(it -> !it.isSold()).map(Basket.Line::name).toList());
    }

    public void setQuantity(BasketOwner owner, UUID line, int quantity) {
        ServiceChoice.requireQuantity(quantity);
        require(repository.setQuantity(owner, line, quantity), line);
    }

    public void remove(BasketOwner owner, UUID line) {
        require(repository.setRemoved(owner, line, clock.instant()), line);
    }

    public void putBack(BasketOwner owner, UUID line) {
        require(repository.setRemoved(owner, line, null), line);
    }

    /** A line as it was on the page when it was ordered, which a page writes as {@code line:quantity:cents}. */
    public record Seen(UUID line, int quantity, @Nullable Money price) {

        private static final Pattern WRITTEN = Pattern.compile("([0-9a-f-]{36}):([0-9]{1,2}):([0-9]{0,9})");

        public static Seen of(Basket.Line line) {
            return new Seen(line.id(), line.quantity(), line.price());
        }

        public static Seen read(String text) {
            var parts = WRITTEN.matcher(text);
            if (!parts.matches()) {
                throw Refused.conflict("shop.basket-changed");
            }
            try {
                return new Seen(
                        UUID.fromString(parts.group(1)),
                        Integer.parseInt(parts.group(2)),
                        parts.group(3).isEmpty() ? null : Money.cents(Long.parseLong(parts.group(3))));
            } catch (IllegalArgumentException _) {
                throw Refused.conflict("shop.basket-changed");
            }
        }

        @Override
        public String toString() {
            return line + ":" + quantity + ":" + (price == null ? "" : String.valueOf(price.cents()));
        }
    }

    /**
     * Orders what is in the basket and empties it. When the basket is no longer what was on the page, or a price is not,
     * nothing is ordered.
     *
     * @param terms the version of the terms of sale that was accepted; null for the one in force
     * @param beginAtOnce the sentence by which it was asked that the work begin at once; null when it was not
     */
    public OrderView order(
            Actor actor,
            BasketOwner owner,
            Site site,
            Channel channel,
            List<Seen> seen,
            @Nullable String terms,
            @Nullable String beginAtOnce) {
        var rows = repository.take(owner, site.id(), since(owner, site));
        if (rows.isEmpty()) {
            throw Refused.conflict(owner.isAtDesk() ? "shop.nothing-gathered" : "shop.basket-is-empty");
        }
        requireAsSeen(lines(rows, site), seen);
        var bySeen = seen.stream().collect(Collectors.toMap(Seen::line, Function.identity()));
        var wanted = new ArrayList<PlaceOrder.Line>();
        for (var row : rows) {
            var price = Objects.requireNonNull(bySeen.get(row.id())).price();
            wanted.add(new PlaceOrder.Line(row.service().toString(), row.quantity(), row.note(), row.options(), price));
        }
        return orders.place(
                actor, new PlaceOrder(site.id().toString(), owner.member(), channel, wanted, terms, beginAtOnce));
    }

    private static void requireAsSeen(List<Basket.Line> lines, List<Seen> seen) {
        var bySeen = seen.stream().collect(Collectors.toMap(Seen::line, Function.identity(), (one, _) -> one));
        if (seen.size() != lines.size()) {
            throw Refused.conflict("shop.basket-changed");
        }
        for (var line : lines) {
            var before = bySeen.get(line.id());
            if (before == null || before.quantity() != line.quantity()) {
                throw Refused.conflict("shop.basket-changed");
            }
            if (!line.isSold()) {
                throw Refused.conflict("shop.no-longer-sold", line.name());
            }
            if (!Objects.equals(before.price(), line.price())) {
                throw line.price() == null
                        ? Refused.conflict("orders.now-on-quote", line.name())
                        : Refused.conflict("orders.price-changed", line.name(), line.price());
            }
        }
    }

    private List<Basket.Line> lines(List<BasketRepository.Row> rows, Site site) {
        var offers = shop.offers(
                site,
                rows.stream().map(it -> it.service().toString()).distinct().toList());
        return rows.stream().map(it -> line(it, offers)).toList();
    }

    private static Basket.Line line(BasketRepository.Row row, Map<String, OfferWithPromise> offers) {
        var sold = offers.get(row.service().toString());
        var options = sold == null
                ? List.<Option>of()
                : sold.offer().details().options().stream()
                        .filter(it -> row.options().contains(it.code()))
                        .toList();
        // an option that is no longer there would change what is ordered: then it is no longer sold as it was chosen
        var complete = sold != null && options.size() == row.options().size() ? sold : null;
        return new Basket.Line(
                row.id(),
                row.name(),
                complete == null ? null : complete.offer(),
                options.stream().map(Option::name).toList(),
                row.quantity(),
                row.note(),
                complete == null ? null : ServiceChoice.price(complete.offer(), options),
                row.seenPrice(),
                complete == null ? null : complete.promisedFor());
    }

    /** Since when what was added counts. */
    private Instant since(BasketOwner owner, Site site) {
        return owner.isAtDesk() ? today(site) : Instant.EPOCH;
    }

    private Instant today(Site site) {
        return dayClock.todayAt(site.zone()).atStartOfDay(site.zone()).toInstant();
    }

    private static void require(boolean found, UUID line) {
        if (!found) {
            throw new NotFound("basket line " + line);
        }
    }
}
