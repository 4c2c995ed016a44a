package fr.conciergerie.custody;

import fr.conciergerie.orders.OrderId;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.web.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Who gave what to whom, when, and what that rests on. Only ever added to: the database refuses a transfer that does not
 * begin where the last one ended, and moves the piece itself.
 */
@Repository
class Ledger {

    private final JdbcClient jdbc;

    Ledger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The pieces go from whoever holds each of them to one holder; they are answered as they are then.
     *
     * @param method what the transfer of each rests on
     */
    List<Item> transfer(
            Collection<Item> items,
            Holder to,
            Function<ItemView, Method> method,
            TransferId gesture,
            Actor actor,
            Instant now) {
        var moved = new ArrayList<Item>();
        for (var item : inLockingOrder(items)) {
            moved.add(append(item, to, method.apply(item.view()), gesture, null, actor, now));
        }
        moved.sort(Comparator.comparing((Item it) -> it.view().line().value())
                .thenComparing(it -> it.view().piece()));
        return moved;
    }

    /** Takes transfers back, each to where it began. */
    void undo(Collection<Transfer> transfers, TransferId gesture, Actor actor, Instant now) {
        for (var it : transfers) {
            append(it.item(), it.from(), Method.DECLARED, gesture, it.id(), actor, now);
        }
    }

    /** The transfers of one gesture, with the pieces as they stand now. */
    List<Transfer> gesture(TransferId gesture) {
        return transfers("e.transfer_id = :id", gesture.value());
    }

    /** Everything that happened to the pieces of an order, newest first. */
    List<Transfer> ofOrder(OrderId order) {
        return transfers("i.order_id = :id", order.value());
    }

    /** Whether whoever has a piece took it at a desk, and not from a partner. */
    boolean cameFromADesk(Item item) {
        return jdbc.sql("select from_kind = 'STORAGE' from custody.custody_event where item_id = :item and seq = :seq")
                .param("item", item.id().value())
                .param("seq", item.seq())
                .query(Boolean.class)
                .single();
    }

    void missing(Item item, Actor actor, Instant now) {
        sight(item, "MISSING", Reserves.NONE, actor, now);
    }

    Item found(Item item, Actor actor, Instant now) {
        sight(item, "FOUND", Reserves.NONE, actor, now);
        return new Item(item.view().found(), item.seq());
    }

    void lost(Item item, Actor actor, Instant now) {
        sight(item, "LOST", Reserves.NONE, actor, now);
    }

    Item damaged(Item item, Reserves damage, Actor actor, Instant now) {
        sight(item, "DAMAGED", damage, actor, now);
        return new Item(item.view().with(damage), item.seq());
    }

    /** It was mended, or what is wrong with it was agreed upon. */
    Item cleared(Item item, Actor actor, Instant now) {
        sight(item, "CLEARED", Reserves.NONE, actor, now);
        return new Item(item.view().with(Reserves.NONE), item.seq());
    }

    private Item append(
            Item item, Holder to, Method method, TransferId gesture, @Nullable UUID undoes, Actor actor, Instant now) {
        var from = HolderColumns.of(item.holder());
        var target = HolderColumns.of(to);
        changing(() -> jdbc.sql("""
                        insert into custody.custody_event
                               (id, transfer_id, item_id, seq, from_kind, from_id, from_detail, from_ref, to_kind, to_id, to_detail, to_ref,
                                at, method, account_id, role, undoes)
                        values (:id, :gesture, :item, :seq, :fromKind, :fromId, :fromDetail, :fromRef, :toKind, :toId, :toDetail, :toRef,
                                :at, :method, :account, :role, :undoes)
                        """)
                .param("id", Ids.next(now))
                .param("gesture", gesture.value())
                .param("item", item.id().value())
                .param("seq", item.seq() + 1)
                .param("fromKind", from.kind().name())
                .param("fromId", from.id())
                .param("fromDetail", from.detail())
                .param("fromRef", from.ref())
                .param("toKind", target.kind().name())
                .param("toId", target.id())
                .param("toDetail", target.detail())
                .param("toRef", target.ref())
                .param("at", Columns.utc(now))
                .param("method", method.name())
                .param("account", actor.account())
                .param("role", actor.role().name())
                .param("undoes", undoes)
                .update());
        return new Item(item.view().heldBy(to), item.seq() + 1);
    }

    private void sight(Item item, String what, Reserves damage, Actor actor, Instant now) {
        changing(() -> jdbc.sql("""
                        insert into custody.sighting (id, item_id, what, damage, damage_note, at, account_id, role)
                        values (:id, :item, :what, string_to_array(:damage, ','), :note, :at, :account, :role)
                        """)
                .param("id", Ids.next(now))
                .param("item", item.id().value())
                .param("what", what)
                .param("damage", damage.kinds().stream().map(Reserve::name).collect(Collectors.joining(",")))
                .param("note", damage.note())
                .param("at", Columns.utc(now))
                .param("account", actor.account())
                .param("role", actor.role().name())
                .update());
    }

    private List<Transfer> transfers(String which, UUID id) {
        return jdbc.sql("""
                        select i.*, e.id as event_id, e.transfer_id, e.seq as event_seq, e.from_kind, e.from_id, e.from_detail, e.from_ref,
                               e.to_kind, e.to_id, e.to_detail, e.to_ref, e.at, e.method, e.undoes
                          from custody.custody_event e
                          join custody.item i on i.operator_id = e.operator_id and i.id = e.item_id
                         where %s
                         order by e.at desc, e.seq desc, i.piece
                        """.formatted(which))
                .param("id", id)
                .query((rs, _) -> read(rs))
                .list();
    }

    private static Transfer read(ResultSet rs) throws SQLException {
        return new Transfer(
                rs.getObject("event_id", UUID.class),
                Columns.id(rs, "transfer_id", TransferId::new),
                ItemRepository.read(rs),
                rs.getInt("event_seq"),
                HolderColumns.read(rs, "from"),
                HolderColumns.read(rs, "to"),
                Columns.instant(rs, "at"),
                Method.valueOf(rs.getString("method")),
                rs.getObject("undoes", UUID.class) != null);
    }

    /** Two who move the same pieces at once wait for one another instead of blocking one another. */
    private static List<Item> inLockingOrder(Collection<Item> items) {
        return items.stream()
                .sorted(Comparator.comparing(it -> it.id().value()))
                .toList();
    }

    private static void changing(Runnable change) {
        try {
            change.run();
        } catch (ConcurrencyFailureException e) {
            throw new OptimisticLockingFailureException("a piece changed hands meanwhile", e);
        }
    }
}
