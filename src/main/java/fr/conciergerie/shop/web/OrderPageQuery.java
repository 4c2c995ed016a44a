package fr.conciergerie.shop.web;

import fr.conciergerie.orders.CommonTerms;
import fr.conciergerie.orders.LinePieces;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.orders.OrderLinks;
import fr.conciergerie.orders.OrderView;
import fr.conciergerie.orders.Orders;
import fr.conciergerie.orders.PromiseCalculator;
import fr.conciergerie.orders.Reason;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.TermsOfSale;
import fr.conciergerie.partners.Partner;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shop.Shop;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what the page of one order shows. */
@Component
@Transactional(readOnly = true)
class OrderPageQuery {

    /** A promise lies among them; what is promised later is not in anybody's calendar yet. */
    private final Orders orders;

    private final Organisations organisations;
    private final Partners partners;
    private final Shop shop;
    private final List<OrderLinks> links;
    private final LinePieces pieces;
    private final JdbcClient jdbc;
    private final TermsOfSale terms;
    private final Clock clock;

    OrderPageQuery(
            Orders orders,
            Organisations organisations,
            Partners partners,
            Shop shop,
            List<OrderLinks> links,
            LinePieces pieces,
            JdbcClient jdbc,
            TermsOfSale terms,
            Clock clock) {
        this.orders = orders;
        this.organisations = organisations;
        this.partners = partners;
        this.shop = shop;
        this.links = links;
        this.pieces = pieces;
        this.jdbc = jdbc;
        this.terms = terms;
        this.clock = clock;
    }

    OrderPage page(Actor actor, OrderId id) {
        var order = orders.order(actor, id);
        var site = organisations.site(order.site());
        var history = history(order);
        return new OrderPage(
                order,
                site,
                pickupCode(id),
                lines(order),
                history,
                shop.nextSessions(site, PromiseCalculator.SESSIONS_AHEAD),
                links.stream().flatMap(it -> it.linksFor(actor, order).stream()).toList(),
                terms(order),
                order.lines().stream()
                        .filter(it -> it.mayWithdraw(clock.instant()))
                        .toList(),
                withdrawals(history));
    }

    private String terms(OrderView order) {
        return order.termsVersion().equals(CommonTerms.VERSION)
                ? "/standard-terms"
                : terms.version(Integer.parseInt(order.termsVersion())).path();
    }

    private static List<OrderPage.Withdrawal> withdrawals(List<OrderPage.Happening> history) {
        var withdrawn = history.stream()
                .filter(it -> it.what().equals("WITHDRAWN"))
                .collect(Collectors.groupingBy(
                        OrderPage.Happening::at, () -> new TreeMap<>(Comparator.reverseOrder()), Collectors.toList()));
        return withdrawn.entrySet().stream()
                .map(it -> new OrderPage.Withdrawal(it.getKey(), it.getValue().reversed()))
                .toList();
    }

    private List<OrderPage.Line> lines(OrderView order) {
        Map<PartnerId, Partner> who = partners.partners(order.lines().stream()
                .map(OrderView.Line::partner)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        var known = pieces.of(order.lines().stream().map(OrderView.Line::id).toList());
        return order.lines().stream()
                .map(line -> new OrderPage.Line(
                        line,
                        name(who, line.partner()),
                        Progress.of(line.shape(), line.status()),
                        known.getOrDefault(line.id(), List.of())))
                .toList();
    }

    private static @Nullable String name(Map<PartnerId, Partner> who, @Nullable PartnerId id) {
        var partner = id == null ? null : who.get(id);
        return partner == null ? null : partner.name();
    }

    private String pickupCode(OrderId id) {
        return jdbc.sql("select pickup_code from orders.customer_order where id = :id")
                .param("id", id.value())
                .query(String.class)
                .single();
    }

    private List<OrderPage.Happening> history(OrderView order) {
        return jdbc.sql("""
                        select h.line_id, l.service_name, h.at, h.what, h.role, h.reason_code, h.reason, h.person,
                               h.day, h.cents
                          from orders.history h
                          left join orders.order_line l on l.id = h.line_id
                         where h.order_id = :order
                         order by h.id desc
                        """)
                .param("order", order.id().value())
                .query((rs, _) -> happening(rs))
                .list();
    }

    private static OrderPage.Happening happening(ResultSet rs) throws SQLException {
        var role = rs.getString("role");
        var cents = rs.getObject("cents", Long.class);
        return new OrderPage.Happening(
                rs.getObject("line_id", UUID.class),
                rs.getString("service_name"),
                Columns.instant(rs, "at"),
                rs.getString("what"),
                role == null ? null : Role.valueOf(role),
                Reason.read(rs.getString("reason_code"), rs.getString("reason")),
                rs.getString("person"),
                rs.getObject("day", LocalDate.class),
                cents == null ? null : Money.cents(cents));
    }
}
