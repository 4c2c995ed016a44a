package fr.conciergerie.desk;

import fr.conciergerie.catalogue.Family;
import fr.conciergerie.custody.ItemId;
import fr.conciergerie.custody.PhotoView;
import fr.conciergerie.custody.Photos;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.MemberSummary;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.web.Actor;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the desk's screens need to know beside an order: for whom, of which family, with which pictures. */
@Service
@Transactional(readOnly = true)
public class DeskOrders {

    private final Organisations organisations;
    private final Photos photos;
    private final JdbcClient jdbc;
    private final DayClock dayClock;

    DeskOrders(Organisations organisations, Photos photos, JdbcClient jdbc, DayClock dayClock) {
        this.organisations = organisations;
        this.photos = photos;
        this.jdbc = jdbc;
        this.dayClock = dayClock;
    }

    /** A member who may be served at a site; anybody else does not exist there. */
    public MemberSummary member(Site site, MemberId id) {
        if (!organisations.mayUse(id, site.id(), dayClock.todayAt(site.zone()))) {
            throw new NotFound("member " + id);
        }
        return organisations.summary(id);
    }

    /** The families of the lines of an order: they choose the pictures. */
    public Map<LineId, Family> families(OrderId order) {
        return jdbc
                .sql("select id, family from orders.line_v where order_id = :order")
                .param("order", order.value())
                .query((rs, _) ->
                        Map.entry(new LineId(rs.getObject("id", UUID.class)), Family.valueOf(rs.getString("family"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The pictures of the pieces of an order, piece by piece. */
    public Map<ItemId, List<PhotoView>> photos(Actor actor, OrderId order) {
        return photos.ofOrder(actor, order).stream().collect(Collectors.groupingBy(PhotoView::item));
    }
}
