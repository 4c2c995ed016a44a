package fr.conciergerie.orders;

import fr.conciergerie.orders.HistoryEntry.What;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.audit.Audit;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Taking back what was typed in late and typed wrongly (<i>retirer une saisie</i>), one order or a whole book: it never was, so it
 * counts nowhere and nobody hears of it, and the same may be typed again.
 */
@Service
@Transactional
public class LateOrderRemoval {

    private static final int LATEST_BOOKS = 10;

    /** Orders typed late that may still be taken back. */
    private static final String REMOVABLE = """
              from orders.typed_late t
              join orders.customer_order o on o.id = t.order_id
             where o.site_id = :site and t.removed_at is null and o.status = 'COLLECTED'
               and (o.placed_at at time zone :zone)::date >= :first
            """;

    private final OrderRepository repository;
    private final TypedLateRepository typedLate;
    private final LateOrderDays days;
    private final Organisations organisations;
    private final OrderAccess access;
    private final History history;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    LateOrderRemoval(
            OrderRepository repository,
            TypedLateRepository typedLate,
            LateOrderDays days,
            Organisations organisations,
            OrderAccess access,
            History history,
            Audit audit,
            JdbcClient jdbc,
            Clock clock) {
        this.repository = repository;
        this.typedLate = typedLate;
        this.days = days;
        this.organisations = organisations;
        this.access = access;
        this.history = history;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A file whose orders may still be taken back.
     *
     * @param typedAt when it was taken over, which no other file of the operator was
     * @param first the day of its earliest order
     * @param last the day of its latest one
     */
    public record TypedBook(Instant typedAt, int orders, LocalDate first, LocalDate last) {

        /** As an address bears it: microseconds, which is as exact as the database keeps it. */
        public long number() {
            return ChronoUnit.MICROS.between(Instant.EPOCH, typedAt);
        }
    }

    /** One of the orders of such a file. */
    public record TypedOrder(
            OrderId order,
            String number,
            LocalDate day,
            @Nullable String name,
            String service) {}

    /** Whether what was typed may still be taken back. */
    @Transactional(readOnly = true)
    public boolean mayRemove(OrderView order) {
        if (order.typedLateAt() == null || order.status() != OrderStatus.COLLECTED) {
            return false;
        }
        var site = organisations.site(order.site());
        return !order.placedAt().atZone(site.zone()).toLocalDate().isBefore(days.first(site));
    }

    /** Takes back one order. */
    public OrderView remove(Actor actor, OrderId id) {
        var order = repository.get(id);
        access.requireServed(actor, order);
        if (!mayRemove(OrderView.of(order))) {
            throw Refused.conflict("orders.book.not-removed");
        }
        var removed = remove(actor, order, clock.instant());
        audit.note(
                actor,
                "orders.typed-late-removed",
                id,
                Map.of("number", order.number().value()));
        return OrderView.of(removed);
    }

    private Order remove(Actor actor, Order typed, Instant now) {
        var order = typed;
        for (var line : typed.lines()) {
            order = order.change(line.id(), it -> it.remove(now));
            repository.update(order, line.id());
            order = order.written();
            history.add(order.id(), line.id(), HistoryEntry.of(What.REMOVED), actor, now);
        }
        jdbc.sql("update orders.job set outcome = 'TAKEN_BACK' where order_id = :order")
                .param("order", order.id().value())
                .update();
        typedLate.remove(actor, order.id(), now);
        return order;
    }

    /** The files of a site that may be taken back, the latest first. */
    @Transactional(readOnly = true)
    public List<TypedBook> books(Site site) {
        return of(
                        site,
                        "select t.typed_at, count(*) as orders, min((o.placed_at at time zone :zone)::date) as first,"
                                + " max((o.placed_at at time zone :zone)::date) as last" + REMOVABLE
                                + " and t.source = 'FILE' group by t.typed_at order by t.typed_at desc limit "
                                + LATEST_BOOKS)
                .query((row, _) -> new TypedBook(
                        row.getTimestamp("typed_at").toInstant(),
                        row.getInt("orders"),
                        row.getObject("first", LocalDate.class),
                        row.getObject("last", LocalDate.class)))
                .list();
    }

    /** One of them, as its address says it. */
    @Transactional(readOnly = true)
    public TypedBook book(Site site, long number) {
        return found(site, number).orElseThrow(() -> new NotFound("book " + number));
    }

    private Optional<TypedBook> found(Site site, long number) {
        return books(site).stream().filter(it -> it.number() == number).findFirst();
    }

    /** What stands in it, by day. */
    @Transactional(readOnly = true)
    public List<TypedOrder> orders(Site site, TypedBook book, int most) {
        return of(
                        site,
                        """
                        select o.id, o.number, (o.placed_at at time zone :zone)::date as day,
                               (select m.name from organisations.member_v m where m.id = o.member_id and not m.erased) as name,
                               (select string_agg(l.service_name, ', ' order by l.position)
                                  from orders.order_line l where l.order_id = o.id) as service
                        """ + REMOVABLE
                                + " and t.source = 'FILE' and t.typed_at = :at order by o.placed_at, o.id limit :most")
                .param("at", Columns.utc(book.typedAt()))
                .param("most", most)
                .query((row, _) -> new TypedOrder(
                        Columns.id(row, "id", OrderId::new),
                        row.getString("number"),
                        row.getObject("day", LocalDate.class),
                        row.getString("name"),
                        row.getString("service")))
                .list();
    }

    /**
     * Takes back a whole file, in one go or not at all.
     *
     * @param orders how many somebody was told that they are; another number by now is refused
     */
    public int remove(Actor actor, Site site, long number, int orders) {
        access.requireServed(actor, site.id());
        typedLate.lock();
        var book = found(site, number);
        int left = book.map(TypedBook::orders).orElse(0);
        if (left != orders || book.isEmpty()) {
            throw Refused.conflict("orders.book.changed", left);
        }
        var now = clock.instant();
        orders(site, book.get(), orders).forEach(it -> remove(actor, repository.get(it.order()), now));
        audit.note(actor, "orders.typed-late-book-removed", site.id(), Map.of("orders", orders));
        return orders;
    }

    private JdbcClient.StatementSpec of(Site site, String sql) {
        return jdbc.sql(sql)
                .param("site", site.id().value())
                .param("zone", site.zone().getId())
                .param("first", days.first(site));
    }
}
