package fr.conciergerie.shop;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where baskets are kept. Every statement names the owner, so that nobody reaches into another's basket. */
@Repository
class BasketRepository {

    private static final String COLUMNS =
            "id, service_id, service_name, options, quantity, note, seen_price_cents, removed_at is not null as removed";

    /** The owner's lines and nobody else's. */
    private static final String OWNED = """
            member_id = :member and gathered_by is not distinct from cast(:concierge as uuid)""";

    private final JdbcClient jdbc;

    BasketRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param options their codes */
    record Row(
            UUID id,
            UUID service,
            String name,
            List<String> options,
            int quantity,
            @Nullable String note,
            @Nullable Money seenPrice,
            boolean removed) {}

    /** @param since what was added before is not shown any more */
    List<Row> rows(BasketOwner owner, SiteId site, Instant since) {
        return jdbc.sql("""
                        select %s from orders.basket_line
                         where %s and site_id = :site and added_at >= :since
                         order by added_at, id
                        """.formatted(COLUMNS, OWNED))
                .params(owned(owner))
                .param("site", site.value())
                .param("since", Columns.utc(since))
                .query(BasketRepository::row)
                .list();
    }

    int count(BasketOwner owner, SiteId site, Instant since) {
        return jdbc.sql("select coalesce(sum(quantity), 0) from orders.basket_line where " + OWNED
                        + " and site_id = :site and added_at >= :since and removed_at is null")
                .params(owned(owner))
                .param("site", site.value())
                .param("since", Columns.utc(since))
                .query(Integer.class)
                .single();
    }

    /** How many things are in the owner's baskets of other sites. */
    Map<SiteId, Integer> elsewhere(BasketOwner owner, SiteId site) {
        var counts = new LinkedHashMap<SiteId, Integer>();
        jdbc.sql("select site_id, sum(quantity) as things from orders.basket_line where " + OWNED
                        + " and site_id <> :site and removed_at is null group by site_id order by site_id")
                .params(owned(owner))
                .param("site", site.value())
                .query(rs -> {
                    counts.put(Columns.id(rs, "site_id", SiteId::new), rs.getInt("things"));
                });
        return counts;
    }

    /** Puts lines into the owner's basket of another site, at its end. */
    void move(BasketOwner owner, SiteId from, SiteId to, List<UUID> lines, Instant now) {
        jdbc.sql("update orders.basket_line set site_id = :to, added_at = :now where id = any(:lines) and " + OWNED
                        + " and site_id = :from and removed_at is null")
                .params(owned(owner))
                .param("from", from.value())
                .param("to", to.value())
                .param("lines", lines.toArray(UUID[]::new))
                .param("now", Columns.utc(now))
                .update();
    }

    /** For whom a concierge has begun to gather something, oldest first. */
    List<MemberId> begunBy(UUID concierge, SiteId site, Instant since) {
        return jdbc.sql("""
                        select member_id from orders.basket_line
                         where gathered_by = :concierge and site_id = :site and added_at >= :since and removed_at is null
                         group by member_id
                         order by min(added_at), member_id
                        """)
                .param("concierge", concierge)
                .param("site", site.value())
                .param("since", Columns.utc(since))
                .query((rs, _) -> Columns.id(rs, "member_id", MemberId::new))
                .list();
    }

    /** Adds a line; the same one again is what was said last. False when the basket is full. */
    boolean add(BasketOwner owner, SiteId site, Row row, int most, Instant now, Instant since) {
        return jdbc.sql("""
                        insert into orders.basket_line
                               (id, member_id, gathered_by, site_id, service_id, service_name, options, quantity, note,
                                seen_price_cents, added_at)
                        select :id, :member, cast(:concierge as uuid), :site, :service, :name, :options, :quantity, :note,
                               :seen, :now
                         where exists (select from orders.basket_line where id = :id)
                            or (select count(*) from orders.basket_line
                                 where %s and site_id = :site and added_at >= :since and removed_at is null) < :most
                            on conflict (id) do update
                                   set options = excluded.options, quantity = excluded.quantity, note = excluded.note,
                                       seen_price_cents = excluded.seen_price_cents, removed_at = null
                                 where basket_line.member_id = excluded.member_id
                                   and basket_line.gathered_by is not distinct from excluded.gathered_by
                                   and basket_line.site_id = excluded.site_id
                                   and basket_line.service_id = excluded.service_id
                        """.formatted(OWNED))
                        .params(owned(owner))
                        .param("id", row.id())
                        .param("site", site.value())
                        .param("service", row.service())
                        .param("name", row.name())
                        .param("options", row.options().toArray(String[]::new))
                        .param("quantity", row.quantity())
                        .param("note", row.note())
                        .param(
                                "seen",
                                row.seenPrice() == null ? null : row.seenPrice().cents())
                        .param("now", Columns.utc(now))
                        .param("since", Columns.utc(since))
                        .param("most", most)
                        .update()
                > 0;
    }

    boolean setQuantity(BasketOwner owner, UUID id, int quantity) {
        return jdbc.sql("update orders.basket_line set quantity = :quantity where id = :id and " + OWNED)
                        .params(owned(owner))
                        .param("id", id)
                        .param("quantity", quantity)
                        .update()
                > 0;
    }

    /** @param removedAt null puts it back */
    boolean setRemoved(BasketOwner owner, UUID id, @Nullable Instant removedAt) {
        return jdbc.sql("update orders.basket_line set removed_at = cast(:removedAt as timestamptz)"
                                + " where id = :id and " + OWNED)
                        .params(owned(owner))
                        .param("id", id)
                        .param("removedAt", removedAt == null ? null : Columns.utc(removedAt))
                        .update()
                > 0;
    }

    /** Empties the basket for good and says what was in it; of two at once, one finds it empty. */
    List<Row> take(BasketOwner owner, SiteId site, Instant since) {
        return jdbc.sql("""
                        with taken as (
                            delete from orders.basket_line where %s and site_id = :site
                            returning *)
                        select %s from taken where removed_at is null and added_at >= :since order by added_at, id
                        """.formatted(OWNED, COLUMNS))
                .params(owned(owner))
                .param("site", site.value())
                .param("since", Columns.utc(since))
                .query(BasketRepository::row)
                .list();
    }

    /** Forgets what concierges gathered and never ordered. */
    private static Map<String, @Nullable Object> owned(BasketOwner owner) {
        var named = new HashMap<String, @Nullable Object>();
        named.put("member", owner.member().value());
        named.put("concierge", owner.concierge());
        return named;
    }

    private static Row row(ResultSet rs, int number) throws SQLException {
        var cents = rs.getObject("seen_price_cents", Long.class);
        return new Row(
                rs.getObject("id", UUID.class),
                rs.getObject("service_id", UUID.class),
                rs.getString("service_name"),
                List.of((String[]) rs.getArray("options").getArray()),
                rs.getInt("quantity"),
                rs.getString("note"),
                cents == null ? null : Money.cents(cents),
                rs.getBoolean("removed"));
    }
}
