package fr.conciergerie.custody;

import fr.conciergerie.orders.JobId;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.orders.Orders;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.ShortCode;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.pictures.Picture;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Pictures of pieces, taken at intake so that nobody argues later. The concierge of the site, the manager and the member
 * whose piece it is see them; the partner only those that the concierge shows them.
 */
@Service
@Transactional
public class Photos {

    static final int MAX_PER_PIECE = 5;

    private final Orders orders;
    private final ItemRepository items;
    private final JdbcClient jdbc;
    private final Clock clock;

    Photos(Orders orders, ItemRepository items, JdbcClient jdbc, Clock clock) {
        this.orders = orders;
        this.items = items;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Keeps a picture of a piece, drawn anew. */
    public PhotoView add(Actor actor, ShortCode label, byte[] upload) {
        var item = items.find(label).orElseThrow(() -> new NotFound("label " + label));
        orders.order(actor, item.view().order());
        var picture = Picture.photo(upload);
        var now = clock.instant();
        var id = new PhotoId(Ids.next(now));
        int kept = jdbc.sql("""
                insert into custody.photo (id, item_id, taken_at, account_id, width, height, jpeg)
                select :id, :item, :now, :account, :width, :height, :jpeg
                 where (select count(*) from custody.photo where item_id = :item) < :most
                """)
                .param("id", id.value())
                .param("item", item.id().value())
                .param("now", Columns.utc(now))
                .param("account", actor.account())
                .param("width", picture.width())
                .param("height", picture.height())
                .param("jpeg", picture.file())
                .param("most", MAX_PER_PIECE)
                .update();
        if (kept == 0) {
            throw Refused.conflict("custody.enough-photos", MAX_PER_PIECE);
        }
        return new PhotoView(id, item.id(), now, false);
    }

    @Transactional(readOnly = true)
    public List<PhotoView> ofOrder(Actor actor, OrderId order) {
        orders.order(actor, order);
        return jdbc.sql("""
                        select p.id, p.item_id, p.taken_at, p.for_partner
                          from custody.photo p
                          join custody.item i on i.operator_id = p.operator_id and i.id = p.item_id
                         where i.order_id = :order
                         order by p.id
                        """)
                .param("order", order.value())
                .query((rs, _) -> view(rs))
                .list();
    }

    /** The picture itself, as JPEG. */
    @Transactional(readOnly = true)
    public byte[] jpeg(Actor actor, PhotoId id) {
        var kept = jdbc.sql("""
                        select p.jpeg, i.order_id,
                               p.for_partner and exists (
                                   select from orders.job_v j
                                    where j.line_id = i.line_id and j.partner_id = :subject
                                      and j.outcome is distinct from 'REFUSED' and j.outcome is distinct from 'TAKEN_BACK')
                               as shown_to_partner
                          from custody.photo p
                          join custody.item i on i.operator_id = p.operator_id and i.id = p.item_id
                         where p.id = :id
                        """)
                .param("id", id.value())
                .param("subject", actor.subject())
                .query((rs, _) -> new Kept(
                        rs.getBytes("jpeg"),
                        Columns.id(rs, "order_id", OrderId::new),
                        rs.getBoolean("shown_to_partner")))
                .optional()
                .orElseThrow(() -> hidden(id));
        if (!actor.is(Role.PARTNER)) {
            orders.order(actor, kept.order());
        } else if (!kept.shownToPartner()) {
            throw hidden(id);
        }
        return kept.jpeg();
    }

    /** The picture for whoever holds the link to a job: only what is of its line, and for the partner to see. */
    @Transactional(readOnly = true)
    public byte[] jpeg(JobId job, PhotoId id) {
        return jdbc.sql("""
                        select p.jpeg
                          from custody.photo p
                          join custody.item i on i.operator_id = p.operator_id and i.id = p.item_id
                          join orders.job_v j on j.line_id = i.line_id
                         where p.id = :id and j.id = :job and p.for_partner
                           and j.outcome is distinct from 'REFUSED' and j.outcome is distinct from 'TAKEN_BACK'
                        """)
                .param("id", id.value())
                .param("job", job.value())
                .query((rs, _) -> rs.getBytes("jpeg"))
                .optional()
                .orElseThrow(() -> hidden(id));
    }

    /** Lets the partner who does the work see it, or no longer. */
    public OrderId showToPartner(Actor actor, PhotoId id, boolean shown) {
        var order = orderOf(actor, id);
        jdbc.sql("update custody.photo set for_partner = :shown where id = :id")
                .param("shown", shown)
                .param("id", id.value())
                .update();
        return order;
    }

    /** A picture that shows what it should not, or the wrong thing, goes. */
    public OrderId remove(Actor actor, PhotoId id) {
        var order = orderOf(actor, id);
        jdbc.sql("delete from custody.photo where id = :id")
                .param("id", id.value())
                .update();
        return order;
    }

    private OrderId orderOf(Actor actor, PhotoId id) {
        var order = jdbc.sql("""
                        select i.order_id
                          from custody.photo p
                          join custody.item i on i.operator_id = p.operator_id and i.id = p.item_id
                         where p.id = :id
                        """)
                .param("id", id.value())
                .query((rs, _) -> Columns.id(rs, "order_id", OrderId::new))
                .optional()
                .orElseThrow(() -> hidden(id));
        orders.order(actor, order);
        return order;
    }

    private static PhotoView view(ResultSet rs) throws SQLException {
        return new PhotoView(
                Columns.id(rs, "id", PhotoId::new),
                Columns.id(rs, "item_id", ItemId::new),
                Columns.instant(rs, "taken_at"),
                rs.getBoolean("for_partner"));
    }

    private static NotFound hidden(PhotoId id) {
        return new NotFound("photo " + id);
    }

    private record Kept(byte[] jpeg, OrderId order, boolean shownToPartner) {}
}
