package fr.conciergerie.rounds;

import fr.conciergerie.custody.ItemId;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.ShortCode;
import fr.conciergerie.web.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Which pieces a round is expected to carry, stop by stop, of the sites that its reader serves. */
@Repository
@Transactional(readOnly = true)
public class CargoQuery {

    /** A stop that is still to come, and each piece that changes hands there. */
    private static final String EXPECTED = """
            with stop as (
                select id, site_id, partner_id, position from rounds.stop where round_id = :round and arrived_at is null),
            piece as (
                select i.id, i.label, i.piece, i.description, i.holder_kind, i.holder_id, i.holder_detail, i.holder_ref,
                       cardinality(i.damage) > 0 or i.damage_note <> '' as damaged, l.site_id, l.order_id, l.id as line_id,
                       l.service_name, l.status, coalesce(l.job_partner_id, l.partner_id) as partner_id,
                       i.holder_kind = 'COURIER' and i.holder_ref = :round as aboard,
                       l.status in ('WITH_PARTNER', 'PROPOSED', 'ACCEPTED') as outward
                  from orders.open_line_v l
                  join custody.item_v i on i.line_id = l.id
                 where l.site_id = any(:sites) and not i.missing and not i.lost
                   and i.holder_kind in ('COURIER', 'PARTNER', 'STORAGE')),
            expected as (
                select s.id as stop_id, p.*, case
                           when s.partner_id is not null and p.aboard then 'GIVE'
                           when s.partner_id is not null then 'TAKE'
                           when p.aboard then 'SET_DOWN'
                           else 'BOARD' end as way
                  from stop s
                  join piece p on case
                       when s.partner_id is not null and p.aboard then p.outward and p.partner_id = s.partner_id
                       when s.partner_id is not null then
                           p.holder_kind = 'PARTNER' and p.holder_id = s.partner_id
                           and p.status in ('COMPLETED', 'UNTREATED', 'REFUSED', 'INCIDENT')
                           and exists (select from stop later where later.site_id = p.site_id)
                       when p.site_id <> s.site_id then false
                       when p.aboard then
                           not (p.outward and exists (select from stop later where later.partner_id = p.partner_id))
                       else p.holder_kind = 'STORAGE' and p.holder_id = s.site_id and p.status = 'DEPOSITED'
                           and exists (select from stop later
                                        where later.partner_id = p.partner_id and later.position > s.position)
                           and not exists (select from custody.item_v i where i.line_id = p.line_id and i.missing)
                       end)
            """;

    private final JdbcClient jdbc;
    private final Organisations organisations;

    CargoQuery(JdbcClient jdbc, Organisations organisations) {
        this.jdbc = jdbc;
        this.organisations = organisations;
    }

    /** What changes hands at a stop that is still to come: what is given first, then what is taken. */
    public List<Cargo> at(Actor actor, RoundId round, RoundStopId stop) {
        return expected(actor, round, stop).getOrDefault(stop, List.of());
    }

    /** The same at all of them. */
    public Map<RoundStopId, List<Cargo>> everywhere(Actor actor, RoundId round) {
        return expected(actor, round, null);
    }

    private Map<RoundStopId, List<Cargo>> expected(Actor actor, RoundId round, @Nullable RoundStopId only) {
        var pieces = new LinkedHashMap<RoundStopId, Map<Cargo, List<Cargo.Piece>>>();
        jdbc.sql(EXPECTED + """
                        select e.*, o.number, p.name as partner_name
                          from expected e
                          join orders.order_v o on o.id = e.order_id
                          join partners.partner_v p on p.id = e.partner_id
                         where cast(:stop as uuid) is null or e.stop_id = :stop
                         order by array_position(array['SET_DOWN', 'GIVE', 'TAKE', 'BOARD'], e.way), p.name, e.line_id, e.piece
                        """)
                .param("round", round.value())
                .param("stop", only == null ? null : only.value())
                .param("sites", sites(actor))
                .query((row, _) -> pieces.computeIfAbsent(
                                Columns.id(row, "stop_id", RoundStopId::new), _ -> new LinkedHashMap<>())
                        .computeIfAbsent(cargo(row), _ -> new ArrayList<>())
                        .add(piece(row)))
                .list();
        var all = new LinkedHashMap<RoundStopId, List<Cargo>>();
        pieces.forEach((stop, those) -> all.put(
                stop,
                those.entrySet().stream()
                        .map(it -> with(it.getKey(), it.getValue()))
                        .toList()));
        return all;
    }

    private static Cargo cargo(ResultSet row) throws SQLException {
        return new Cargo(
                Way.valueOf(row.getString("way")),
                Columns.id(row, "order_id", OrderId::new),
                Columns.id(row, "line_id", LineId::new),
                row.getString("number"),
                row.getString("service_name"),
                Columns.id(row, "partner_id", PartnerId::new),
                row.getString("partner_name"),
                List.of());
    }

    private static Cargo.Piece piece(ResultSet row) throws SQLException {
        return new Cargo.Piece(
                Columns.id(row, "id", ItemId::new),
                new ShortCode(row.getString("label")),
                row.getString("description"),
                row.getString("holder_kind").equals("STORAGE") ? row.getString("holder_detail") : "",
                row.getBoolean("damaged"));
    }

    /** How many pieces change hands at each stop that is still to come. */
    public Map<RoundStopId, CargoCount> counts(Actor actor, RoundId round) {
        return jdbc
                .sql(EXPECTED + """
                        select stop_id, count(*) filter (where way = 'BOARD') as board, count(*) filter (where way = 'GIVE') as give,
                               count(*) filter (where way = 'TAKE') as take, count(*) filter (where way = 'SET_DOWN') as set_down
                          from expected group by stop_id
                        """)
                .param("round", round.value())
                .param("sites", sites(actor))
                .query((row, _) -> Map.entry(
                        Columns.id(row, "stop_id", RoundStopId::new),
                        new CargoCount(
                                row.getInt("board"), row.getInt("give"), row.getInt("take"), row.getInt("set_down"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The labels of what is on board; what is looked for is not. */
    List<String> aboard(RoundId round) {
        return jdbc.sql("""
                        select label from custody.item_v
                         where holder_kind = 'COURIER' and holder_ref = :round and not missing and not lost order by label
                        """)
                .param("round", round.value())
                .query((row, _) -> row.getString("label"))
                .list();
    }

    /** How many pieces are on board. */
    public int countAboard(RoundId round) {
        return aboard(round).size();
    }

    /** The partners to whom something of a desk goes, and those who have something for it. */
    public List<PartnerId> partnersFor(SiteId site) {
        return jdbc.sql("""
                        select distinct coalesce(l.job_partner_id, l.partner_id) as partner_id
                          from orders.open_line_v l
                          join custody.item_v i on i.line_id = l.id
                         where l.site_id = :site and not i.missing and not i.lost
                           and (l.status = 'DEPOSITED' and i.holder_kind = 'STORAGE'
                                or l.status in ('COMPLETED', 'UNTREATED', 'REFUSED', 'INCIDENT') and i.holder_kind = 'PARTNER')
                        """)
                .param("site", site.value())
                .query((row, _) -> Columns.id(row, "partner_id", PartnerId::new))
                .list();
    }

    private static Cargo with(Cargo it, List<Cargo.Piece> pieces) {
        return new Cargo(
                it.way(), it.order(), it.line(), it.number(), it.service(), it.partner(), it.partnerName(), pieces);
    }

    private UUID[] sites(Actor actor) {
        return organisations.sitesVisibleTo(actor).stream()
                .map(it -> it.id().value())
                .toArray(UUID[]::new);
    }
}
