package fr.conciergerie.custody;

import fr.conciergerie.catalogue.Shape;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.LineStatus;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.orders.OrderView;
import fr.conciergerie.orders.Orders;
import fr.conciergerie.orders.Reason;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.ShortCode;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.Actor;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The front door of the module: what a concierge does with the pieces in their hands, one method per gesture. Each moves
 * the order's line and the pieces in one transaction; {@link Orders} says whose an order is.
 */
@Service
@Transactional
public class Custody {

    public static final int MAX_PIECES = 20;
    public static final int MAX_PLACE = 60;

    private final Orders orders;
    private final ItemRepository items;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Custody(Orders orders, ItemRepository items, Ledger ledger, ApplicationEventPublisher events, Clock clock) {
        this.orders = orders;
        this.items = items;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    /** The member hands their pieces in: each gets a label and goes to the storage of the site. */
    public HandledLine deposit(Actor actor, OrderId order, LineId line, List<PieceIn> pieces, String place) {
        requirePieces(pieces.size());
        var where = place(place);
        var view = orders.deposit(actor, order, line, where);
        var labelled = label(view, line, pieces, new Holder.Member(view.member()));
        return transferred(view, labelled, new Holder.Storage(view.site(), where), _ -> Method.WITNESSED, actor);
    }

    /** The same for pieces of which no label was read. */
    public HandledLine dispatch(Actor actor, OrderId order, LineId line, @Nullable PartnerId partner) {
        return dispatch(actor, order, line, partner, Set.of());
    }

    /**
     * The work goes to a partner, and the pieces with it. What is held back because it is damaged goes to be mended; as long
     * as a piece of it is looked for it stays.
     *
     * @param scanned the labels that were read as the pieces went into the bag
     */
    public HandledLine dispatch(
            Actor actor, OrderId order, LineId line, @Nullable PartnerId partner, Set<ShortCode> scanned) {
        return dispatch(actor, order, line, partner, scanned, null);
    }

    /**
     * The same by round.
     *
     * @param round that takes them there; null where whoever sends them brings them
     */
    HandledLine dispatch(
            Actor actor,
            OrderId order,
            LineId line,
            @Nullable PartnerId partner,
            Set<ShortCode> scanned,
            Holder.@Nullable Courier round) {
        var before = items.ofLine(line);
        var looked = before.stream().filter(Item::missing).toList();
        if (!looked.isEmpty()) {
            throw Refused.conflict("custody.still-looked-for", labels(looked));
        }
        var travelling = before.stream()
                .filter(it -> it.holder() instanceof Holder.Courier)
                .toList();
        if (!travelling.isEmpty()) {
            throw Refused.conflict("custody.still-on-a-round", labels(travelling));
        }
        var view = orders.dispatch(actor, order, line, partner);
        Holder to = round == null
                ? new Holder.Partner(Objects.requireNonNull(view.line(line).partner()))
                : round;
        var pieces = before.stream()
                .filter(it -> it.isInCustody() && !it.holder().equals(to))
                .toList();
        return transferred(view, pieces, to, it -> scanned.contains(it.label()) ? Method.SCAN : Method.DECLARED, actor);
    }

    /**
     * The pieces come back from the partner and are put away; goods get their labels now. Where one is missing or damaged
     * the line is not ready: it is held back, and the member is told so.
     */
    public HandledLine comeBack(Actor actor, OrderId order, LineId line, Arrival arrival) {
        var out = items.ofLine(line).stream().filter(Item::isInCustody).toList();
        if (out.isEmpty()) {
            var where = place(arrival.place());
            var view = orders.comeBack(actor, order, line, where);
            return putAway(view, unpacked(view, line, arrival.parcels()), where, arrival, actor);
        }
        var back = returned(out, arrival, actor);
        var where = back.isEmpty() ? null : place(arrival.place());
        var view = where != null && items.ofLine(line).stream().allMatch(Item::isWhole)
                ? orders.comeBack(actor, order, line, where)
                : orders.holdBack(actor, order, line, where);
        return where == null
                ? new HandledLine(view, views(items.ofLine(line)), null)
                : putAway(view, back, where, arrival, actor);
    }

    private HandledLine putAway(OrderView view, List<Item> back, String where, Arrival arrival, Actor actor) {
        return transferred(view, back, new Holder.Storage(view.site(), where), arrival::method, actor);
    }

    /**
     * A piece turns out to be missing, on the shelf or at the partner's: it is looked for from now on.
     *
     * @throws Refused when it was already handed over
     */
    public ItemView miss(Actor actor, ShortCode label) {
        var item = inCustody(actor, label);
        ledger.missing(item, actor, clock.instant());
        orders.holdBack(actor, item.view().order(), item.view().line(), null);
        publish(Stream.of(item.holder()), false, clock.instant());
        return get(label).view();
    }

    /** A piece turns out to be damaged, on the shelf or at the partner's. */
    public ItemView damage(Actor actor, ShortCode label, Reserves damage) {
        var item = inCustody(actor, label);
        if (damage.isEmpty()) {
            throw new Refused("custody.damage-needs-a-word");
        }
        if (item.view().damage().equals(damage)) {
            // said already
            return item.view();
        }
        var damaged = ledger.damaged(item, damage, actor, clock.instant());
        orders.holdBack(actor, item.view().order(), item.view().line(), null);
        return damaged.view();
    }

    /** What is wrong with a piece was agreed upon with its member: it goes on as it is. */
    public ItemView agreeOn(Actor actor, ShortCode label) {
        var item = get(label);
        orders.order(actor, item.view().order());
        if (item.view().damage().isEmpty()) {
            throw Refused.conflict("custody.not-damaged", label);
        }
        var cleared = ledger.cleared(item, actor, clock.instant());
        goOn(actor, item.view(), null, true);
        return cleared.view();
    }

    /**
     * What is missing of a line was looked for in vain. What is there of it is handed over first.
     *
     * @param agreed what the member and the operator agreed on
     */
    public OrderView giveUp(Actor actor, OrderId order, LineId line, Reason agreed) {
        var pieces = items.ofLine(line);
        var rest = pieces.stream().filter(Item::isInCustody).toList();
        if (pieces.stream().noneMatch(Item::missing)) {
            throw Refused.conflict("custody.nothing-is-missing");
        }
        if (!rest.isEmpty()) {
            throw Refused.conflict("custody.hand-over-the-rest-first", labels(rest));
        }
        var view = orders.giveUp(actor, order, line, agreed);
        pieces.stream().filter(Item::missing).forEach(it -> ledger.lost(it, actor, clock.instant()));
        return view;
    }

    /**
     * Handed over at the desk: all of a line, or what is there of one that is held back. The line is given once nothing of it
     * is looked for any more.
     *
     * @param by who took it, when it was not the member; they show the pick-up code
     */
    public HandledLine collect(Actor actor, OrderId order, LineId line, @Nullable String by, @Nullable String code) {
        var who = by == null || by.isBlank() ? null : by.strip();
        var shown = code == null || code.isBlank() ? null : code.strip();
        if (who != null && shown == null) {
            throw new Refused("custody.code-for-someone-else");
        }
        var all = items.ofLine(line);
        var pieces = all.stream().filter(Item::isInCustody).toList();
        var late = orders.order(actor, order).line(line).status().isFinal() && !pieces.isEmpty();
        var view = late || all.stream().anyMatch(Item::missing)
                ? orders.collectPart(actor, order, line, who, shown)
                : orders.collect(actor, order, line, who, shown);
        if (pieces.isEmpty() && !all.isEmpty()) {
            throw Refused.conflict("custody.nothing-is-here");
        }
        requireOnSite(pieces);
        var to = who == null ? new Holder.Member(view.member()) : new Holder.Delegate(who);
        return transferred(view, pieces, to, _ -> shown == null ? Method.WITNESSED : Method.CODE, actor);
    }

    /**
     * Their member takes all pieces of a line out of the compartment they are in, alone, by its code, or has them taken out.
     *
     * @param by who took them, as the member says, when it was not they
     */
    public HandledLine takeOut(Actor actor, OrderId order, LineId line, @Nullable String by) {
        var all = items.ofLine(line);
        var pieces = all.stream().filter(Item::isInCustody).toList();
        if (pieces.isEmpty()
                || all.stream().anyMatch(Item::missing)
                || pieces.stream().anyMatch(it -> !(it.holder() instanceof Holder.Locker))) {
            throw Refused.conflict("custody.not-in-a-locker");
        }
        var view = orders.takeOut(actor, order, line, by);
        var to = by == null ? new Holder.Member(view.member()) : new Holder.Delegate(by);
        return transferred(view, pieces, to, _ -> Method.CODE, actor);
    }

    /** The pieces of a line are put elsewhere at the same site. */
    public HandledLine moveTo(Actor actor, OrderId order, LineId line, String place) {
        var where = place(place);
        return moveTo(actor, orders.keepAt(actor, order, line, where), line, site -> new Holder.Storage(site, where));
    }

    /**
     * They go into a compartment of a locker there.
     *
     * @param compartment as people say it
     * @param key by which it is known
     */
    public HandledLine load(Actor actor, OrderId order, LineId line, String compartment, UUID key) {
        var where = place(compartment);
        return moveTo(
                actor, orders.keepAt(actor, order, line, where), line, site -> new Holder.Locker(site, where, key));
    }

    private HandledLine moveTo(Actor actor, OrderView view, LineId line, Function<SiteId, Holder> holder) {
        var to = holder.apply(view.site());
        var pieces = items.ofLine(line).stream()
                .filter(it -> it.isOnSite() && !it.holder().equals(to))
                .toList();
        return transferred(view, pieces, to, _ -> Method.DECLARED, actor);
    }

    /**
     * Takes a gesture back: by a counter-entry, never by forgetting. A hand-over and a change of place can be taken back
     * within fifteen minutes, by whoever serves the site, as long as nothing happened to the pieces since. A deposit is
     * taken back by cancelling the line, work given to a partner by cancelling it there.
     */
    public HandledLine undo(Actor actor, TransferId gesture) {
        var now = clock.instant();
        var transfers = ledger.gesture(gesture);
        if (transfers.isEmpty()) {
            throw new NotFound("transfer " + gesture);
        }
        var first = transfers.getFirst();
        var item = first.item().view();
        orders.order(actor, item.order());
        if (!transfers.stream().allMatch(it -> it.isUndoable(now))) {
            throw Refused.conflict("custody.cannot-be-undone");
        }
        var before = Objects.requireNonNull(item.heldBy(first.from()).place());
        var view = first.isHandOver()
                ? takenBack(actor, item, before)
                : orders.keepAt(actor, item.order(), item.line(), before);
        var counter = new TransferId(Ids.next(now));
        ledger.undo(transfers, counter, actor, now);
        publish(transfers.stream().flatMap(it -> Stream.of(it.from(), it.to())), false, now);
        return new HandledLine(view, views(items.ofLine(item.line())), counter);
    }

    private OrderView takenBack(Actor actor, ItemView item, String before) {
        // what was taken as it was stays what it was
        boolean whole = items.ofLine(item.line()).stream().allMatch(Item::isWhole);
        return orders.undoCollection(actor, item.order(), item.line(), before, whole);
    }

    /**
     * A piece that was looked for has turned up; it joins the others at the site, and the line goes on once nothing of it is
     * missing or damaged any more.
     *
     * @param damage what is wrong with it; {@link Reserves#NONE} where nothing is
     */
    public ItemView recover(Actor actor, ShortCode label, String place, Reserves damage) {
        var now = clock.instant();
        var where = place(place);
        var item = get(label);
        var order = orders.order(actor, item.view().order());
        if (!item.missing() && !item.view().lost()) {
            throw Refused.conflict("custody.not-missing", label);
        }
        var found = ledger.found(item, actor, now);
        if (!damage.isEmpty()) {
            found = ledger.damaged(found, damage, actor, now);
        }
        var to = new Holder.Storage(order.site(), where);
        if (!found.holder().equals(to)) {
            var before = found.holder();
            found = ledger.transfer(List.of(found), to, _ -> Method.DECLARED, new TransferId(Ids.next(now)), actor, now)
                    .getFirst();
            publish(Stream.of(before), false, now);
        }
        goOn(actor, found.view(), where, false);
        return found.view();
    }

    /**
     * The line of a piece goes on if it is whole again.
     *
     * @param place where a piece of it was just put
     * @param withMember whether the member has just looked at it
     */
    private void goOn(Actor actor, ItemView item, @Nullable String place, boolean withMember) {
        if (orders.order(actor, item.order()).line(item.line()).status() != LineStatus.INCIDENT) {
            // it turned up after all, when the line was long over: it is handed over by itself
            return;
        }
        var pieces = items.ofLine(item.line());
        // the line is where most of it is: a piece that joins others does not move it
        boolean joins = pieces.stream().anyMatch(it -> it.isOnSite() && !it.id().equals(item.id()));
        var at = joins ? null : place;
        if (pieces.stream().allMatch(Item::isWhole)) {
            orders.clear(actor, item.order(), item.line(), at, withMember);
        } else if (at != null) {
            orders.putHeldBackAt(actor, item.order(), item.line(), at);
        }
    }

    private Item inCustody(Actor actor, ShortCode label) {
        var item = get(label);
        orders.order(actor, item.view().order());
        if (!item.isInCustody()) {
            throw Refused.conflict("custody.not-in-our-hands", label);
        }
        return item;
    }

    @Transactional(readOnly = true)
    public ItemView find(Actor actor, ShortCode label) {
        var item = get(label);
        orders.order(actor, item.view().order());
        return item.view();
    }

    /** Every piece of an order, line by line. */
    @Transactional(readOnly = true)
    public List<ItemView> itemsOf(Actor actor, OrderId order) {
        orders.order(actor, order);
        return views(items.ofOrder(order));
    }

    /** How the pieces of an order went from hand to hand, newest first. */
    @Transactional(readOnly = true)
    public List<LedgerEntry> ledger(Actor actor, OrderId order) {
        orders.order(actor, order);
        var now = clock.instant();
        return ledger.ofOrder(order).stream().map(it -> entry(it, now)).toList();
    }

    /** Where on site something is put, as a concierge says it: never empty, never a novel. */
    public static String place(@Nullable String typed) {
        var place = typed == null ? "" : typed.strip();
        if (place.isEmpty()) {
            throw new Refused("custody.place-missing");
        }
        if (place.length() > MAX_PLACE) {
            throw new Refused("custody.place-too-long", MAX_PLACE);
        }
        return place;
    }

    HandledLine transferred(
            OrderView view, List<Item> pieces, Holder to, Function<ItemView, Method> method, Actor actor) {
        var now = clock.instant();
        if (pieces.isEmpty()) {
            return new HandledLine(view, List.of(), null);
        }
        var gesture = new TransferId(Ids.next(now));
        var moved = ledger.transfer(pieces, to, method, gesture, actor, now);
        var handedOver = to instanceof Holder.Member || to instanceof Holder.Delegate;
        publish(Stream.concat(pieces.stream().map(Item::holder), Stream.of(to)), handedOver, now);
        return new HandledLine(view, views(moved), gesture);
    }

    /** Of the compartments among those holders. */
    private void publish(Stream<Holder> holders, boolean handedOver, Instant now) {
        holders.map(it -> it instanceof Holder.Locker(var _, var _, var key) ? key : null)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(it -> events.publishEvent(new CompartmentChanged(Tenant.require(), it, handedOver, now)));
    }

    private List<Item> label(OrderView order, LineId line, List<PieceIn> pieces, Holder bringer) {
        var now = clock.instant();
        var labelled = new ArrayList<Item>();
        for (var piece : pieces) {
            labelled.add(
                    items.add(order.id(), line, order.site(), labelled.size() + 1, pieces.size(), piece, bringer, now));
        }
        return labelled;
    }

    /** What comes back of what went out; what does not is named, so that it is looked for before anybody is told. */
    private List<Item> returned(List<Item> out, Arrival arrival, Actor actor) {
        var now = clock.instant();
        requireOfThisLine(out, arrival);
        requireAccountedFor(out, arrival);
        var back = out.stream().filter(it -> arrival.brings(it.view())).toList();
        out.stream().filter(it -> !back.contains(it)).forEach(it -> ledger.missing(it, actor, now));
        return back.stream().map(it -> looked(it, arrival, actor, now)).toList();
    }

    /** Damaged, mended, or as it was. */
    private Item looked(Item item, Arrival arrival, Actor actor, Instant now) {
        var damage = arrival.damaged().get(item.view().label());
        if (damage != null) {
            return ledger.damaged(item, damage, actor, now);
        }
        return item.view().damage().isEmpty() ? item : ledger.cleared(item, actor, now);
    }

    static void requireAccountedFor(List<Item> out, Arrival arrival) {
        var unaccounted = out.stream()
                .filter(it -> !arrival.brings(it.view())
                        && !arrival.missing().contains(it.view().label()))
                .toList();
        if (!unaccounted.isEmpty()) {
            throw Refused.conflict("custody.pieces-not-back", labels(unaccounted));
        }
    }

    static void requireOfThisLine(List<Item> out, Arrival arrival) {
        var known = out.stream().map(it -> it.view().label()).collect(Collectors.toSet());
        for (var label : arrival.named()) {
            if (!known.contains(label)) {
                throw new Refused("custody.label-of-something-else", label);
            }
        }
    }

    /** Goods have no pieces before they arrive. */
    private List<Item> unpacked(OrderView view, LineId line, int parcels) {
        var wanted = view.line(line);
        if (wanted.shape() != Shape.GOODS) {
            throw Refused.conflict("custody.no-pieces", wanted.name());
        }
        var what = new PieceIn(wanted.quantity() + " × " + wanted.name(), Reserves.NONE);
        var bringer = new Holder.Partner(Objects.requireNonNull(wanted.partner()));
        return label(view, line, Collections.nCopies(parcels, what), bringer);
    }

    private Item get(ShortCode label) {
        return items.find(label).orElseThrow(() -> new NotFound("label " + label));
    }

    private static LedgerEntry entry(Transfer it, Instant now) {
        var item = it.item().view();
        return new LedgerEntry(
                it.gesture(),
                item.line(),
                item.label(),
                it.from(),
                it.to(),
                it.at(),
                it.method(),
                it.undoes(),
                it.isUndoable(now));
    }

    private static void requireOnSite(List<Item> pieces) {
        var elsewhere = pieces.stream().filter(it -> !it.isOnSite()).toList();
        if (!elsewhere.isEmpty()) {
            throw Refused.conflict("custody.pieces-elsewhere", labels(elsewhere));
        }
    }

    private static void requirePieces(int count) {
        if (count < 1 || count > MAX_PIECES) {
            throw new Refused("custody.pieces-out-of-bounds", MAX_PIECES);
        }
    }

    static String labels(Collection<Item> pieces) {
        return pieces.stream().map(it -> it.view().label().value()).collect(Collectors.joining(", "));
    }

    private static List<ItemView> views(List<Item> pieces) {
        return pieces.stream().map(Item::view).toList();
    }
}
