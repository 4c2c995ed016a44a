package fr.conciergerie.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.orders.LateOrders;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.reporting.Facts;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Tenant;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** A desk's paper book is typed in after the year: it counts in that year, and nobody hears of it. In a demonstration of its own. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "conciergerie.demo=true",
            "conciergerie.test-database=conciergerie_late",
            "conciergerie.late-order-years=9"
        })
class LateOrdersTest {

    private static final String FIGURES =
            "select count(*) from orders.report_v r where r.status = 'COLLECTED' and r.promised_first is null"
                    + " and r.placed_at >= '2025-01-01' and r.placed_at < '2026-01-01'";

    private static final String TOLD = "select count(*) from notifications.message m join orders.typed_late t on true"
            + " join orders.order_line l on l.order_id = t.order_id"
            + " where m.event_key like '%' || l.id || '%' or m.event_key like '%' || t.order_id || '%'";

    @LocalServerPort
    int port;

    private static final String ASKED =
            "select coalesce(sum(lines), 0) from reporting.asked_fact where asked_on between '2025-01-01' and '2025-12-31'";

    private static final String PROMISED = "select coalesce(sum(promised), 0) from reporting.delivered_fact"
            + " where delivered_on between '2025-01-01' and '2025-12-31'";

    @Autowired
    LateOrders late;

    @Autowired
    Organisations organisations;

    @Autowired
    Facts facts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transaction;

    /** The whole of it: 268 lines of a year, as they were written down. */
    @Test
    void theBookOfAYearIsTypedIn() throws IOException {
        var book = Objects.requireNonNull(getClass().getResourceAsStream("/lists/cahier-2025.csv"))
                .readAllBytes();
        var plan = in(() -> late.plan(site(), late.text(book), Map.of()));

        assertThat(plan.unknown()).isEmpty();
        assertThat(plan.bad()).isEmpty();
        assertThat(plan.taken()).hasSize(268);
        assertThat(plan.withoutDay()).isEqualTo(30);
        assertThat(plan.guests()).isEqualTo(8);
        assertThat(plan.total()).isEqualTo(Money.euros(3395, 0));
        assertThat(plan.taken().stream().filter(it -> it.service().startsWith("Chemise")))
                .hasSize(38)
                .allSatisfy(it -> {
                    assertThat(it.quantity()).isEqualTo(3);
                    assertThat(it.price()).isEqualTo(Money.euros(3, 50));
                });
        var agent = in(() -> jdbc.sql("select name from organisations.member where email = 'agent@demo.example'")
                .query(String.class)
                .single());
        var written = in(() -> late.text(book)) + "15/12/25;" + agent + ";Talons;12;20/12/25;\n";

        Tenant.run(operator(), facts::catchUp);
        long asked = count(ASKED);
        long promised = count(PROMISED);
        try (var concierge = new Wanderer(port, PageRoutes.ofPages())) {
            concierge.signIn("concierge@demo.example", "demo");
            var token = concierge
                    .open("/desk/past")
                    .page()
                    .select("main form input[name=_csrf]")
                    .attr("value");
            var kept = concierge.post(
                    "/desk/past/book",
                    Map.of("_csrf", token, "site", site().slug(), "content", written, "step", "keep"));
            assertThat(kept.page().text()).contains("269 commandes sont enregistrées. Personne n’a été prévenu.");
        }

        assertThat(count(FIGURES)).isEqualTo(269);
        assertThat(count("select count(*) from orders.typed_late t join orders.customer_order o on o.id = t.order_id"
                        + " where t.source = 'FILE' and o.placed_by = t.typed_by and t.typed_at > o.placed_at"))
                .isEqualTo(269);
        assertThat(count(TOLD)).as("nobody is written to").isZero();
        assertThat(
                        count(
                                "select count(*) from reporting.opinion_invitation where day < '2026-02-01' and day >= '2025-01-01'"))
                .isZero();
        Tenant.run(operator(), facts::catchUp);
        assertThat(in(facts::compare)).isEmpty();
        assertThat(count(ASKED) - asked).isEqualTo(269);
        assertThat(count(PROMISED) - promised)
                .as("nobody knows what was promised")
                .isZero();

        var again = in(() -> late.plan(site(), written, Map.of()));
        assertThat(again.taken()).isEmpty();
        assertThat(again.known()).isEqualTo(269);
    }

    /** By hand it is the same: what one typed is looked at first, and what is off is said at its field. */
    @Test
    void oneOrderIsTypedByHand() {
        try (var concierge = new Wanderer(port, PageRoutes.ofPages())) {
            concierge.signIn("concierge@demo.example", "demo");
            var form = concierge.open("/desk/past").page();
            var typed = new HashMap<>(Map.of(
                    "_csrf", form.select("main form input[name=_csrf]").attr("value"),
                    "day", "2024-03-04",
                    "who", "la dame du 3e",
                    "service", "cordonnerie-talons",
                    "quantity", "2",
                    "price", "24 €",
                    "returned", "",
                    "remark", "voir Karim"));

            var looked = concierge.post("/desk/past", typed).page();

            assertThat(looked.select("h1").text()).isEqualTo("Ce qui serait enregistré");
            assertThat(looked.select("tbody tr").text())
                    .contains("la dame du 3e", "pas sur la liste", "× 2", "24,00", "voir Karim");
            assertThat(looked.text()).contains("Une année passée", "Personne ne reçoit de message");

            typed.put("day", LocalDate.now(ZoneOffset.UTC).plusDays(2).toString());
            var refused = concierge.post("/desk/past", typed);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.page().select("#day-error").text()).contains("Choisissez un autre jour");
            assertThat(refused.page().select("#who").val()).isEqualTo("la dame du 3e");
        }
    }

    private long count(String sql) {
        return in(() -> jdbc.sql(sql).query(Long.class).single());
    }

    private <T> T in(Supplier<T> work) {
        return Tenant.call(operator(), () -> Objects.requireNonNull(transaction.execute(_ -> work.get())));
    }

    private OperatorId operator() {
        return organisations.operators().getFirst().id();
    }

    private Site site() {
        return in(() -> organisations.site(organisations.siteId("siege")));
    }
}
