package fr.conciergerie.desk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import fr.conciergerie.Here;
import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.catalogue.Catalogue;
import fr.conciergerie.catalogue.Price;
import fr.conciergerie.catalogue.Services;
import fr.conciergerie.custody.Counter;
import fr.conciergerie.custody.Counter.Desk;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shop.BasketOwner;
import fr.conciergerie.shop.Baskets;
import fr.conciergerie.shop.Shop;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Visitor;
import jakarta.servlet.http.Cookie;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Several things for one person, gathered line by line and ordered in one go, as the concierge reads it. */
@SpringBootTest
@AutoConfigureMockMvc
class NewOrderTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    Counter counter;

    @Autowired
    Services services;

    @Autowired
    Catalogue catalogue;

    @Autowired
    Baskets baskets;

    @Autowired
    Shop shop;

    @Autowired
    Accounts accounts;

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private Desk desk;
    private Visitor concierge;
    private String choosing;
    private String soFar;

    @BeforeEach
    void somebodyStandsAtTheDesk() {
        desk = counter.open();
        concierge = new Visitor(mvc);
        concierge.signIn(desk.email(), Counter.PASSWORD);
        choosing = "/desk/new/" + desk.member();
        soFar = "/desk/baskets/" + desk.member();
    }

    @Test
    void everythingIsOrderedInOneGoAndThenHandedInPieceByPiece() {
        add(Counter.SHOES, Map.of("note", "Talons en cuir"));
        add(Counter.SHIRT, Map.of("quantity", "2"));
        add(Counter.VEGETABLES, Map.of());
        assertThat(concierge.page().text())
                .contains("Dominique Martin", "3 services", "Ressemelage", "Talons en cuir", "Promis pour")
                .contains("Repassage de chemise × 2", "48,00", "Panier de légumes", "Total 96,00")
                .contains("C’est tout", "Autre chose");
        assertThat(concierge.open(choosing).text()).contains("Voir la commande");
        assertThat(concierge.open(soFar + "/channel").text())
                .contains("Demandé comment ?", "3 services", "Promis pour", "Total 96,00");

        var page = concierge.submit(soFar, Map.of("channel", "DESK"));

        assertThat(page.text()).contains("Qu’est-ce que c’est ?", "Ressemelage");
        page = handIn();
        assertThat(page.text()).contains("C’est reçu", "Encore 1 service à recevoir.", "Suite : Repassage de chemise");
        concierge.open(link("Suite"));
        page = handIn();
        assertThat(page.text()).contains("C’est reçu", "Personne suivante").doesNotContain("Suite");
        assertThat(orders()).isEqualTo(1);
        assertThat(lines()).containsExactly("Ressemelage", "Repassage de chemise", "Panier de légumes");
        assertThat(concierge.open(soFar).text()).contains("Rien n’est choisi.");
    }

    @ParameterizedTest
    @CsvSource({"PHONE, Par téléphone", "EMAIL, Par e-mail", "LOCKER, Par un casier"})
    void whoeverIsNotThereHandsNothingIn(String channel, String words) {
        add(Counter.SHOES, Map.of());
        concierge.open(soFar + "/channel");

        assertThat(concierge.submit(soFar, Map.of("channel", channel)).text()).contains("Commande", words, "Recevoir");
    }

    @Test
    void whatIsRemovedIsNotOrderedUnlessItIsKeptAfterAll() {
        add(Counter.SHOES, Map.of());
        add(Counter.SHIRT, Map.of());

        var removal = Objects.requireNonNull(concierge.page().selectFirst("form[action$=/removal]"));
        assertThat(concierge.submit(removal.attr("action"), Map.of()).text())
                .contains("Enlevé : Ressemelage", "1 service", "Total 24,00");
        var back = Objects.requireNonNull(concierge.page().selectFirst("form[action$=/return]"));
        assertThat(concierge.submit(back.attr("action"), Map.of()).text()).contains("2 services", "Total 48,00");

        concierge.submit(removal.attr("action"), Map.of());
        concierge.open(soFar + "/channel");
        concierge.submit(soFar, Map.of("channel", "PHONE"));

        assertThat(lines()).containsExactly("Repassage de chemise");
    }

    @Test
    void aDoubleClickPlacesOneOrder() throws Exception {
        add(Counter.SHOES, Map.of());
        add(Counter.VEGETABLES, Map.of());
        concierge.open(soFar + "/channel");
        Callable<String> click = clickOn(soFar);

        try (var clicks = Executors.newVirtualThreadPerTaskExecutor()) {
            var places = clicks.invokeAll(List.of(click, click, click)).stream()
                    .map(it -> it.resultNow())
                    .distinct()
                    .toList();
            assertThat(places).singleElement().asString().startsWith("/desk/orders/");
            assertThat(click.call()).as("the step back and once more").isEqualTo(places.getFirst());
        }
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void theSameLineSentTwiceIsThereOnceAsItWasSaidLast() {
        concierge.open(choosing + "/" + Counter.SHOES);
        var once = Objects.requireNonNull(concierge.page().selectFirst("input[name=once]"))
                .val();
        concierge.submit(choosing + "/" + Counter.SHOES, Map.of("quantity", "1"));
        add(Counter.SHOES, Map.of("quantity", "3", "once", once));

        assertThat(concierge.page().text()).contains("1 service", "Ressemelage × 3", "Total 72,00");
    }

    @Test
    void anotherTabThatAddedSomethingIsNoticed() {
        add(Counter.SHOES, Map.of());
        var otherTab = new Visitor(mvc);
        otherTab.signIn(desk.email(), Counter.PASSWORD);
        concierge.open(soFar + "/channel");
        otherTab.open(choosing + "/" + Counter.VEGETABLES);
        otherTab.submit(choosing + "/" + Counter.VEGETABLES, Map.of("quantity", "1"));

        var page = concierge.submit(soFar, Map.of("channel", "PHONE"));

        assertThat(concierge.answer().getStatus()).isEqualTo(409);
        assertThat(page.text()).contains("Ce qui est choisi a changé entre-temps", "Panier de légumes");
        assertThat(page.select("input[name=channel][checked]").val()).isEqualTo("PHONE");
        assertThat(orders()).isZero();
        concierge.submit(soFar, Map.of("channel", "PHONE"));
        assertThat(lines()).hasSize(2);
    }

    @Test
    void aPriceThatChangedMeanwhileIsSaidBeforeAnythingIsOrdered() {
        add(Counter.SHOES, Map.of());
        concierge.open(soFar + "/channel");
        var today = Here.today();
        desk.there(() -> {
            var shoes = catalogue.offer(desk.site(), Counter.SHOES, today).service();
            services.price(shoes, List.of(desk.site()), Price.fixed(Money.euros(26, 50)), today);
            return true;
        });

        var page = concierge.submit(soFar, Map.of("channel", "DESK"));

        assertThat(concierge.answer().getStatus()).isEqualTo(409);
        assertThat(page.text()).contains("Le prix de « Ressemelage » a changé : 26,50", "Rien n’est commandé");
        assertThat(orders()).isZero();
        assertThat(concierge.open(soFar).text()).contains("Le prix a changé : 24,00", "Total 26,50");
        concierge.open(soFar + "/channel");
        concierge.submit(soFar, Map.of("channel", "DESK"));
        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void whatIsNoLongerSoldIsToBeRemovedFirst() {
        add(Counter.SHOES, Map.of());
        add(Counter.SHIRT, Map.of());
        concierge.open(soFar + "/channel");
        var today = Here.today();
        desk.there(() -> {
            services.archive(catalogue.offer(desk.site(), Counter.SHOES, today).service(), 0);
            return true;
        });

        var page = concierge.submit(soFar, Map.of("channel", "DESK"));

        assertThat(page.text())
                .contains("« Ressemelage » n’est plus vendu ici.", "Enlevez ce qui n’est plus vendu")
                .doesNotContain("C’est tout");
        assertThat(concierge.open(soFar + "/channel").text()).contains("Enlevez ce qui n’est plus vendu");
        var removal = Objects.requireNonNull(concierge.page().selectFirst("form[action$=/removal]"));
        concierge.submit(removal.attr("action"), Map.of());
        concierge.open(soFar + "/channel");
        concierge.submit(soFar, Map.of("channel", "DESK"));
        assertThat(lines()).containsExactly("Repassage de chemise");
    }

    @Test
    void anImpossibleQuantityComesBackAsFilledIn() {
        add(Counter.SHOES, Map.of("quantity", "douze", "note", "Talons en cuir"));

        assertThat(concierge.answer().getStatus()).isEqualTo(422);
        assertThat(concierge.page().text()).contains("Écrivez un nombre entier, de 1 à 99.");
        assertThat(concierge.page().select("#quantity").val()).isEqualTo("douze");
        assertThat(concierge.page().select("#note").val()).isEqualTo("Talons en cuir");
    }

    @Test
    void whatIsBegunIsFoundAgainByWhoeverBeganItAndByNobodyElse() {
        add(Counter.SHOES, Map.of());
        var colleague = colleague();

        assertThat(concierge.open("/desk/new").text()).contains("Commandes commencées", "Dominique Martin");
        assertThat(colleague.open("/desk/new").text()).doesNotContain("Commandes commencées");
        assertThat(colleague.open(soFar).text()).contains("Rien n’est choisi.");
        var member = BasketOwner.of(desk.asMember());
        assertThat(desk.there(() -> baskets.count(member, shop.site(desk.asMember(), "" + desk.site()))))
                .isZero();
    }

    @Test
    void whatWasBegunYesterdayIsForgotten() {
        add(Counter.SHOES, Map.of());
        desk.there(() -> inTransaction("update orders.basket_line set added_at = added_at - interval '1 day'"));

        assertThat(concierge.open("/desk/new").text()).doesNotContain("Commandes commencées");
        assertThat(concierge.open(soFar).text()).contains("Rien n’est choisi.");
    }

    @Test
    void anotherOperatorsMemberDoesNotExistHere() {
        var elsewhere = counter.open();

        assertThat(concierge.look("/desk/baskets/" + elsewhere.member()).getStatus())
                .isEqualTo(404);
        assertThat(concierge
                        .look("/desk/new/" + elsewhere.member() + "/" + Counter.SHOES)
                        .getStatus())
                .isEqualTo(404);
    }

    private void add(String service, Map<String, String> said) {
        concierge.open(choosing + "/" + service);
        var form = new HashMap<>(Map.of("quantity", "1"));
        form.putAll(said);
        concierge.submit(choosing + "/" + service, form);
    }

    /** One piece, without reserves, on the first free place. */
    private Document handIn() {
        var here = concierge.page().select("form.other-piece").attr("action");
        concierge.open(here + "?piece=bag&step=place");
        return concierge.submit(here, Map.of("place", "A1"));
    }

    private String link(String words) {
        return Objects.requireNonNull(concierge.page().selectFirst("a:contains(" + words + ")"))
                .attr("href");
    }

    /** Sends the form of the page as it is; answers where it leads. */
    private Callable<String> clickOn(String action) {
        var form = Objects.requireNonNull(concierge.page().selectFirst("form[action=\"" + action + "\"]"));
        return () -> {
            var request = post(action).cookie(concierge.cookies().values().toArray(Cookie[]::new));
            form.select("input[type=hidden], input[checked]")
                    .forEach(it -> request.param(it.attr("name"), it.attr("value")));
            return Objects.requireNonNull(
                    mvc.perform(request).andReturn().getResponse().getRedirectedUrl());
        };
    }

    private Visitor colleague() {
        var email = "noa-" + UUID.randomUUID() + "@desk.example";
        desk.there(() -> {
            var account = accounts.ensure(email, "Noa", Locale.FRENCH);
            accounts.setPassword(account, Counter.PASSWORD);
            accounts.grant(account, Role.CONCIERGE, null);
            organisations.assign(account.value(), desk.site(), LocalDate.of(2024, 1, 1));
            return account;
        });
        var colleague = new Visitor(mvc);
        colleague.signIn(email, Counter.PASSWORD);
        return colleague;
    }

    private int orders() {
        return desk.there(() -> new TransactionTemplate(transactions)
                .execute(_ -> jdbc.sql("select count(*) from orders.order_v")
                        .query(Integer.class)
                        .single()));
    }

    private List<String> lines() {
        return desk.there(() -> new TransactionTemplate(transactions)
                .execute(_ -> jdbc.sql("select service_name from orders.line_v order by placed_at, position")
                        .query(String.class)
                        .list()));
    }

    private int inTransaction(String sql) {
        return Objects.requireNonNull(
                new TransactionTemplate(transactions).execute(_ -> jdbc.sql(sql).update()));
    }
}
