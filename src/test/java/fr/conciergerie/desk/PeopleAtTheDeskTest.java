package fr.conciergerie.desk;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.Here;
import fr.conciergerie.accounts.Accounts;
import fr.conciergerie.accounts.Someone;
import fr.conciergerie.database.RawRows;
import fr.conciergerie.orders.OrderView;
import fr.conciergerie.orders.Workshop;
import fr.conciergerie.organisations.MemberDetails;
import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Visitor;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionOperations;

/** Whoever stands at the desk is found by what they say or hold, taken for nobody else, and called where no letter reaches them. */
@SpringBootTest
@AutoConfigureMockMvc
class PeopleAtTheDeskTest {

    private static final String PHONE = "06 12 34 56 78";

    @Autowired
    ApplicationContext context;

    @Autowired
    MockMvc mvc;

    @Autowired
    Clock clock;

    private Workshop workshop;
    private Visitor concierge;

    @BeforeEach
    void opens() {
        workshop = Workshop.open(context, Locale.FRENCH);
        concierge = signedIn(Role.CONCIERGE, null);
    }

    @Test
    void twoOfOneNameAreTwoDifferentLines() {
        workshop.in(() -> organisations()
                .addMember(town(), new MemberDetails(Workshop.MEMBER_NAME, "autre.philo@ville.example"), today()));

        for (var page : List.of("/desk/new", "/desk/receive")) {
            assertThat(concierge.open(page + "?query=vraitest").select("a.waiting"))
                    .as(page)
                    .hasSize(2)
                    .extracting(it -> it.text())
                    .doesNotHaveDuplicates()
                    .anyMatch(it -> it.contains("autre.philo"));
        }
    }

    /** Also where a refused or a lost piece of theirs is dealt with. */
    @Test
    void twoOfOneNameAreToldApartWhereTheirOrderIs() {
        workshop.in(() -> organisations()
                .addMember(town(), new MemberDetails(Workshop.MEMBER_NAME, "autre.philo@ville.example"), today()));
        var told = workshop.in(() -> organisations().called(workshop.member).name());
        var order = workshop.given("talons");
        var manager = signedIn(Role.MANAGER, null);

        assertThat(told).isNotEqualTo(Workshop.MEMBER_NAME).startsWith(Workshop.MEMBER_NAME);
        for (var page : List.of(
                "", "/lines/" + workshop.line(order) + "/partner", "/lines/" + workshop.line(order) + "/loss")) {
            assertThat(manager.open("/desk/orders/" + order.id() + page)
                            .select("main")
                            .text())
                    .as(page)
                    .contains(told);
        }
    }

    /** A scanner that believes in an American keyboard types a Q for an A on a French one, and no sign gives it away. */
    @Test
    void aCodeOfLettersAloneIsFoundAsItWasOnTheOtherKeyboard() {
        var order = workshop.ready("talons");
        var other = workshop.ready("talons");
        number(workshop, order, "WAXHQB");
        var find = "/desk/find?code=";

        assertThat(concierge.look(find + "WAXHQB").getRedirectedUrl()).isEqualTo("/desk/orders/" + order.id());
        assertThat(concierge.look(find + "ZQXHAB").getRedirectedUrl()).isEqualTo("/desk/orders/" + order.id());
        assertThat(concierge.look(find + "zqxhab").getRedirectedUrl()).isEqualTo("/desk/orders/" + order.id());
        assertThat(concierge.open("/desk/new?query=zqxhab").text()).contains(Workshop.MEMBER_NAME);
        assertThat(concierge.open("/desk/hand-over?query=ZQXHAB").text()).contains(Workshop.MEMBER_NAME);

        number(workshop, order, "2D4K2V");
        assertThat(concierge.look(find + "%C3%A9D%27K%C3%A9V").getRedirectedUrl())
                .as("éD'KéV, which signs give away")
                .isEqualTo("/desk/orders/" + order.id());
        number(workshop, order, "WAXHQB");
        number(workshop, other, "ZQXHAB");
        assertThat(concierge.look(find + "ZQXHAB").getRedirectedUrl())
                .as("what has it as it stands comes first")
                .isEqualTo("/desk/orders/" + other.id());
    }

    @Test
    void theOtherKeyboardLeadsToNobodyElsesOrder() {
        var elsewhere = Workshop.open(context, Locale.FRENCH);
        number(elsewhere, elsewhere.ready("talons"), "WQQHQB");

        assertThat(concierge.look("/desk/find?code=WQQHQB").getStatus()).isEqualTo(404);
        assertThat(concierge.look("/desk/find?code=ZAAHAB").getStatus()).isEqualTo(404);
    }

