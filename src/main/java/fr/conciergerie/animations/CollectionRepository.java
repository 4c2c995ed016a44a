package fr.conciergerie.animations;

import fr.conciergerie.animations.CollectionOutcome.Receipt;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Collections, their goods and how they balance, as rows. */
@Repository
class CollectionRepository {

    private static final String SELECT = """
            select c.*, p.name as association_name, p.phone as association_phone, s.name as site_name, w.holds
              from animations.collection c
              join partners.partner_v p on p.id = c.association_id
              join organisations.site_v s on s.id = c.site_id
              left join lateral (
                    select sum(d.amount) as holds
                      from animations.deposit d
                      join animations.lot l on l.id = d.lot_id and l.status in ('OPEN', 'SEALED')
                     where d.collection_id = c.id and d.unit = c.capacity_unit and d.withdrawn_at is null) w on true
            """;

    private static final int MOST = 200;

    private final JdbcClient jdbc;

    CollectionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    CollectionView get(CollectionId id) {
        return jdbc.sql(SELECT + " where c.id = :id")
                .param("id", id.value())
                .query((row, _) -> view(row, goods(List.of(id)).getOrDefault(id, List.of())))
                .optional()
                .orElseThrow(() -> new NotFound("collection " + id));
    }

    /** Those at some sites, the last to end first. */
    List<CollectionView> at(List<SiteId> sites) {
        return withGoods(jdbc.sql(SELECT + " where c.site_id = any(:sites) order by c.last_day desc, c.id limit :most")
                .param("sites", keys(sites)));
    }

    /**
     * Those that the people of an organisation could give to, as soon as they are announced: at a site that it used on one of the days of
     * the collection, whether or not it uses it today. The last to end first.
     *
     * @param since of those that ended before, nothing
     */
    List<CollectionView> forPeopleOf(OrganisationId organisation, LocalDate since) {
        return withGoods(jdbc.sql(SELECT + """
                         where c.last_day >= :since
                           and exists (select from organisations.site_organisation_v o
                                        where o.site_id = c.site_id and o.organisation_id = :organisation
                                          and o.valid_from <= c.last_day and coalesce(o.valid_until >= c.first_day, true))
                           and (c.animation_id is null
                                or exists (select from animations.animation a
                                            where a.id = c.animation_id and a.status <> 'DRAFT'
                                              and (a.only_for is null or a.only_for = :organisation)))
                         order by c.last_day desc, c.id limit :most
                        """).param("since", since).param("organisation", organisation.value()));
    }

    private List<CollectionView> withGoods(JdbcClient.StatementSpec statement) {
        var rows = statement
                .param("most", MOST)
                .query((row, _) -> view(row, List.of()))
                .list();
        var goods = goods(rows.stream().map(CollectionView::id).toList());
        return rows.stream()
                .map(it -> it.with(goods.getOrDefault(it.id(), List.of())))
                .toList();
    }

    /** What associations have received of some collections, the first receipt first. */
    Map<CollectionId, List<Receipt>> receipts(List<CollectionId> ids) {
        var receipts = new HashMap<CollectionId, List<Receipt>>();
        jdbc.sql("""
                select collection_id, receipt_number, received_on, unit, received
                  from animations.received_v where collection_id = any(:ids)
                 order by received_on, receipt_number, unit
                """)
                .param("ids", ids.stream().map(CollectionId::value).toArray(UUID[]::new))
                .query(row -> {
                    receipts.computeIfAbsent(
                                    Columns.id(row, "collection_id", CollectionId::new), _ -> new ArrayList<>())
                            .add(new Receipt(
                                    row.getString("receipt_number"),
                                    row.getObject("received_on", LocalDate.class),
                                    GoodUnit.valueOf(row.getString("unit")),
                                    row.getLong("received")));
                });
        return receipts;
    }

    private static UUID[] keys(List<SiteId> sites) {
        return sites.stream().map(SiteId::value).toArray(UUID[]::new);
    }

    void insert(CollectionId id, CollectionDetails details, Instant now) {
        var animation = details.animation();
        var capacity = details.capacity();
        jdbc.sql("""
                insert into animations.collection (id, title, animation_id, association_id, site_id, place, first_day, last_day, capacity,
                                                   capacity_unit, status)
                values (:id, :title, :animation, :association, :site, :place, :firstDay, :lastDay, :capacity, :capacityUnit, 'RUNNING')
                """)
                .param("id", id.value())
                .param("title", details.title())
                .param("animation", animation == null ? null : animation.value())
                .param("association", details.association().value())
                .param("site", details.site().value())
                .param("place", details.place())
                .param("firstDay", details.firstDay())
                .param("lastDay", details.lastDay())
                .param("capacity", capacity == null ? null : capacity.amount())
                .param("capacityUnit", capacity == null ? null : capacity.unit().name())
                .update();
        int position = insert(id, details.pieces(), GoodUnit.PIECES, true, 0, now);
        position = insert(id, details.weighed(), GoodUnit.GRAMS, true, position, now);
        insert(id, details.refused(), GoodUnit.PIECES, false, position, now);
    }

