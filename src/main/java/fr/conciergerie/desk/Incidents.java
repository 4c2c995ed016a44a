package fr.conciergerie.desk;

import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.shared.Cursor;
import fr.conciergerie.shared.Slice;
import fr.conciergerie.web.Actor;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is missing or damaged anywhere, for whoever answers for it: since when, and how much of it. */
@Service
@Transactional(readOnly = true)
public class Incidents {

    private static final int PIECE = 50;

    private final JdbcClient jdbc;
    private final Board board;

    Incidents(JdbcClient jdbc, Board board) {
        this.jdbc = jdbc;
        this.board = board;
    }

    /**
     * A line that is held back.
     *
     * @param since when it was held back first
     * @param missing how many pieces of it are looked for
     * @param damaged how many are not as they were handed in
     */
    public record Incident(
            OrderId order,
            LineId line,
            String number,
            String memberName,
            String service,
            String partnerName,
            String siteName,
            ZoneId zone,
            Instant since,
            int missing,
            int damaged) {

        public String path() {
            return "/desk/orders/" + order + "#line-" + line;
        }
    }

    public int count(Actor actor) {
        return jdbc.sql("select count(*) from orders.open_line_v where status = 'INCIDENT' and site_id = any(:sites)")
                .param("sites", sites(actor))
                .query(Integer.class)
                .single();
    }

    /** Those of the sites that somebody serves, the oldest first. */
    public Slice<Incident> open(Actor actor, @Nullable String cursor) {
        var after = Cursor.read(cursor, 2);
        var rows = jdbc.sql("""
                        with held as materialized (
                            select l.id, l.order_id, l.service_name, l.site_id, coalesce(l.job_partner_id, l.partner_id) as partner_id,
                                   (select max(h.at) from orders.held_back_v h where h.line_id = l.id) as since
                              from orders.open_line_v l
                             where l.status = 'INCIDENT' and l.site_id = any(:sites))
                        select h.*, o.number, m.name as member_name, p.name as partner_name, s.name as site_name, s.zone,
                               (select count(*) from custody.item_v i where i.line_id = h.id and i.missing) as missing,
                               (select count(*) from custody.item_v i where i.line_id = h.id and i.damage <> '{}') as damaged
                          from held h
                          join orders.order_v o on o.id = h.order_id
                          join organisations.member_v m on m.id = o.member_id
                          join organisations.site_v s on s.id = h.site_id
                          join partners.partner_v p on p.id = h.partner_id
                         where (h.since, h.id) > (:afterWhen, :afterLine)
                         order by h.since, h.id
                         limit :limit
                        """)
                .param("sites", sites(actor))
                .param(
                        "afterWhen",
                        (after == null ? Instant.EPOCH : Instant.ofEpochMilli(after.number(0)))
                                .atOffset(ZoneOffset.UTC))
                .param("afterLine", after == null ? new UUID(0, 0) : after.uuid(1))
                .param("limit", PIECE + 1)
                .query((rs, _) -> new Incident(
                        new OrderId(rs.getObject("order_id", UUID.class)),
                        new LineId(rs.getObject("id", UUID.class)),
                        rs.getString("number"),
                        rs.getString("member_name"),
                        rs.getString("service_name"),
                        rs.getString("partner_name"),
                        rs.getString("site_name"),
                        ZoneId.of(rs.getString("zone")),
                        rs.getObject("since", OffsetDateTime.class).toInstant(),
                        rs.getInt("missing"),
                        rs.getInt("damaged")))
                .list();
        return Slice.of(rows, PIECE, it -> Cursor.of(it.since().toEpochMilli(), it.line()));
    }

    private UUID[] sites(Actor actor) {
        return board.sites(actor).stream().map(it -> it.site().id().value()).toArray(UUID[]::new);
    }
}
