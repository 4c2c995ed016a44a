package fr.conciergerie.desk;

import fr.conciergerie.catalogue.Family;
import fr.conciergerie.catalogue.Shape;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.LineStatus;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.ShortCode;
import fr.conciergerie.web.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What waits at a site, for the concierge who serves it: one query for the counts, one for each list. */
@Service
@Transactional(readOnly = true)
public class Board {

    /** Nobody reads further than this while somebody waits. */
    public static final int LONGEST = 100;

    private static final String COUNTS = Stream.of(Pile.values())
            .map(it -> "count(*) filter (where " + it.condition() + ") as "
                    + it.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));

    /** The lines chosen by {@code few}, most urgent first, each with the words that the desk shows of it. */
    private static final String WAITING = """
            with few as materialized (%s)
            select l.order_id, o.number, l.id, o.member_id, m.name as member_name, l.service_name, l.family, l.shape,
                   l.quantity, l.status, l.promised_now, p.id as partner_id, p.name as partner_name, l.place, l.reason,
                   s.pictogram, case when l.status = 'READY' then
                       (select max(r.at) at time zone :zone from orders.return_v r
                         where r.order_id = l.order_id and r.line_id = l.id)::date end as ready_since,
                   array(select i.label from custody.item_v i where i.line_id = l.id order by i.piece) as labels
              from few l
              join orders.order_v o on o.id = l.order_id
              join organisations.member_v m on m.id = o.member_id
              join catalogue.service_v s on s.id = l.service_id
              join partners.partner_v p on p.id = coalesce(l.job_partner_id, l.partner_id)
             order by l.promised_now nulls last, l.id
            """;

    private static final String OPEN = "select * from orders.open_line_v l where l.site_id = :site and ";

    private static final String OF_MEMBER = " and l.order_id in (select id from orders.order_v"
            + " where member_id = :member and status not in ('COLLECTED', 'CANCELLED'))";

    private static final String MOST_URGENT = " order by l.promised_now nulls last, l.id limit :limit";

    private final JdbcClient jdbc;
    private final Organisations organisations;
    private final Clock clock;

    Board(JdbcClient jdbc, Organisations organisations, Clock clock) {
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** The sites at whose desk this person works. */
    public List<Site> sites(Actor actor) {
        return organisations.sitesVisibleTo(actor);
    }

    public Today today(Actor actor, Site site) {
        return jdbc.sql("select " + COUNTS + " from orders.open_line_v l where l.site_id = :site")
                .param("site", served(actor, site).value())
                .param("today", day(site))
                .query((rs, _) -> today(rs))
                .single();
    }

    /** How many orders are under way at a site, and how many of them are late. */
    public UnderWay underWay(Actor actor, Site site) {
        return jdbc.sql("select count(distinct l.order_id), count(distinct l.order_id) filter (where "
                        + Pile.LATE.condition() + ") from orders.open_line_v l where l.site_id = :site")
                .param("site", served(actor, site).value())
                .param("today", day(site))
                .query((rs, _) -> new UnderWay(rs.getInt(1), rs.getInt(2)))
                .single();
    }

    public List<Waiting> pile(Actor actor, Site site, Pile pile) {
        return jdbc.sql(WAITING.formatted(OPEN + pile.condition() + MOST_URGENT))
                .param("site", served(actor, site).value())
                .param("zone", site.zone().getId())
                .param("today", day(site))
                .param("limit", LONGEST)
                .query((rs, _) -> waiting(rs))
                .list();
    }

    /** What waits on a pile for one member. */
    public List<Waiting> pile(Actor actor, Site site, Pile pile, MemberId member) {
        return jdbc.sql(WAITING.formatted(OPEN + pile.condition() + OF_MEMBER))
                .param("site", served(actor, site).value())
                .param("zone", site.zone().getId())
                .param("today", day(site))
                .param("member", member.value())
                .query((rs, _) -> waiting(rs))
                .list();
    }

    /** These lines, whatever pile they are on by now. */
    public List<Waiting> lines(Actor actor, Site site, Collection<LineId> lines) {
        return jdbc.sql(WAITING.formatted("select * from orders.line_v where site_id = :site and id = any(:lines)"))
                .param("site", served(actor, site).value())
                .param("zone", site.zone().getId())
                .param("lines", lines.stream().map(LineId::value).toArray(UUID[]::new))
                .query((rs, _) -> waiting(rs))
                .list();
    }

    /** The order that a code stands for: the label of a piece, the number of an order or its pick-up code. */
    public Optional<OrderId> find(Actor actor, Site site, ShortCode code) {
        return jdbc.sql("""
                        select order_id from (
                            select order_id, 1 as rank from custody.item_v where label = :code and site_id = :site
                            union all
                            select id, 2 from orders.order_v where number = :code and site_id = :site
                            union all
                            select order_id, 3 from orders.pickup_code_v where pickup_code = :code and site_id = :site) found
                         order by rank
                         limit 1
                        """)
                .param("code", code.value())
                .param("site", served(actor, site).value())
                .query((rs, _) -> new OrderId(rs.getObject("order_id", UUID.class)))
                .optional();
    }

    public LocalDate day(Site site) {
        return LocalDate.ofInstant(clock.instant(), site.zone());
    }

    private SiteId served(Actor actor, Site site) {
        if (sites(actor).stream().noneMatch(it -> it.id().equals(site.id()))) {
            throw new NotFound("site " + site.id());
        }
        return site.id();
    }

    private static Today today(ResultSet rs) throws SQLException {
        var counts = new EnumMap<Pile, Integer>(Pile.class);
        for (var pile : Pile.values()) {
            counts.put(pile, rs.getInt(pile.name()));
        }
        return new Today(counts);
    }

    private static Waiting waiting(ResultSet rs) throws SQLException {
        return new Waiting(
                new OrderId(rs.getObject("order_id", UUID.class)),
                rs.getString("number"),
                new LineId(rs.getObject("id", UUID.class)),
                new MemberId(rs.getObject("member_id", UUID.class)),
                rs.getString("member_name"),
                rs.getString("service_name"),
                Family.valueOf(rs.getString("family")),
                rs.getString("pictogram"),
                Shape.valueOf(rs.getString("shape")),
                rs.getInt("quantity"),
                LineStatus.valueOf(rs.getString("status")),
                rs.getObject("promised_now", LocalDate.class),
                rs.getObject("ready_since", LocalDate.class),
                new PartnerId(rs.getObject("partner_id", UUID.class)),
                rs.getString("partner_name"),
                rs.getString("place"),
                rs.getString("reason"),
                Arrays.asList((String[]) rs.getArray("labels").getArray()));
    }
}
