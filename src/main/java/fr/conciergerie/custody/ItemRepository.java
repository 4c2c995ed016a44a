package fr.conciergerie.custody;

import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.ShortCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The pieces: labelled once, never changed here. Only the {@link Ledger} moves them. */
@Repository
class ItemRepository {

    private final JdbcClient jdbc;

    ItemRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Labels a new piece in the hands of whoever brings it. */
    Item add(OrderId order, LineId line, SiteId site, int piece, int pieces, PieceIn in, Holder bringer, Instant now) {
        var id = new ItemId(Ids.next(now));
        var item = labelled(id, ShortCode.next(), order, line, site, piece, pieces, in, bringer);
        while (!insert(item)) {
            item = labelled(id, ShortCode.next(), order, line, site, piece, pieces, in, bringer);
        }
        return new Item(item, 0);
    }

    private static ItemView labelled(
            ItemId id,
            ShortCode label,
            OrderId order,
            LineId line,
            SiteId site,
            int piece,
            int pieces,
            PieceIn in,
            Holder bringer) {
        return new ItemView(
                id,
                label,
                order,
                line,
                site,
                piece,
                pieces,
                in.description(),
                in.reserves(),
                bringer,
                false,
                false,
                Reserves.NONE);
    }

    /** False when the label is already taken, and nothing is written. */
    private boolean insert(ItemView item) {
        var holder = HolderColumns.of(item.holder());
        return jdbc.sql("""
                        insert into custody.item
                               (id, label, order_id, line_id, site_id, piece, pieces, description, reserves, reserve_note,
                                holder_kind, holder_id)
                        values (:id, :label, :order, :line, :site, :piece, :pieces, :description,
                                string_to_array(:reserves, ','), :note, :holderKind, :holderId)
                        on conflict (operator_id, label) do nothing
                        """)
                        .param("id", item.id().value())
                        .param("label", item.label().value())
                        .param("order", item.order().value())
                        .param("line", item.line().value())
                        .param("site", item.site().value())
                        .param("piece", item.piece())
                        .param("pieces", item.pieces())
                        .param("description", item.description())
                        .param(
                                "reserves",
                                item.reserves().kinds().stream()
                                        .map(Reserve::name)
                                        .collect(Collectors.joining(",")))
                        .param("note", item.reserves().note())
                        .param("holderKind", holder.kind().name())
                        .param("holderId", holder.id())
                        .update()
                > 0;
    }

    Optional<Item> find(ShortCode label) {
        return jdbc.sql("select * from custody.item where label = :label")
                .param("label", label.value())
                .query((rs, _) -> read(rs))
                .optional();
    }

    List<Item> ofLine(LineId line) {
        return jdbc.sql("select * from custody.item where line_id = :line order by piece")
                .param("line", line.value())
                .query((rs, _) -> read(rs))
                .list();
    }

    List<Item> ofOrder(OrderId order) {
        return jdbc.sql("select * from custody.item where order_id = :order order by line_id, piece")
                .param("order", order.value())
                .query((rs, _) -> read(rs))
                .list();
    }

    /** Places of a site that were used before and hold nothing now, the last emptied first. */
    List<String> emptied(SiteId site, int limit) {
        return jdbc.sql("""
                        select e.from_detail
                          from custody.custody_event e
                         where e.from_kind = 'STORAGE' and e.from_id = :site
                           and not exists (select from custody.item i
                                            where i.site_id = :site and i.holder_kind = 'STORAGE'
                                              and i.holder_id = :site and i.holder_detail = e.from_detail)
                         group by e.from_detail
                         order by max(e.at) desc
                         limit :limit
                        """)
                .param("site", site.value())
                .param("limit", limit)
                .query((rs, _) -> rs.getString(1))
                .list();
    }

    /** Places of a site that hold something now. */
    List<String> occupied(SiteId site) {
        return jdbc.sql("""
                        select distinct holder_detail from custody.item
                         where site_id = :site and holder_kind = 'STORAGE' and holder_id = :site
                        """)
                .param("site", site.value())
                .query((rs, _) -> rs.getString(1))
                .list();
    }

    static Item read(ResultSet rs) throws SQLException {
        return new Item(
                new ItemView(
                        Columns.id(rs, "id", ItemId::new),
                        new ShortCode(rs.getString("label")),
                        Columns.id(rs, "order_id", OrderId::new),
                        Columns.id(rs, "line_id", LineId::new),
                        Columns.id(rs, "site_id", SiteId::new),
                        rs.getInt("piece"),
                        rs.getInt("pieces"),
                        rs.getString("description"),
                        reserves(rs, "reserves", "reserve_note"),
                        HolderColumns.read(rs, "holder"),
                        rs.getBoolean("missing"),
                        rs.getBoolean("lost"),
                        reserves(rs, "damage", "damage_note")),
                rs.getInt("seq"));
    }

    private static Reserves reserves(ResultSet rs, String kinds, String note) throws SQLException {
        var names = (String[]) rs.getArray(kinds).getArray();
        return new Reserves(Arrays.stream(names).map(Reserve::valueOf).collect(Collectors.toSet()), rs.getString(note));
    }
}
