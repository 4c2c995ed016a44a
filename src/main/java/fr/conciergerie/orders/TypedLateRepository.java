package fr.conciergerie.orders;

import fr.conciergerie.organisations.Site;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.web.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The marks of orders that were typed late, by which the same line is known when it comes again. */
@Repository
class TypedLateRepository {

    private final JdbcClient jdbc;

    TypedLateRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Two who take the same book at the same time take it one after the other. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('orders.late ' || shared.current_operator(), 0))")
                .query((_, _) -> true)
                .single();
    }

    /** @param mark null where each call is an order */
    void add(Actor actor, Site site, Order order, LateOrder.Source source, DeskBook.@Nullable Mark mark, Instant now) {
        jdbc.sql("""
                insert into orders.typed_late (order_id, typed_by, typed_at, source, fingerprint, whose)
                values (:order, :by, :at, :source, :fingerprint, :whose)
                """)
                .param("order", order.id().value())
                .param("by", actor.account())
                .param("at", Columns.utc(now))
                .param("source", source.name())
                .param("fingerprint", mark == null ? null : at(site, mark.fingerprint()))
                .param("whose", mark == null ? null : at(site, mark.whose()))
                .update();
    }

    /** An order of a line that was taken before. */
    private record Before(
            String fingerprint,
            @Nullable String whose,
            @Nullable String name) {}

    /**
     * The lines that were taken before. Where it is not noted for whom, or nobody is named any more, by what stands there alone,
     * unless it is for somebody else for all we know.
     */
    Set<DeskBook.Mark> known(Site site, List<DeskBook.Line> lines) {
        var asked = lines.stream()
                .flatMap(it -> it instanceof DeskBook.Read read ? Stream.of(read) : Stream.empty())
                .toList();
        var before = jdbc.sql("""
                        select t.fingerprint, t.whose, case when o.forgotten_at is null and not m.erased then m.name end as name
                          from orders.typed_late t
                          join orders.customer_order o on o.id = t.order_id
                          join organisations.member_v m on m.id = o.member_id
                         where t.removed_at is null
                           and (t.whose = any(:whose) or (t.whose is null and t.fingerprint = any(:fingerprints)))
                        """)
                .param("whose", marks(asked, it -> at(site, it.whose())))
                .param("fingerprints", marks(asked, it -> at(site, it.fingerprint())))
                .query((row, _) ->
                        new Before(row.getString("fingerprint"), row.getString("whose"), row.getString("name")))
                .list();
        var whose = before.stream().map(Before::whose).filter(Objects::nonNull).collect(Collectors.toSet());
        var anybodys =
                before.stream().filter(it -> it.whose() == null).collect(Collectors.groupingBy(Before::fingerprint));
        return asked.stream()
                .filter(it -> whose.contains(at(site, it.mark().whose()))
                        || anybodys.getOrDefault(at(site, it.mark().fingerprint()), List.of()).stream()
                                .anyMatch(one -> one.name() == null || MemberNames.mayBe(it.who(), one.name())))
                .map(DeskBook.Read::mark)
                .collect(Collectors.toSet());
    }

    private static String[] marks(List<DeskBook.Read> lines, Function<DeskBook.Mark, String> mark) {
        return lines.stream().map(it -> mark.apply(it.mark())).toArray(String[]::new);
    }

    /** A mark that no line has yet. */
    DeskBook.Mark free(Site site, DeskBook.Mark mark) {
        var free = mark;
        while (jdbc.sql("select exists (select from orders.typed_late where whose = :whose)")
                .param("whose", at(site, free.whose()))
                .query(Boolean.class)
                .single()) {
            free = free.again();
        }
        return free;
    }

    /** The orders of the past of the same person on the same day, of as many of the same for the same price. */
    List<BookPlan.Same> same(Site site, BookPlan.Taken taken) {
        return jdbc.sql("""
                        select o.id, o.number
                          from orders.typed_late t
                          join orders.customer_order o on o.id = t.order_id
                          join orders.order_line l on l.order_id = o.id
                          join organisations.member_v m on m.id = o.member_id
                         where t.removed_at is null and o.site_id = :site and o.placed_at = :at and l.service_name = :service
                           and l.quantity = :quantity and l.unit_price_cents = :price
                           and (o.member_id = :member or lower(m.name) = lower(:name))
                         order by o.id
                        """)
                .param("site", site.id().value())
                .param("at", Columns.utc(LateOrderDays.noon(site, taken.day())))
                .param("service", taken.service())
                .param("quantity", taken.quantity())
                .param("price", taken.price().cents())
                .param("member", taken.member() == null ? null : taken.member().value())
                .param("name", taken.name())
                .query((row, _) -> new BookPlan.Same(Columns.id(row, "id", OrderId::new), row.getString("number")))
                .list();
    }

    /** Takes the mark of an order away: it never was, and the same may be typed again. */
    void remove(Actor actor, OrderId order, Instant now) {
        jdbc.sql("""
                update orders.typed_late set removed_at = :now, removed_by = :by, whose = null where order_id = :order
                """)
                .param("now", Columns.utc(now))
                .param("by", actor.account())
                .param("order", order.value())
                .update();
    }

    /** Two desks may have written the same. */
    private static String at(Site site, String mark) {
        return DeskBook.fingerprint(site.id() + mark);
    }
}
