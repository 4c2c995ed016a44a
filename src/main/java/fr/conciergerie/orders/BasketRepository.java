package fr.conciergerie.orders;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where baskets are kept. Every statement names the member, so that nobody reaches into another's basket. */
@Repository
class BasketRepository {

    private static final String COLUMNS =
            "id, service_id, service_name, options, quantity, note, seen_price_cents, removed_at is not null as removed";

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

    List<Row> rows(MemberId member, SiteId site) {
        return jdbc.sql("select " + COLUMNS + """
                          from orders.basket_line
                         where member_id = :member and site_id = :site
                         order by added_at, id
                        """)
                .param("member", member.value())
                .param("site", site.value())
                .query(BasketRepository::row)
                .list();
    }

    int count(MemberId member, SiteId site) {
        return jdbc.sql("""
                        select coalesce(sum(quantity), 0) from orders.basket_line
                         where member_id = :member and site_id = :site and removed_at is null
                        """)
                .param("member", member.value())
                .param("site", site.value())
                .query(Integer.class)
                .single();
    }

    /** Adds a line, once however often the same form is sent; false when the basket is full. */
    boolean add(MemberId member, SiteId site, Row row, int most, Instant now) {
        return jdbc.sql("""
                        insert into orders.basket_line
                               (id, member_id, site_id, service_id, service_name, options, quantity, note,
                                seen_price_cents, added_at)
                        select :id, :member, :site, :service, :name, :options, :quantity, :note, :seen, :now
                         where exists (select from orders.basket_line where id = :id)
                            or (select count(*) from orders.basket_line
                                 where member_id = :member and site_id = :site and removed_at is null) < :most
                            on conflict (id) do update set removed_at = null
                         where basket_line.member_id = excluded.member_id
                        """)
                        .param("id", row.id())
                        .param("member", member.value())
                        .param("site", site.value())
                        .param("service", row.service())
                        .param("name", row.name())
                        .param("options", row.options().toArray(String[]::new))
                        .param("quantity", row.quantity())
                        .param("note", row.note())
                        .param(
                                "seen",
                                row.seenPrice() == null ? null : row.seenPrice().cents())
                        .param("now", OrderRepository.utc(now))
                        .param("most", most)
                        .update()
                > 0;
    }

    boolean setQuantity(MemberId member, UUID id, int quantity) {
        return jdbc.sql("update orders.basket_line set quantity = :quantity where id = :id and member_id = :member")
                        .param("id", id)
                        .param("member", member.value())
                        .param("quantity", quantity)
                        .update()
                > 0;
    }

    /** @param removedAt null puts it back */
    boolean setRemoved(MemberId member, UUID id, @Nullable Instant removedAt) {
        return jdbc.sql("""
                        update orders.basket_line set removed_at = :removedAt::timestamptz
                         where id = :id and member_id = :member
                        """)
                        .param("id", id)
                        .param("member", member.value())
                        .param("removedAt", removedAt == null ? null : OrderRepository.utc(removedAt))
                        .update()
                > 0;
    }

    /** Empties the basket for good and says what was in it; of two at once, one finds it empty. */
    List<Row> take(MemberId member, SiteId site) {
        return jdbc.sql("""
                        with taken as (
                            delete from orders.basket_line where member_id = :member and site_id = :site
                            returning *)
                        select %s from taken where removed_at is null order by added_at, id
                        """.formatted(COLUMNS))
                .param("member", member.value())
                .param("site", site.value())
                .query(BasketRepository::row)
                .list();
    }

    void insertImmediateStart(OrderId order, UUID account, Instant now) {
        jdbc.sql("insert into orders.immediate_start (order_id, asked_by, asked_at) values (:order, :account, :now)")
                .param("order", order.value())
                .param("account", account)
                .param("now", OrderRepository.utc(now))
                .update();
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
