package fr.conciergerie.custody;

import fr.conciergerie.catalogue.Shape;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.orders.OrderView;
import fr.conciergerie.orders.Orders;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.ShortCode;
import fr.conciergerie.web.Actor;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
    private final Clock clock;

    Custody(Orders orders, ItemRepository items, Ledger ledger, Clock clock) {
        this.orders = orders;
        this.items = items;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** The member hands their pieces in: each gets a label and goes to the storage of the site. */
    public Handled deposit(Actor actor, OrderId order, LineId line, List<PieceIn> pieces, String place) {
        requirePieces(pieces.size());
        var where = place(place);
        var view = orders.deposit(actor, order, line, where);
        var labelled = label(view, line, pieces, new Holder.Member(view.member()));
        return transferred(view, labelled, new Holder.Storage(view.site(), where), Method.WITNESSED, actor);
    }

    /** The work goes to a partner, and the pieces with it. */
    public Handled dispatch(Actor actor, OrderId order, LineId line, @Nullable PartnerId partner) {
        var view = orders.dispatch(actor, order, line, partner);
        var to = new Holder.Partner(Objects.requireNonNull(view.line(line).partner()));
        var pieces = items.ofLine(line).stream()
                .filter(it -> !it.missing() && !it.holder().equals(to))
                .toList();
        return transferred(view, pieces, to, Method.SCAN, actor);
    }

    /** The pieces come back from the partner and are put away; goods get their labels now. */
    public Handled comeBack(Actor actor, OrderId order, LineId line, Arrival arrival) {
        var where = place(arrival.place());
        var view = orders.comeBack(actor, order, line, where);
        var out = items.ofLine(line).stream().filter(it -> !it.missing()).toList();
        var back = out.isEmpty() ? unpacked(view, line, arrival.parcels()) : returned(out, arrival, actor);
        var method = arrival.scanned() == null ? Method.DECLARED : Method.SCAN;
        return transferred(view, back, new Holder.Storage(view.site(), where), method, actor);
    }

    /**
     * Handed over at the desk.
     *
     * @param by who took it, when it was not the member; they show the pick-up code
     */
    public Handled collect(Actor actor, OrderId order, LineId line, @Nullable String by, @Nullable String code) {
        var who = by == null || by.isBlank() ? null : by.strip();
        var shown = code == null || code.isBlank() ? null : code.strip();
        if (who != null && shown == null) {
            throw new Refused("custody.code-for-someone-else");
        }
        var view = orders.collect(actor, order, line, who, shown);
        var pieces = items.ofLine(line).stream().filter(it -> !it.missing()).toList();
        requireOnSite(pieces);
        var to = who == null ? new Holder.Member(view.member()) : new Holder.Delegate(who);
        return transferred(view, pieces, to, shown == null ? Method.WITNESSED : Method.CODE, actor);
    }

    /** The pieces of a line are put elsewhere at the same site. */
    public Handled moveTo(Actor actor, OrderId order, LineId line, String place) {
        var where = place(place);
        var view = orders.keepAt(actor, order, line, where);
        var to = new Holder.Storage(view.site(), where);
        var pieces = items.ofLine(line).stream()
                .filter(it -> it.isOnSite() && !it.holder().equals(to))
                .toList();
        return transferred(view, pieces, to, Method.DECLARED, actor);
    }

    /**
     * Takes a gesture back: by a counter-entry, never by forgetting. A hand-over and a change of place can be taken back
     * within fifteen minutes, by whoever serves the site, as long as nothing happened to the pieces since. A deposit is
     * taken back by cancelling the line, work given to a partner by cancelling it there.
     */
    public Handled undo(Actor actor, TransferId gesture) {
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
                ? orders.undoCollection(actor, item.order(), item.line(), before)
                : orders.keepAt(actor, item.order(), item.line(), before);
        var counter = new TransferId(Ids.next(now));
        ledger.undo(transfers, counter, actor, now);
        return new Handled(view, views(items.ofLine(item.line())), counter);
    }

    /** A piece that was looked for has turned up; it joins the others at the site. */
    public ItemView recover(Actor actor, ShortCode label, String place) {
        var now = clock.instant();
        var where = place(place);
        var item = get(label);
        var order = orders.order(actor, item.view().order());
        if (!item.missing()) {
            throw Refused.conflict("custody.not-missing", label);
        }
        var found = ledger.found(item, actor, now);
        var to = new Holder.Storage(order.site(), where);
        return ledger.transfer(List.of(found), to, Method.SCAN, new TransferId(Ids.next(now)), actor, now)
                .getFirst()
                .view();
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

    private Handled transferred(OrderView view, List<Item> pieces, Holder to, Method method, Actor actor) {
        var now = clock.instant();
        if (pieces.isEmpty()) {
            return new Handled(view, List.of(), null);
        }
        var gesture = new TransferId(Ids.next(now));
        return new Handled(view, views(ledger.transfer(pieces, to, method, gesture, actor, now)), gesture);
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
        var unaccounted = out.stream()
                .filter(it -> !arrival.brings(it.view())
                        && !arrival.missing().contains(it.view().label()))
                .toList();
        if (!unaccounted.isEmpty()) {
            throw Refused.conflict("custody.pieces-not-back", labels(unaccounted));
        }
        var back = out.stream().filter(it -> arrival.brings(it.view())).toList();
        if (back.isEmpty()) {
            throw Refused.conflict("custody.nothing-came-back");
        }
        out.stream().filter(it -> !back.contains(it)).forEach(it -> ledger.missing(it, actor, now));
        return back;
    }

    private static void requireOfThisLine(List<Item> out, Arrival arrival) {
        var known = out.stream().map(it -> it.view().label()).collect(Collectors.toSet());
        for (var label : arrival.scanned() == null ? arrival.missing() : arrival.scanned()) {
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

    private static String labels(Collection<Item> pieces) {
        return pieces.stream().map(it -> it.view().label().value()).collect(Collectors.joining(", "));
    }

    private static List<ItemView> views(List<Item> pieces) {
        return pieces.stream().map(Item::view).toList();
    }
}
