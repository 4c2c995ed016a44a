package fr.conciergerie.orders.web;

import fr.conciergerie.web.SetUpStep;
import fr.conciergerie.web.SetUpStep.Standing;
import fr.conciergerie.web.SetUpSteps;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The last steps of a new operator: that somebody has ordered, and that they have it. */
@Component
class OrdersSetUp implements SetUpSteps {

    private final JdbcClient jdbc;

    OrdersSetUp(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An order that was cancelled is none. Each site is asked by its own index. */
    @Override
    public List<SetUpStep> steps() {
        var there = jdbc.sql("""
                        select exists (select from organisations.site_v s where exists (
                                   select from orders.order_line l
                                    where l.site_id = s.id and l.status = 'COLLECTED')) as is_given,
                               exists (select from organisations.site_v s where exists (
                                   select from orders.customer_order o
                                    where o.site_id = s.id and o.status <> 'CANCELLED')) as is_ordered
                        """)
                .query((row, _) -> new There(row.getBoolean("is_given"), row.getBoolean("is_ordered")))
                .single();
        var given = there.given();
        var ordered = given || there.ordered();
        return List.of(
                new SetUpStep(
                        90,
                        "basket2",
                        "orders.set-up.order",
                        "orders.set-up.order.why",
                        ordered ? "orders.set-up.order.there" : "",
                        List.of(),
                        "orders.set-up.order.do",
                        "/desk/new",
                        ordered ? Standing.DONE : Standing.OPEN),
                new SetUpStep(
                        100,
                        "bag-heart",
                        "orders.set-up.given",
                        "orders.set-up.given.why",
                        given ? "orders.set-up.given.there" : "",
                        List.of(),
                        "orders.set-up.given.do",
                        "/desk",
                        given ? Standing.DONE : Standing.OPEN));
    }

    private record There(boolean given, boolean ordered) {}
}