    private int insert(CollectionId id, List<String> names, GoodUnit unit, boolean taken, int before, Instant now) {
        int position = before;
        for (var name : names) {
            position++;
            jdbc.sql("""
                    insert into animations.good (id, collection_id, position, name, unit, taken)
                    values (:id, :collection, :position, :name, :unit, :taken)
                    """)
                    .param("id", Ids.next(now))
                    .param("collection", id.value())
                    .param("position", position)
                    .param("name", name)
                    .param("unit", unit.name())
                    .param("taken", taken)
                    .update();
        }
        return position;
    }

    void close(CollectionId id, int version, Instant now) {
        int closed = jdbc.sql("""
                        update animations.collection set status = 'CLOSED', closed_at = :now, version = version + 1
                         where id = :id and version = :version and status = 'RUNNING'
                        """)
                .param("now", Columns.utc(now))
                .param("id", id.value())
                .param("version", version)
                .update();
        if (closed == 0) {
            throw new OptimisticLockingFailureException("collection " + id + " changed meanwhile");
        }
    }

    /** What became of each good, in their order. */
    List<Balance> balance(CollectionId collection) {
        return jdbc.sql("""
                        select g.id as good_id, g.name, g.unit, g.taken,
                               coalesce((select sum(amount) from animations.deposit d
                                          where d.good_id = g.id and d.withdrawn_at is null and d.refusal is null), 0) as deposited,
                               coalesce((select sum(amount) from animations.deposit d
                                          where d.good_id = g.id and d.withdrawn_at is null and d.refusal is not null), 0) as refused,
                               coalesce(sum(k.deposited), 0) as deposited_in_lots, coalesce(sum(k.sealed), 0) as sealed,
                               coalesce(sum(k.sealed) filter (where k.received is not null), 0) as sealed_received,
                               coalesce(sum(k.received), 0) as received
                          from animations.good g
                          left join animations.lot_content k on k.good_id = g.id
                         where g.collection_id = :collection
                         group by g.id order by g.position
                        """)
                .param("collection", collection.value())
                .query((row, _) -> new Balance(
                        good(row),
                        row.getLong("deposited"),
                        row.getLong("refused"),
                        row.getLong("deposited_in_lots"),
                        row.getLong("sealed"),
                        row.getLong("sealed_received"),
                        row.getLong("received")))
                .list();
    }

    private Map<CollectionId, List<Good>> goods(List<CollectionId> collections) {
        record Row(CollectionId collection, Good good) {}
        return jdbc
                .sql("""
                        select collection_id, id as good_id, name, unit, taken from animations.good
                         where collection_id = any(:collections) order by position
                        """)
                .param(
                        "collections",
                        collections.stream().map(CollectionId::value).toArray(UUID[]::new))
                .query((row, _) -> new Row(Columns.id(row, "collection_id", CollectionId::new), good(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Row::collection, Collectors.mapping(Row::good, Collectors.toList())));
    }

    static Good good(ResultSet row) throws SQLException {
        return new Good(
                Columns.id(row, "good_id", GoodId::new),
                row.getString("name"),
                GoodUnit.valueOf(row.getString("unit")),
                row.getBoolean("taken"));
    }

    private static @Nullable Container container(ResultSet row) throws SQLException {
        var unit = row.getString("capacity_unit");
        return unit == null
                ? null
                : new Container(new Capacity(GoodUnit.valueOf(unit), row.getInt("capacity")), row.getLong("holds"));
    }

    private static CollectionView view(ResultSet row, List<Good> goods) throws SQLException {
        return new CollectionView(
                Columns.id(row, "id", CollectionId::new),
                row.getString("title"),
                Columns.idOrNull(row, "animation_id", AnimationId::new),
                row.getString("association_name"),
                row.getString("association_phone"),
                Columns.id(row, "site_id", SiteId::new),
                row.getString("site_name"),
                row.getString("place"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getString("status").equals("CLOSED"),
                container(row),
                goods,
                row.getInt("version"));
    }
}
