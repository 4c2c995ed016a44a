package fr.conciergerie.notifications;

import fr.conciergerie.notifications.MemberOrder.Line;
import fr.conciergerie.notifications.MemberOrder.Reader;
import fr.conciergerie.notifications.MemberOrder.Site;
import fr.conciergerie.orders.Reason;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Money;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Orders as members are told of them, read from the views of the modules below: one statement per message. */
@Repository
class MemberOrderRepository {

    private static final String SELECT = """
            select o.id as order_id, o.number, o.pickup_code, o.channel in ('ONLINE', 'PHONE', 'EMAIL') as distance, o.placed_at,
                   o.withdrawal_until, o.site_id, s.name as site, s.desk_place, s.zone, o.member_id, m.email, m.locale,
                   coalesce(p.courtesies, true) as courtesies,
                   l.id as line_id, l.service_name, l.family, l.shape, l.options, l.quantity, l.unit_price_cents,
                   l.promised_now, l.appointed_at, l.status, l.reason_code, l.reason, l.proposed_price_cents, l.proposed_for,
                   w.still_due_cents, w.terms_number, w.words, b.guest_of is not null as guest,
                   (select g.line_id from bookings.booking_v g
                     where (g.guest_of = b.id or g.id = b.guest_of) and g.starts_at = b.starts_at and g.status = b.status
                       and (b.status <> 'CANCELLED' or g.changed_at = b.changed_at)) as beside
              from orders.order_v o
              join orders.line_v l on l.order_id = o.id
              join orders.withdrawal_v w on w.line_id = l.id
              join organisations.site_v s on s.id = o.site_id
              join organisations.member_v m on m.id = o.member_id
              left join bookings.booking_v b on b.line_id = l.id
              left join notifications.preference p on p.member_id = o.member_id
            """;

    private final JdbcClient jdbc;

    MemberOrderRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    MemberOrder order(UUID id) {
        return jdbc.sql(SELECT + " where o.id = :id order by l.position")
                .param("id", id)
                .query(MemberOrderRepository::orders)
                .getFirst();
    }

    /** The orders of which something waits at a site. */
    List<MemberOrder> waitingAt(SiteId site) {
        return jdbc.sql(SELECT + """
                         where o.site_id = :site and l.status in ('READY', 'UNTREATED') and l.place is not null
                         order by o.id, l.position
                        """).param("site", site.value()).query(MemberOrderRepository::orders);
    }

    private static List<MemberOrder> orders(ResultSet rs) throws SQLException {
        var orders = new ArrayList<MemberOrder>();
        var lines = new ArrayList<Line>();
        while (rs.next()) {
            var id = rs.getObject("order_id", UUID.class);
            if (!orders.isEmpty() && orders.getLast().id().equals(id)) {
                orders.removeLast();
            } else {
                lines.clear();
            }
            lines.add(line(rs));
            orders.add(order(rs, id, List.copyOf(lines)));
        }
        return orders;
    }

    private static MemberOrder order(ResultSet rs, UUID id, List<Line> lines) throws SQLException {
        return new MemberOrder(
                id,
                rs.getString("number"),
                rs.getString("pickup_code"),
                rs.getBoolean("distance"),
                Columns.instant(rs, "placed_at"),
                Columns.instantOrNull(rs, "withdrawal_until"),
                rs.getString("words"),
                rs.getObject("terms_number", Integer.class),
                new Site(
                        Columns.id(rs, "site_id", SiteId::new),
                        rs.getString("site"),
                        rs.getString("desk_place"),
                        ZoneId.of(rs.getString("zone"))),
                new Reader(
                        rs.getObject("member_id", UUID.class),
                        rs.getString("email"),
                        Locale.of(rs.getString("locale")),
                        rs.getBoolean("courtesies")),
                lines);
    }

    private static Line line(ResultSet rs) throws SQLException {
        return new Line(
                rs.getObject("line_id", UUID.class),
                rs.getString("service_name"),
                rs.getString("family").equals("WELL_BEING"),
                rs.getString("shape").equals("ENTRUSTED"),
                texts(rs.getArray("options")),
                rs.getInt("quantity"),
                money(rs, "unit_price_cents"),
                rs.getObject("promised_now", LocalDate.class),
                Columns.instantOrNull(rs, "appointed_at"),
                rs.getString("status"),
                Reason.read(rs.getString("reason_code"), rs.getString("reason")),
                money(rs, "proposed_price_cents"),
                rs.getObject("proposed_for", LocalDate.class),
                rs.getString("shape").equals("GOODS"),
                money(rs, "still_due_cents"),
                rs.getBoolean("guest"),
                rs.getObject("beside", UUID.class));
    }

    static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    static @Nullable Money money(ResultSet rs, String column) throws SQLException {
        long cents = rs.getLong(column);
        return rs.wasNull() ? null : Money.cents(cents);
    }
}
