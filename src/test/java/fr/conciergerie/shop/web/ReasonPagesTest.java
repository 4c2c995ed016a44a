package fr.conciergerie.shop.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.accounts.Someone;
import fr.conciergerie.orders.ClosedReason;
import fr.conciergerie.orders.Reason;
import fr.conciergerie.orders.Workshop;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Visitor;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;

/** Why something is not to be, as whoever it concerns reads it. */
@SpringBootTest
@AutoConfigureMockMvc
class ReasonPagesTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    Workshop workshop;
    Visitor member;
    Visitor manager;

    @BeforeEach
    void opens() {
        workshop = Workshop.open(context, Locale.FRENCH);
        member = signedIn(Role.MEMBER, workshop.member.value(), Locale.FRENCH);
        manager = signedIn(Role.MANAGER, null, Locale.FRENCH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"RUPTURE", "WITHDRAWAL", "LATE", "orders.why.late", "{0} '{0}'", "<b>cassé</b>", "🧵 \u202eת"})
    void whatThePartnerSaidIsReadAsTheySaidIt(String words) {
        var order = workshop.given("talons");
        inShop(() -> workshop.orders()
                .refuse(workshop.cobblerAtWork(), order.id(), workshop.line(order), Reason.said(words)));

        assertThat(member.open("/orders/" + order.id()).select("main q").eachText())
                .contains(words);
        assertThat(manager.open("/desk/orders/" + order.id()).select("main").text())
                .contains(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MARTIN", "LATE", "orders.why.late", "<b>Ana</b>"})
    void whoeverCollectedIsNamedAsTheyAreCalled(String name) {
        var order = workshop.ready("talons");
        var code = Objects.requireNonNull(member.open("/orders/" + order.id())
                .selectFirst("section:has(h2:contains(Code de retrait)) figcaption"));
        inShop(() ->
                workshop.custody().collect(workshop.manager(), order.id(), workshop.line(order), name, code.text()));

        assertThat(member.open("/orders/" + order.id()).select(".timeline").text())
                .contains("· " + name);
        assertThat(member.page().select("main q")).isEmpty();
    }

    @Test
    void whatWasChosenFromAListIsReadInOnesOwnLanguage() {
        var order = workshop.given("talons");
        inShop(() -> workshop.orders()
                .refuse(
                        workshop.cobblerAtWork(),
                        order.id(),
                        workshop.line(order),
                        new Reason.Chosen(ClosedReason.TOO_BUSY, "Jusqu’à Noël")));

        assertThat(member.open("/orders/" + order.id()).text()).contains("trop de travail en ce moment – Jusqu’à Noël");
        assertThat(member.open("/orders/" + order.id() + "?lang=en").text())
                .contains("too much work at the moment – Jusqu’à Noël");
        assertThat(manager.open("/desk/orders/" + order.id()).text()).contains("trop de travail en ce moment");
    }

    /** Two ways out of one page must not bear one name. */
    @ParameterizedTest
    @CsvSource({"fr, nnuler", "en, ancel"})
    void leavingAFormIsNotCalledAsCancellingAnOrder(String language, String cancel) {
        var order = workshop.ordered("talons");
        var line = "/orders/" + order.id() + "/lines/" + workshop.line(order);
        for (var path : List.of(line + "/cancellation", "/orders/" + order.id() + "/withdrawal")) {
            var ways = member.open(path + "?lang=" + language).select("main a, main button").eachText().stream()
                    .filter(it -> it.contains(cancel))
                    .toList();
            assertThat(ways).as(path).hasSize(path.endsWith("cancellation") ? 1 : 0);
        }
    }

    @Test
    void aWithdrawalIsToldAtTheDeskInWords() {
        var order = workshop.given("talons");
        inShop(() -> workshop.orders().withdraw(workshop.memberAtHome(), order.id()));

        assertThat(manager.open("/desk/orders/" + order.id()).select("main").text())
                .contains("renonciation au contrat")
                .doesNotContain("WITHDRAWAL");
    }

    private void inShop(Supplier<?> deed) {
        workshop.in(() -> {
            deed.get();
            return true;
        });
    }

    private Visitor signedIn(Role role, @Nullable UUID subject, Locale language) {
        var email = role.name().toLowerCase(Locale.ROOT) + "-" + UUID.randomUUID() + "@ville.example";
        workshop.in(() -> {
            var accounts = context.getBean(Accounts.class);
            var account = accounts.ensure(email, "Quelqu’un", language);
            accounts.setPassword(account, Someone.PASSWORD);
            accounts.grant(account, role, subject);
            return true;
        });
        var visitor = new Visitor(mvc);
        visitor.signIn(email, Someone.PASSWORD);
        return visitor;
    }
}
