package fr.conciergerie.orders;

import fr.conciergerie.catalogue.Offer;
import fr.conciergerie.catalogue.Option;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Actor;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The member's baskets, one for each of their sites: filled in one's own time, ordered in one go. */
@Service
@Transactional
public class Baskets {

    private final BasketRepository repository;
    private final Shop shop;
    private final Orders orders;
    private final Clock clock;

    Baskets(BasketRepository repository, Shop shop, Orders orders, Clock clock) {
        this.repository = repository;
        this.shop = shop;
        this.orders = orders;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Basket basket(Actor actor, Site site) {
        var rows = repository.rows(member(actor), site.id());
        var offers = shop.offers(
                site,
                rows.stream().map(it -> it.service().toString()).distinct().toList());
        return new Basket(
                rows.stream()
                        .filter(it -> !it.removed())
                        .map(it -> line(it, offers))
                        .toList(),
                rows.stream()
                        .filter(BasketRepository.Row::removed)
                        .map(it -> line(it, offers))
                        .toList());
    }

    /** How many things are in it. */
    @Transactional(readOnly = true)
    public int count(Actor actor, Site site) {
        return repository.count(member(actor), site.id());
    }

    /**
     * Puts something into the basket.
     *
     * @param id made by the page that asks: asked twice, it is added once
     * @param options codes of the options chosen
     */
    public Offer add(
            Actor actor,
            Site site,
            UUID id,
            String service,
            List<String> options,
            int quantity,
            @Nullable String note) {
        var offer = shop.offer(site, service).offer();
        var chosen = options.stream().map(it -> Placing.option(offer, it)).toList();
        if (quantity < 1 || quantity > OrderLine.MAX_QUANTITY) {
            throw new Refused("orders.quantity-out-of-bounds", OrderLine.MAX_QUANTITY);
        }
        var row = new BasketRepository.Row(
                id,
                offer.service().value(),
                offer.name(),
                options,
                quantity,
                Placing.note(offer, note),
                Placing.price(offer, chosen),
                false);
        if (!repository.add(member(actor), site.id(), row, Order.MAX_LINES, clock.instant())) {
            throw new Refused("orders.too-many-lines", Order.MAX_LINES);
        }
        return offer;
    }

    /** Puts what was ordered once into the basket again, as far as it is still sold; answers how much of it is. */
    public int addAgain(Actor actor, Site site, OrderId former) {
        var order = orders.order(actor, former);
        var offers = shop.offers(
                site,
                order.lines().stream().map(OrderView.Line::service).distinct().toList());
        int added = 0;
        for (var line : order.lines()) {
            var offer = offers.get(line.service());
            if (offer != null) {
                var options = offer.offer().options().stream()
                        .filter(it -> line.options().contains(it.name()))
                        .map(Option::code)
                        .toList();
                // made from the line's own key: asked twice, it is added once
                var id = new UUID(
                        line.id().value().getMostSignificantBits(),
                        ~line.id().value().getLeastSignificantBits());
                add(actor, site, id, line.service(), options, line.quantity(), line.note());
                added++;
            }
        }
        return added;
    }

    public void setQuantity(Actor actor, UUID line, int quantity) {
        if (quantity < 1 || quantity > OrderLine.MAX_QUANTITY) {
            throw new Refused("orders.quantity-out-of-bounds", OrderLine.MAX_QUANTITY);
        }
        require(repository.setQuantity(member(actor), line, quantity), line);
    }

    public void remove(Actor actor, UUID line) {
        require(repository.setRemoved(member(actor), line, clock.instant()), line);
    }

    public void putBack(Actor actor, UUID line) {
        require(repository.setRemoved(member(actor), line, null), line);
    }

    /** A line as it was on the page when the member ordered. */
    public record Seen(UUID line, int quantity, @Nullable Money price) {}

    /**
     * Orders what is in the basket and empties it. The member has accepted the terms of sale and asked for the work to
     * begin at once. When the basket is no longer what was on the page, or a price is not, nothing is ordered.
     */
    public OrderView order(Actor actor, Site site, List<Seen> seen) {
        var rows = repository.take(member(actor), site.id());
        if (rows.isEmpty()) {
            throw Refused.conflict("orders.basket-is-empty");
        }
        var bySeen = seen.stream().collect(Collectors.toMap(Seen::line, Function.identity(), (one, _) -> one));
        if (bySeen.size() != rows.size() || !rows.stream().allMatch(row -> isAsSeen(row, bySeen.get(row.id())))) {
            throw Refused.conflict("orders.basket-changed");
        }
        var wanted = new ArrayList<PlaceOrder.Line>();
        for (var row : rows) {
            var price = Objects.requireNonNull(bySeen.get(row.id())).price();
            wanted.add(new PlaceOrder.Line(row.service().toString(), row.quantity(), row.note(), row.options(), price));
        }
        var order = orders.place(actor, new PlaceOrder(site.id().toString(), null, Channel.ONLINE, wanted));
        for (int i = 0; i < wanted.size(); i++) {
            if (!Objects.equals(wanted.get(i).price(), order.lines().get(i).price())) {
                throw Refused.conflict("orders.basket-changed");
            }
        }
        repository.insertImmediateStart(order.id(), actor.account(), clock.instant());
        return order;
    }

    private static boolean isAsSeen(BasketRepository.Row row, @Nullable Seen seen) {
        return seen != null && seen.quantity() == row.quantity();
    }

    private static Basket.Line line(BasketRepository.Row row, Map<String, OfferWithPromise> offers) {
        var sold = offers.get(row.service().toString());
        var options = sold == null
                ? List.<Option>of()
                : sold.offer().options().stream()
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
                complete == null ? null : Placing.price(complete.offer(), options),
                row.seenPrice(),
                complete == null ? null : complete.promisedFor());
    }

    private static MemberId member(Actor actor) {
        return new MemberId(actor.requireSubject());
    }

    private static void require(boolean found, UUID line) {
        if (!found) {
            throw new NotFound("basket line " + line);
        }
    }
}
