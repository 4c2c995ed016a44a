package fr.conciergerie.desk;

import fr.conciergerie.catalogue.Family;
import fr.conciergerie.catalogue.Shape;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.LineStatus;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.Cursor;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.ShortCode;
import fr.conciergerie.shared.Slice;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.IconNames;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What waits at a site, for the concierge who serves it: one query for the counts, one for each list. */
@Service
@Transactional(readOnly = true)
public class Board {

    /** Nobody reads further than this while somebody waits. */
    public static final int LONGEST = 100;

    /** How much of a pile is shown at once. */
    private static final int PIECE = 50;

    private static final String COUNTS = Stream.of(Pile.values())
            .map(it -> "count(*) filter (where " + it.condition() + ") as "
                    + it.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));

    /** The lines chosen by {@code few}, most urgent first, each with the words that the desk shows of it. */
    private static final String WAITING = """
            with few as materialized (%s)
            select l.order_id, o.number, l.id, o.member_id, m.called as member_name, m.call_at, l.service_name, l.family, l.shape,
                   l.quantity, l.status, l.promised_now, p.id as partner_id, p.name as partner_name, l.place,
                   s.pictogram, l.unit_price_cents * l.quantity as cents, case when l.status = 'READY' then
                       (select max(r.at) at time zone :zone from orders.return_v r
                         where r.order_id = l.order_id and r.line_id = l.id)::date end as ready_since,
                   l.status = 'READY' and exists (
                       select from notifications.unsure_v u
                        where u.order_id = l.order_id and u.line_id = l.id and u.kind = 'LINE_READY') as lost,
                   array(select i.label from custody.item_v i where i.line_id = l.id order by i.piece) as labels,
                   array(select i.label from custody.item_v i where i.line_id = l.id and not i.missing and not i.lost
                           and i.holder_kind in ('STORAGE', 'LOCKER') order by i.piece) as here,
                   (select count(*) from custody.item_v i where i.line_id = l.id and i.missing) as missing,
                   (select count(*) from custody.item_v i where i.line_id = l.id and i.damage <> '{}') as damaged
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

    /** Days are counted from 1970; that of what was not promised is after all others. */
    private static final String AFTER =
            " and (coalesce(l.promised_now - date '1970-01-01', 2000000), l.id) > (:afterDay, :afterLine)";

    private static final int NEVER = 2_000_000;

    private static final String MEANT = " and (:name = '' or exists (select from orders.order_v o"
            + " where o.id = l.order_id and (o.member_id = any(:meant) or o.number = any(:numbers))))";

    private static final String CALLED = " and (exists (select from custody.item_v i"
            + " where i.line_id = l.id and i.label = :code)"
            + " or exists (select from orders.order_v o where o.id = l.order_id and o.number = :code))";

    private static final String TO_PARTNER = " and coalesce(l.job_partner_id, l.partner_id) = :partner";

    private static final String MOST_URGENT = " order by l.promised_now nulls last, l.id limit :limit";

    private final JdbcClient jdbc;
    private final Organisations organisations;
    private final DayClock dayClock;
    private final Clock clock;

    Board(JdbcClient jdbc, Organisations organisations, DayClock dayClock, Clock clock) {
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.dayClock = dayClock;
        this.clock = clock;
    }

    /** The sites at whose desk this person works. */
    public List<ServedSite> sites(Actor actor) {
        return organisations.sitesVisibleTo(actor).stream().map(ServedSite::new).toList();
    }

    public Today today(ServedSite site) {
        return jdbc.sql("select " + COUNTS + " from orders.open_line_v l where l.site_id = :site")
                .param("site", id(site))
                .param("today", day(site))
                .query((rs, _) -> today(rs))
                .single();
    }

    /** How many orders are under way at each of the sites where this person works, and how many of them are late. */
    public List<UnderWay> underWay(Actor actor) {
        var sites = organisations.sitesVisibleTo(actor);
        var counted = jdbc
                .sql("select l.site_id, count(distinct l.order_id), count(distinct l.order_id) filter (where "
                        + Pile.LATE.conditionOn("(:now::timestamptz at time zone s.zone)::date")
                        + ") from orders.open_line_v l join organisations.site_v s on s.id = l.site_id"
                        + " where l.site_id = any(:sites) group by l.site_id")
                .param("sites", sites.stream().map(it -> it.id().value()).toArray(UUID[]::new))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((rs, _) ->
                        Map.entry(new SiteId(rs.getObject(1, UUID.class)), new Tally(rs.getInt(2), rs.getInt(3))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return sites.stream()
                .map(it -> {
                    var tally = counted.getOrDefault(it.id(), Tally.NOTHING);
                    return new UnderWay(it, tally.orders(), tally.late());
                })
                .toList();
    }

    private record Tally(int orders, int late) {
        private static final Tally NOTHING = new Tally(0, 0);
    }

    public List<Waiting> pile(ServedSite site, Pile pile) {
        return jdbc.sql(WAITING.formatted(OPEN + pile.condition() + MOST_URGENT))
                .param("site", id(site))
                .param("zone", zone(site))
                .param("today", day(site))
                .param("limit", LONGEST)
                .query((rs, _) -> waiting(rs))
                .list();
    }

    /**
     * What waits on some piles, most urgent first, a piece at a time.
     *
     * @param name of whom to look for, or part of it, their telephone, address or the number of their order; empty for everybody
     */
    public Slice<Waiting> piles(ServedSite site, List<Pile> piles, String name, @Nullable String cursor) {
        var after = Cursor.read(cursor, 2);
        var condition = piles.stream().map(Pile::condition).collect(Collectors.joining(" or ", "(", ")"));
        var rows = jdbc.sql(WAITING.formatted(OPEN + condition + AFTER + MEANT + MOST_URGENT))
                .param("site", id(site))
                .param("zone", zone(site))
                .param("today", day(site))
                .param("afterDay", after == null ? -NEVER : (int) Math.clamp(after.number(0), -NEVER, NEVER))
                .param("afterLine", after == null ? new UUID(0, 0) : after.uuid(1))
                .param("name", name.strip())
                .param("meant", meant(name))
                .param(
                        "numbers",
                        ShortCode.readings(name).stream().map(ShortCode::value).toArray(String[]::new))
                .param("limit", PIECE + 1)
                .query((rs, _) -> waiting(rs))
                .list();
        return Slice.of(rows, PIECE, it -> Cursor.of(promised(it), it.line()));
    }

    private UUID[] meant(String name) {
        return name.isBlank()
                ? new UUID[0]
                : organisations.meant(name).stream().map(MemberId::value).toArray(UUID[]::new);
    }

    private static long promised(Waiting it) {
        return it.promisedFor() == null ? NEVER : it.promisedFor().toEpochDay();
    }

    /** The line on a pile that a code stands for: the label of one of its pieces, or the number of its order. */
    public Optional<Waiting> onPile(ServedSite site, Pile pile, ShortCode code) {
        return jdbc
                .sql(WAITING.formatted(OPEN + pile.condition() + CALLED + MOST_URGENT))
                .param("site", id(site))
                .param("zone", zone(site))
                .param("today", day(site))
                .param("code", code.value())
                .param("limit", 1)
                .query((rs, _) -> waiting(rs))
                .list()
                .stream()
                .findFirst();
    }

    /** What is to be sent to each partner, those whom it is most urgent for first. */
    public List<ToSend> toSend(ServedSite site) {
        return jdbc.sql("""
                        select p.id, p.name, count(*) as lines, coalesce(sum(pieces.n), 0) as pieces
                          from orders.open_line_v l
                          join partners.partner_v p on p.id = coalesce(l.job_partner_id, l.partner_id)
                         cross join lateral (select count(*) as n from custody.item_v i where i.line_id = l.id) pieces
                         where l.site_id = :site and %s
                         group by p.id, p.name
                         order by min(coalesce(l.promised_now, 'infinity'::date)), p.name, p.id
                        """.formatted(Pile.SEND.condition()))
                .param("site", id(site))
                .query((rs, _) -> new ToSend(
                        new PartnerId(rs.getObject("id", UUID.class)),
                        rs.getString("name"),
                        rs.getInt("lines"),
                        rs.getInt("pieces")))
                .list();
    }

    /** What is to be sent to one partner, most urgent first, no more than fits into a bag. */
    public Slice<Waiting> toSend(ServedSite site, PartnerId partner) {
        var rows = jdbc.sql(WAITING.formatted(OPEN + Pile.SEND.condition() + TO_PARTNER + MOST_URGENT))
                .param("site", id(site))
                .param("zone", zone(site))
                .param("partner", partner.value())
                .param("limit", PIECE + 1)
                .query((rs, _) -> waiting(rs))
                .list();
        return Slice.of(rows, PIECE, it -> Cursor.of(promised(it), it.line()));
    }

    /** What waits on a pile for one member. */
    public List<Waiting> pile(ServedSite site, Pile pile, MemberId member) {
        return jdbc.sql(WAITING.formatted(OPEN + pile.condition() + OF_MEMBER))
                .param("site", id(site))
                .param("zone", zone(site))
                .param("today", day(site))
                .param("member", member.value())
                .query((rs, _) -> waiting(rs))
                .list();
    }

    /** These lines, whatever pile they are on by now. */
    public List<Waiting> lines(ServedSite site, Collection<LineId> lines) {
        return jdbc.sql(WAITING.formatted("select * from orders.line_v where site_id = :site and id = any(:lines)"))
                .param("site", id(site))
                .param("zone", zone(site))
                .param("lines", lines.stream().map(LineId::value).toArray(UUID[]::new))
                .query((rs, _) -> waiting(rs))
                .list();
    }

    /** The order that a code stands for: the label of a piece, the number of an order or its pick-up code. */
    public Optional<OrderId> find(ServedSite site, ShortCode code) {
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
                .param("site", id(site))
                .query((rs, _) -> new OrderId(rs.getObject("order_id", UUID.class)))
                .optional();
    }

    public LocalDate day(ServedSite site) {
        return dayClock.todayAt(site.site().zone());
    }

    private static UUID id(ServedSite site) {
        return site.site().id().value();
    }

    private static String zone(ServedSite site) {
        return site.site().zone().getId();
    }

    private static Today today(ResultSet rs) throws SQLException {
        var counts = new EnumMap<Pile, Integer>(Pile.class);
        for (var pile : Pile.values()) {
            counts.put(pile, rs.getInt(pile.name()));
        }
        return new Today(counts);
    }

    private static @Nullable Money price(ResultSet rs) throws SQLException {
        long cents = rs.getLong("cents");
        return rs.wasNull() ? null : Money.cents(cents);
    }

    private static Waiting waiting(ResultSet rs) throws SQLException {
        return new Waiting(
                new OrderId(rs.getObject("order_id", UUID.class)),
                rs.getString("number"),
                new LineId(rs.getObject("id", UUID.class)),
                new MemberId(rs.getObject("member_id", UUID.class)),
                rs.getString("member_name"),
                rs.getString("call_at"),
                rs.getString("service_name"),
                Family.valueOf(rs.getString("family")),
                IconNames.known(rs.getString("pictogram")),
                Shape.valueOf(rs.getString("shape")),
                rs.getInt("quantity"),
                LineStatus.valueOf(rs.getString("status")),
                rs.getObject("promised_now", LocalDate.class),
                rs.getObject("ready_since", LocalDate.class),
                new PartnerId(rs.getObject("partner_id", UUID.class)),
                rs.getString("partner_name"),
                rs.getString("place"),
                rs.getBoolean("lost"),
                Arrays.asList((String[]) rs.getArray("labels").getArray()),
                Arrays.asList((String[]) rs.getArray("here").getArray()),
                rs.getInt("missing"),
                rs.getInt("damaged"),
                price(rs));
    }
}
