package fr.conciergerie.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.Here;
import fr.conciergerie.facts.Facts;
import fr.conciergerie.orders.BookPlan;
import fr.conciergerie.orders.LateOrders;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Tenant;
import fr.conciergerie.web.privacy.PersonalData;
import fr.conciergerie.web.privacy.Somebody;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
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

    private static final String OF_2022 =
            "select coalesce(sum(lines), 0) from reporting.asked_fact where asked_on = '2022-09-14'";

    private static final String DELIVERED_IN_2022 =
            "select coalesce(sum(lines), 0) from reporting.delivered_fact" + " where delivered_on = '2022-09-21'";

    private static final String PROMISED = "select coalesce(sum(promised), 0) from reporting.delivered_fact"
            + " where delivered_on between '2025-01-01' and '2025-12-31'";

    @Autowired
    LateOrders late;

    @Autowired
    Organisations organisations;

    @Autowired
    Facts facts;

    @Autowired
    List<PersonalData> held;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transaction;

    /** Chosen, for at noon the desk opens wherever a session is on. */
    private void atTheDesk(Wanderer concierge) {
        concierge.signIn("concierge@demo.example", "demo");
        concierge.post(
                "/desk/sites/" + site().slug(),
                Map.of("_csrf", token(concierge.open("/desk/sites").page())));
    }

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
            atTheDesk(concierge);
            var token = token(concierge.open("/desk/past").page());
            var kept = concierge.post(
                    "/desk/past/book",
                    Map.of("_csrf", token, "site", site().slug(), "content", written, "step", "keep"));
            assertThat(kept.page().text()).contains("269 commandes sont enregistrées. Personne n’a été prévenu.");
        }

        assertThat(count(FIGURES)).isEqualTo(269);
        assertThat(count("select count(*) from orders.typed_late t join orders.customer_order o on o.id = t.order_id"
                        + " where t.source = 'FILE' and o.placed_by = t.typed_by and t.typed_at > o.placed_at"
                        + " and o.placed_at >= '2025-01-01'"))
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

        isMarkedWhereverItStands();
        asBeforeItWasNotedForWhom();
        var asBefore = in(() -> late.plan(site(), written, Map.of()));
        assertThat(asBefore.taken()).isEmpty();
        assertThat(asBefore.known()).isEqualTo(269);
        var somebodyElses = in(() -> late.plan(
                site(),
                "date;qui;quoi;prix;rendu le;remarque\n15/12/25;Quelqu’un d’autre;Talons;12;20/12/25;\n",
                Map.of()));
        assertThat(somebodyElses.taken())
                .as("the same on the same day is another order for somebody else")
                .extracting(BookPlan.Taken::name)
                .containsExactly("Quelqu’un d’autre");
    }

    private record Theirs(UUID id, UUID member) {}

    /** Its day, without an hour that nobody knows, and when it was typed in. */
    private void isMarkedWhereverItStands() {
        var order = in(() -> jdbc.sql("select o.id, o.member_id from orders.typed_late t"
                        + " join orders.customer_order o on o.id = t.order_id"
                        + " join organisations.member m on m.id = o.member_id"
                        + " where m.email = 'agent@demo.example' and o.placed_at::date = '2025-12-15'")
                .query((row, _) -> new Theirs(row.getObject("id", UUID.class), row.getObject("member_id", UUID.class)))
                .single());
        var today = in(() -> Here.today())
                .format(DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.FRENCH))
                .replace(" 1 ", " 1er ");
        try (var concierge = new Wanderer(port, PageRoutes.ofPages())) {
            atTheDesk(concierge);
            var head = concierge
                    .open("/desk/orders/" + order.id())
                    .page()
                    .select(".desk-head")
                    .text();
            assertThat(head).contains("15 décembre 2025", "Saisie après coup, le " + today);
            assertThat(head).doesNotContain("2025 à");
        }
        try (var agent = new Wanderer(port, PageRoutes.ofPages())) {
            agent.signIn("agent@demo.example", "demo");
            var page = agent.open("/orders/" + order.id()).page();
            assertThat(page.select(".timeline li").eachText())
                    .satisfiesExactly(
                            it -> assertThat(it).contains("Saisie après coup"),
                            it -> assertThat(it).contains("15 décembre 2025").doesNotContain("2025 à"));
            assertThat(page.select("aside").text()).contains("15 décembre 2025").doesNotContain("2025 à");
        }
        try (var manager = new Wanderer(port, PageRoutes.ofPages())) {
            manager.signIn("manager@demo.example", "demo");
            var lines = manager.open("/operator/reports/lines?figure=services-requested&from=2025-12&to=2025-12")
                    .page();
            assertThat(lines.select("tbody tr").eachText())
                    .anySatisfy(it -> assertThat(it).contains("29 décembre 2025", "Saisie après coup, le " + today));
        }
        var copy = in(() -> held.stream()
                .flatMap(it -> it.about(new Somebody(order.member(), null)).stream())
                .toList());
        assertThat(copy)
                .filteredOn(it -> it.code().equals("orders"))
                .flatExtracting(PersonalData.Section::entries)
                .anySatisfy(it -> assertThat(it.values())
                        .containsEntry("day", LocalDate.of(2025, 12, 15))
                        .containsKey("typed-late")
                        .doesNotContainKey("at"));
        assertThat(copy)
                .filteredOn(it -> it.code().equals("lines"))
                .flatExtracting(PersonalData.Section::entries)
                .anySatisfy(it -> assertThat(it.values())
                        .containsEntry("ended-on", LocalDate.of(2025, 12, 20))
                        .doesNotContainKey("ended"));
    }

    /** By hand it is the same: what one typed is looked at first, and what is off is said at its field. */
    @Test
    void oneOrderIsTypedByHand() {
        try (var concierge = new Wanderer(port, PageRoutes.ofPages())) {
            atTheDesk(concierge);
            var form = concierge.open("/desk/past").page();
            var typed = new HashMap<>(Map.of(
                    "_csrf", form.select("main form input[name=_csrf]").attr("value"),
                    "day", "2024-03-04",
                    "who", "la dame du 7e",
                    "service", "cordonnerie-talons",
                    "quantity", "2",
                    "price", "24 €",
                    "returned", "",
                    "remark", "voir Karim"));

            var looked = concierge.post("/desk/past", typed).page();

            assertThat(looked.select("h1").text()).isEqualTo("Ce qui serait enregistré");
            assertThat(looked.select("tbody tr").text())
                    .contains("la dame du 7e", "pas sur la liste", "× 2", "24,00", "voir Karim");
            assertThat(looked.text()).contains("Une année passée", "Personne ne reçoit de message");

            typed.put("day", Here.today().plusDays(2).toString());
            var refused = concierge.post("/desk/past", typed);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.page().select("#day-error").text()).contains("Choisissez un autre jour");
            assertThat(refused.page().select("#who").val()).isEqualTo("la dame du 7e");

            typed.put("day", Here.today().getYear() - 10 + "-12-31");
            var tooOld = concierge.post("/desk/past", typed);
            assertThat(tooOld.status()).isEqualTo(422);
            assertThat(tooOld.page().select("#day-error").text()).contains("Ce jour est trop ancien");
            assertThat(byHand("2024-03-04")).as("looked at, not kept").isZero();

            assertThat(saved(concierge, looked).text())
                    .contains("Une commande est enregistrée. Personne n’a été prévenu.");
            assertThat(byHand("2024-03-04")).isEqualTo(1);
        }
    }

    /** Two people may have asked for the same on the same day, and one person for the same twice. */
    @Test
    void theSameMayBeTypedForSomebodyElse() {
        try (var concierge = new Wanderer(port, PageRoutes.ofPages())) {
            atTheDesk(concierge);
            var typed = new HashMap<>(Map.of(
                    "day", "2024-05-13",
                    "who", "le monsieur du 2e",
                    "service", "cordonnerie-talons",
                    "quantity", "1",
                    "price", "12",
                    "returned", "2024-05-20",
                    "remark", ""));
            assertThat(saved(concierge, look(concierge, typed)).text()).contains("Une commande est enregistrée");

            typed.put("who", "la dame du 5e");
            assertThat(saved(concierge, look(concierge, typed)).text()).contains("Une commande est enregistrée");
            assertThat(byHand("2024-05-13")).isEqualTo(2);

            var again = look(concierge, typed);
            assertThat(again.select("main").text())
                    .contains("La même commande existe déjà", "C’en est une autre")
                    .doesNotContain("Il n’y a rien de nouveau à enregistrer");
            assertThat(concierge
                            .open(again.select("main .notice a").attr("href"))
                            .page()
                            .select("h1")
                            .text())
                    .isEqualTo("la dame du 5e");
            var fields = hidden(again);
            var notSaid = concierge.post("/desk/past/one", fields);
            assertThat(notSaid.status()).isEqualTo(422);
            assertThat(notSaid.page().select("main").text()).contains("Si c’en est une autre, dites-le");
            assertThat(byHand("2024-05-13")).isEqualTo(2);

            fields = hidden(notSaid.page());
            fields.put("another", "true");
            assertThat(concierge.post("/desk/past/one", fields).page().text()).contains("Une commande est enregistrée");
            assertThat(concierge.post("/desk/past/one", fields).status())
                    .as("pressed twice")
                    .isEqualTo(200);
            assertThat(byHand("2024-05-13")).isEqualTo(3);
            assertThat(in(() -> late.plan(
                                    site(),
                                    "date;qui;quoi;prix;rendu le\n"
                                            + "13/05/24;La dame du 5e;cordonnerie-talons;12;20/05/24\n".repeat(2),
                                    Map.of()))
                            .known())
                    .as("a book that tells of them too")
                    .isEqualTo(2);
        }
    }

    /** It never was: it counts nowhere, nobody hears of it, and it may be typed again. */
    @Test
    void whatWasTypedWronglyIsTakenBack() {
        try (var concierge = new Wanderer(port, PageRoutes.ofPages())) {
            atTheDesk(concierge);
            var typed = new HashMap<>(Map.of(
                    "day", "2022-09-14",
                    "who", "Agent de démonstration",
                    "service", "cordonnerie-talons",
                    "quantity", "1",
                    "price", "12",
                    "returned", "2022-09-21",
                    "remark", ""));
            counted();
            long asked = count(OF_2022);
            long delivered = count(DELIVERED_IN_2022);
            saved(concierge, look(concierge, typed));
            counted();
            assertThat(count(OF_2022) - asked).isEqualTo(1);
            assertThat(count(DELIVERED_IN_2022) - delivered).isEqualTo(1);
            var path = look(concierge, typed).select("main .notice a").attr("href");
            var order = path.substring(path.lastIndexOf('/') + 1);

            var removal = concierge.open(path).page().select("a[href$=/removal]");
            assertThat(removal.text()).isEqualTo("Retirer cette saisie");
            var question = concierge.open(removal.attr("href")).page();
            assertThat(question.select("main").text())
                    .contains("14 septembre 2022", "Agent de démonstration", "Talons", "12,00", "Une année passée")
                    .as("the code of what was chosen is no remark")
                    .doesNotContain("cordonnerie-talons");
            var fields = hidden(question);
            var removed = concierge.post(path + "/removal", fields).page();

            assertThat(removed.text()).contains("Saisie retirée").contains("ne compte plus");
            assertThat(removed.select("main").text()).contains("Annulé");
            assertThat(removed.select("a[href$=/removal]")).isEmpty();
            assertThat(concierge.post(path + "/removal", fields).status())
                    .as("pressed twice")
                    .isEqualTo(200);
            assertThat(concierge
                            .post(path + "/removal", Map.of("_csrf", fields.get("_csrf")))
                            .status())
                    .isEqualTo(409);
            counted();
            assertThat(in(facts::compare)).isEmpty();
            assertThat(count(OF_2022)).as("not even as asked for").isEqualTo(asked);
            assertThat(count(DELIVERED_IN_2022)).isEqualTo(delivered);
            assertThat(count(TOLD)).as("nobody is written to").isZero();
            assertThat(count(
                            "select count(*) from web.audit_event where what = 'orders.typed-late-removed' and thing = '"
                                    + order + "'"))
                    .isEqualTo(1);
            assertThat(count("select count(*) from orders.history where what = 'REMOVED' and order_id = '" + order
                            + "'"))
                    .isEqualTo(1);

            var again = look(concierge, typed);
            assertThat(again.text()).doesNotContain("La même commande existe déjà");
            assertThat(saved(concierge, again).text()).contains("Une commande est enregistrée");
            counted();
            assertThat(count(OF_2022) - asked).isEqualTo(1);
        }
    }

    /** The file of another year, or of another desk: it is looked at once more, with its number, and goes as it came. */
    @Test
    void aWholeBookIsTakenBack() {
        var book = "date;qui;quoi;prix;rendu le\n"
                + "14/09/22;Le gardien du 9e;cordonnerie-talons;12;21/09/22\n".repeat(3);
        try (var concierge = new Wanderer(port, PageRoutes.ofPages())) {
            atTheDesk(concierge);
            counted();
            long asked = count(OF_2022);
            keep(concierge, book);
            counted();
            assertThat(count(OF_2022) - asked).isEqualTo(3);

            var books = concierge.open("/desk/past").page().select("main table tbody tr");
            assertThat(books.first().text()).contains("mercredi 14 septembre 2022", "3 commandes", "Retirer ce cahier");
            var path = books.first().select("a[href$=/removal]").attr("href");
            var question = concierge.open(path).page();
            assertThat(question.select("h1").text()).isEqualTo("Retirer les 3 commandes de ce cahier ?");
            assertThat(question.select("main").text()).contains("Le gardien du 9e", "Talons", "Une année passée");
            var fields = hidden(question);
            var fewer = new HashMap<>(fields);
            fewer.putAll(Map.of("orders", "2", "once", UUID.randomUUID().toString()));
            assertThat(concierge.post(path, fewer).status())
                    .as("told another number")
                    .isEqualTo(409);
            var elsewhere = new HashMap<>(fields);
            elsewhere.putAll(
                    Map.of("site", "pole-ouest", "once", UUID.randomUUID().toString()));
            assertThat(concierge.post(path, elsewhere).status())
                    .as("at another desk")
                    .isEqualTo(409);
            counted();
            assertThat(count(OF_2022) - asked).isEqualTo(3);

            assertThat(concierge.post(path, fields).page().text())
                    .contains("3 commandes sont retirées et ne comptent plus.");
            assertThat(concierge.post(path, fields).status())
                    .as("pressed twice")
                    .isEqualTo(200);
            assertThat(concierge.open(path).status()).isEqualTo(404);
            var later = new HashMap<>(fields);
            later.put("once", UUID.randomUUID().toString());
            assertThat(concierge.post(path, later).status())
                    .as("somebody else, who still looks at it")
                    .isEqualTo(409);
            counted();
            assertThat(in(facts::compare)).isEmpty();
            assertThat(count(OF_2022)).isEqualTo(asked);
            assertThat(count(TOLD)).as("nobody is written to").isZero();
            assertThat(count("select count(*) from web.audit_event where what = 'orders.typed-late-book-removed'"))
                    .isEqualTo(1);

            assertThat(keep(concierge, book).text()).contains("3 commandes sont enregistrées");
        }
    }

    private Document keep(Wanderer concierge, String book) {
        var token = token(concierge.open("/desk/past").page());
        return concierge
                .post("/desk/past/book", Map.of("_csrf", token, "site", site().slug(), "content", book, "step", "keep"))
                .page();
    }

    /** Only what was typed late, and as far back as it may be typed. */
    @Test
    void nothingElseIsTakenBack() {
        var old = in(() -> jdbc.sql(
                        "select id from orders.customer_order o where o.site_id = :site and o.status = 'COLLECTED'"
                                + " and not exists (select from orders.typed_late t where t.order_id = o.id) limit 1")
                .param("site", site().id().value())
                .query(UUID.class)
                .single());
        try (var concierge = new Wanderer(port, PageRoutes.ofPages())) {
            atTheDesk(concierge);
            var page = concierge.open("/desk/orders/" + old).page();
            assertThat(page.select("a[href$=/removal]")).isEmpty();
            assertThat(concierge.open("/desk/orders/" + old + "/removal").status())
                    .isEqualTo(409);
            var csrf = Map.of("_csrf", token(concierge.open("/desk/past").page()));
            assertThat(concierge.post("/desk/orders/" + old + "/removal", csrf).status())
                    .isEqualTo(409);

            saved(
                    concierge,
                    look(
                            concierge,
                            Map.of(
                                    "day", "2021-03-02",
                                    "who", "le monsieur du 9e",
                                    "service", "cordonnerie-talons",
                                    "quantity", "1",
                                    "price", "12",
                                    "returned", "",
                                    "remark", "")));
            var late =
                    in(() -> jdbc.sql("update orders.customer_order o set placed_at = o.placed_at - interval '8 years'"
                                    + " from orders.typed_late t where t.order_id = o.id and o.placed_at::date = '2021-03-02'"
                                    + " returning o.id")
                            .query(UUID.class)
                            .single());
            assertThat(concierge.open("/desk/orders/" + late).page().select("a[href$=/removal]"))
                    .as("too old")
                    .isEmpty();
            assertThat(concierge.post("/desk/orders/" + late + "/removal", csrf).status())
                    .isEqualTo(409);
        }
    }

    private void counted() {
        Tenant.run(operator(), facts::catchUp);
    }

    /** As a spreadsheet keeps it: days and amounts are numbers there. */
    @Test
    void aBookIsTypedInASpreadsheet() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "Essai", "1.0")) {
            var sheet = workbook.newWorksheet("Cahier");
            var headings = List.of("Date", "Qui", "Quoi", "Prix", "Rendu le", "Remarque");
            for (int column = 0; column < headings.size(); column++) {
                sheet.value(0, column, headings.get(column));
            }
            sheet.value(1, 0, LocalDate.of(2023, 6, 5));
            sheet.style(1, 0).format("dd/mm/yyyy").set();
            sheet.value(1, 1, "le monsieur du 4e");
            sheet.value(1, 2, "Talons");
            sheet.value(1, 3, 12.5);
            sheet.value(1, 4, LocalDate.of(2023, 6, 12));
            sheet.style(1, 4).format("dd/mm/yyyy").set();
            sheet.value(2, 0, "06/06");
            sheet.value(2, 1, "la dame du 4e");
            sheet.value(2, 2, "Talons");
            sheet.value(2, 3, "13,00 €");
        }
        try (var concierge = new Wanderer(port, PageRoutes.ofPages())) {
            atTheDesk(concierge);
            var csrf = token(concierge.open("/desk/past").page());

            var looked = concierge.postFile("/desk/past/file", Map.of("_csrf", csrf), "file", bytes.toByteArray());

            assertThat(looked.page().select("tbody tr").eachText())
                    .satisfiesExactly(
                            it -> assertThat(it).contains("5 juin 2023", "le monsieur du 4e", "12,50", "12 juin 2023"),
                            it -> assertThat(it).contains("6 juin 2023", "la dame du 4e", "13,00"));
            assertThat(saved(concierge, looked.page()).text()).contains("2 commandes sont enregistrées");
            assertThat(count(
                            "select count(*) from orders.typed_late t join orders.customer_order o on o.id = t.order_id"
                                    + " where t.source = 'FILE' and o.placed_at::date in ('2023-06-05', '2023-06-06')"))
                    .isEqualTo(2);
        }
    }

    private static Document look(Wanderer concierge, Map<String, String> typed) {
        var form = new HashMap<>(typed);
        form.put("_csrf", token(concierge.open("/desk/past").page()));
        return concierge.post("/desk/past", form).page();
    }

    private static Document saved(Wanderer concierge, Document looked) {
        var fields = hidden(looked);
        fields.put("step", "keep");
        return concierge.post(looked.select("main form").attr("action"), fields).page();
    }

    private static Map<String, String> hidden(Document page) {
        return page.select("main form input[type=hidden]").stream()
                .collect(Collectors.toMap(it -> it.attr("name"), Element::val, (one, _) -> one, HashMap::new));
    }

    private static String token(Document page) {
        return page.select("main form input[name=_csrf]").attr("value");
    }

    /** How many orders of a day were typed by hand. */
    private long byHand(String day) {
        return count("select count(*) from orders.typed_late t join orders.customer_order o on o.id = t.order_id"
                + " where t.source = 'DESK' and o.placed_at::date = '" + day + "'");
    }

    private void asBeforeItWasNotedForWhom() {
        assertThat(in(() -> jdbc.sql("update orders.typed_late set whose = null where source = 'FILE'")
                        .update()))
                .isGreaterThanOrEqualTo(269);
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