    @Test
    void aLabelOfLettersAloneIsReadIntoTheBagAndBack() {
        var sent = workshop.handedIn("talons");
        label(sent, "WAXHQC");

        var bag = concierge.open("/desk/send/" + workshop.cobbler + "?code=ZQXHAC");
        assertThat(bag.select("input[name=scanned]").eachAttr("value")).containsOnly("WAXHQC");
        assertThat(bag.select("input[type=checkbox][checked]")).hasSize(1);

        var given = workshop.finished("talons");
        label(given, "WAXHQD");
        assertThat(concierge.look("/desk/fetch?code=ZQXHAD").getRedirectedUrl()).endsWith("/return?code=WAXHQD");
        assertThat(concierge
                        .open("/desk/orders/" + given.id() + "/lines/" + workshop.line(given) + "/return?code=ZQXHAD")
                        .select("input[name=scanned]")
                        .eachAttr("value"))
                .containsOnly("WAXHQD");
    }

    private static void label(OrderView order, String label) {
        assertThat(RawRows.change(
                        "update custody.item set label = '" + label + "' where order_id = '" + order.id() + "'"))
                .isOne();
    }

    private static void number(Workshop where, OrderView order, String number) {
        int changed = where.in(() -> where.it(TransactionOperations.class)
                .execute(_ -> where.it(JdbcClient.class)
                        .sql("update orders.customer_order set number = ? where id = ?")
                        .params(number, order.id().value())
                        .update()));
        assertThat(changed).isOne();
    }

    @Test
    void theCodeOfAnOrderLeadsToWhoseItIs() {
        var order = workshop.ready("talons");

        assertThat(concierge.open("/desk/new?query=" + order.number()).text()).contains(Workshop.MEMBER_NAME);
        assertThat(concierge.open("/desk/receive?query=" + order.number()).text())
                .contains(Workshop.MEMBER_NAME);
        assertThat(concierge.open("/desk/hand-over?query=" + order.number()).text())
                .contains(Workshop.MEMBER_NAME);
        assertThat(concierge.open("/desk/hand-over?query=vraitest%20philomene").text())
                .contains(Workshop.MEMBER_NAME);
        assertThat(concierge.open("/desk/hand-over?query=vriatest").text()).contains(Workshop.MEMBER_NAME);
        assertThat(concierge.open("/desk/hand-over?query=personne").text()).doesNotContain(Workshop.MEMBER_NAME);
    }

    @Test
    void howManyWereFoundIsSaidWhereNotAllAreShown() {
        for (int i = 0; i < 14; i++) {
            var name = "Ana Ruiz " + (char) ('A' + i);
            workshop.in(() -> organisations().addMember(town(), new MemberDetails(name, null), today()));
        }

        assertThat(concierge.open("/desk/new?query=ruiz").text()).contains("12 sur 14 montrés");
        assertThat(concierge.open("/desk/new?query=ruiz%20c").text()).doesNotContain("montrés");
    }

    @Test
    void aGuestIsCalledByTheConciergeAndByNobodyElse() {
        RawRows.change("update organisations.member set listed_at = null, phone = '" + PHONE + "' where id = '"
                + workshop.member + "'");
        var order = workshop.ready("talons");

        assertThat(concierge
                        .open("/desk/orders/" + order.id())
                        .select("a[href=tel:0612345678]")
                        .text())
                .isEqualTo(PHONE);
        assertThat(concierge.open("/desk/hand-over").text()).contains(PHONE);
        var employer = signedIn(Role.COORDINATOR, town().value());
        for (var page : List.of("/coordination", "/coordination/reports")) {
            employer.look(page);
            assertThat(employer.page().text()).as(page).doesNotContain(PHONE, Workshop.MEMBER_NAME);
        }
        var partner = signedIn(Role.PARTNER, workshop.cobbler.value());
        assertThat(partner.open("/partner/jobs").text()).doesNotContain(PHONE, Workshop.MEMBER_NAME);
    }

    @Test
    void whomALetterReachesIsNotCalled() {
        RawRows.change("update organisations.member set phone = '" + PHONE + "' where id = '" + workshop.member + "'");
        var order = workshop.ready("talons");

        assertThat(concierge.open("/desk/orders/" + order.id()).text()).doesNotContain(PHONE);
        assertThat(concierge.open("/desk/hand-over").text()).doesNotContain(PHONE);
    }

    private Organisations organisations() {
        return context.getBean(Organisations.class);
    }

    private OrganisationId town() {
        return workshop.in(() -> organisations().member(workshop.member).organisation());
    }

    private LocalDate today() {
        return Here.today(clock);
    }

    private Visitor signedIn(Role role, @Nullable UUID subject) {
        var email = UUID.randomUUID() + "@essai.example";
        workshop.in(() -> {
            var accounts = context.getBean(Accounts.class);
            var account = accounts.ensure(email, "Camille", Locale.FRENCH);
            accounts.setPassword(account, Someone.PASSWORD);
            accounts.grant(account, role, subject);
            if (role == Role.CONCIERGE) {
                organisations().assign(account.value(), workshop.site, today().minusDays(1));
            }
            return true;
        });
        var visitor = new Visitor(mvc);
        visitor.signIn(email, Someone.PASSWORD);
        return visitor;
    }
}
