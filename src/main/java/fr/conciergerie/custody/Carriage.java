package fr.conciergerie.custody;

import fr.conciergerie.custody.Holder.Courier;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.LineStatus;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.orders.OrderView;
import fr.conciergerie.orders.Orders;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.ShortCode;
import fr.conciergerie.web.Actor;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What travels on a round: taken on board at a desk, given to a partner, taken back there, set down at a desk. The pieces of a line
 * travel together; one of which a piece is missing stays where it is.
 */
@Service
@Transactional
public class Carriage {

    private final Custody custody;
    private final Orders orders;
    private final ItemRepository items;
    private final Ledger ledger;
    private final Clock clock;

    Carriage(Custody custody, Orders orders, ItemRepository items, Ledger ledger, Clock clock) {
        this.custody = custody;
        this.orders = orders;
        this.items = items;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** A line leaves its desk: the work is its partner's from now on, the pieces are on the way there. */
    public HandledLine board(Actor actor, OrderId order, LineId line, Courier round, Set<ShortCode> scanned) {
        var elsewhere = items.ofLine(line).stream()
                .filter(it -> it.isInCustody() && !it.isOnSite())
                .toList();
        if (!elsewhere.isEmpty()) {
            throw Refused.conflict("custody.pieces-elsewhere", Custody.labels(elsewhere));
        }
        return custody.dispatch(actor, order, line, null, scanned, round);
    }

    /** Its partner has it. */
    public HandledLine give(
            Actor actor, OrderId order, LineId line, PartnerId partner, Courier round, Set<ShortCode> scanned) {
        return moved(
                actor, orders.order(actor, order), aboard(line, round), new Holder.Partner(partner), method(scanned));
    }

    /** A piece of it is missing or damaged before it reached its partner: the job is theirs no more. */
    public OrderView recall(Actor actor, OrderId order, LineId line, Courier round) {
        return recalled(actor, orders.order(actor, order), line, round.round());
    }

    /** Only what its partner has not finished can be taken back from them. */
    private OrderView recalled(Actor actor, OrderView view, LineId line, String place) {
        return switch (view.line(line).status()) {
            case WITH_PARTNER, PROPOSED, ACCEPTED -> orders.recall(actor, view.id(), line, place);
            default -> view;
        };
    }

    /** Its partner gives it back: what is there of it goes on board, what is missing is looked for from now on. */
    public HandledLine take(
            Actor actor, OrderId order, LineId line, PartnerId partner, Courier round, Arrival arrival) {
        var there = new Holder.Partner(partner);
        var out = items.ofLine(line).stream()
                .filter(it -> it.isInCustody() && it.holder().equals(there))
                .toList();
        var back = looked(actor, order, line, out, arrival);
        return moved(actor, orders.order(actor, order), back, round, arrival::method);
    }

    /**
     * Set down at its desk: ready if its partner has done it, to be sent again if it never reached them. What a partner calls done that
     * never left the round since its desk is put on the shelf and no more: nobody is told "ready" before the desk has looked.
     */
    public HandledLine setDown(Actor actor, OrderId order, LineId line, Courier round, Arrival arrival) {
        var view = orders.order(actor, order);
        var status = view.line(line).status();
        var aboard = aboard(line, round);
        boolean done = status == LineStatus.COMPLETED || status == LineStatus.UNTREATED;
        if (done && aboard.stream().noneMatch(ledger::cameFromADesk)) {
            return custody.comeBack(actor, order, line, arrival);
        }
        recalled(actor, view, line, arrival.place() == null ? round.round() : Custody.place(arrival.place()));
        var back = looked(actor, order, line, aboard, arrival);
        if (back.isEmpty()) {
            return moved(actor, orders.order(actor, order), back, round, arrival::method);
        }
        var place = Custody.place(arrival.place());
        if (orders.order(actor, order).line(line).status() == LineStatus.INCIDENT) {
            orders.putHeldBackAt(actor, order, line, place);
        }
        return moved(actor, orders.order(actor, order), back, new Holder.Storage(view.site(), place), arrival::method);
    }

    /** Takes back what was given to a partner or taken there, as long as nothing has happened to it since. */
    public void undo(Actor actor, TransferId gesture) {
        var transfers = ledger.gesture(gesture);
        var later = transfers.stream()
                .map(Transfer::item)
                .filter(it ->
                        transfers.stream().noneMatch(one -> one.item().id().equals(it.id()) && one.seq() == it.seq()))
                .toList();
        if (!later.isEmpty()) {
            throw Refused.conflict("custody.carried-on-since", Custody.labels(later));
        }
        transfers.forEach(it -> orders.order(actor, it.item().view().order()));
        var now = clock.instant();
        ledger.undo(transfers, new TransferId(Ids.next(now)), actor, now);
    }

    /** Each piece is accounted for; what is missing or damaged is written down before anybody is told anything. */
    private List<Item> looked(Actor actor, OrderId order, LineId line, List<Item> out, Arrival arrival) {
        Custody.requireOfThisLine(out, arrival);
        Custody.requireAccountedFor(out, arrival);
        var now = clock.instant();
        var back = out.stream()
                .filter(it -> arrival.brings(it.view()))
                .map(it -> damaged(it, arrival, actor, now))
                .toList();
        out.stream().filter(it -> !arrival.brings(it.view())).forEach(it -> ledger.missing(it, actor, now));
        boolean isWorse = back.size() < out.size() || out.stream().anyMatch(it -> worse(it, arrival));
        if (isWorse) {
            orders.holdBack(actor, order, line, null);
        }
        return back;
    }

    /** What was wrong with it before is wrong with it still: whether it was mended is looked at where it is put away. */
    private Item damaged(Item item, Arrival arrival, Actor actor, Instant now) {
        return worse(item, arrival)
                ? ledger.damaged(item, Objects.requireNonNull(damage(item, arrival)), actor, now)
                : item;
    }

    private static boolean worse(Item item, Arrival arrival) {
        var said = damage(item, arrival);
        return said != null && !said.equals(item.view().damage());
    }

    private static @Nullable Reserves damage(Item item, Arrival arrival) {
        return arrival.damaged().get(item.view().label());
    }

    private List<Item> aboard(LineId line, Courier round) {
        return items.ofLine(line).stream()
                .filter(it -> it.isInCustody() && it.holder().equals(round))
                .toList();
    }

    private HandledLine moved(
            Actor actor, OrderView view, List<Item> pieces, Holder to, Function<ItemView, Method> method) {
        return custody.transferred(view, pieces, to, method, actor);
    }

    private static Function<ItemView, Method> method(Set<ShortCode> scanned) {
        return it -> scanned.contains(it.label()) ? Method.SCAN : Method.DECLARED;
    }
}
