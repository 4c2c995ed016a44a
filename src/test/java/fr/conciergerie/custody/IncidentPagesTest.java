package fr.conciergerie.custody;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.custody.Counter.Desk;
import fr.conciergerie.jobs.JobLinks;
import fr.conciergerie.orders.JobId;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.LineStatus;
import fr.conciergerie.orders.OrderView;
import fr.conciergerie.orders.Orders;
import fr.conciergerie.shared.ShortCode;
import fr.conciergerie.web.Cameras;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.Visitor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a manager, two concierges and a partner without an account see and do of a piece that something is off with. */
@SpringBootTest
@AutoConfigureMockMvc
class IncidentPagesTest {

    @Autowired
    Counter counter;

    @Autowired
    MockMvc mvc;

    @Autowired
    Custody custody;

    @Autowired
    Orders orders;

    @Autowired
    Photos photos;

    @Autowired
    JobLinks links;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private Desk desk;
    private OrderView order;
    private ShortCode left;
    private ShortCode right;

    @BeforeEach
    void twoBootsAreWithTheCobbler() {
        desk = counter.open();
        order = counter.order(desk, Counter.SHOES);
        var pieces =
                List.of(new PieceIn("Bottine gauche", Reserves.NONE), new PieceIn("Bottine droite", Reserves.NONE));
        var labels = there(() -> custody.deposit(desk.concierge(), order.id(), line(), pieces, "B2"))
                .items();
        left = labels.get(0).label();
        right = labels.get(1).label();
    }

    @Test
    void theManagerGivesUpWhatIsLostAndSaysWhatWasAgreed() {
        comesBackWithoutTheRightOne();
        var path = "/desk/orders/%s/lines/%s/loss".formatted(order.id(), line());
        assertThat(counter.signedIn(mvc, desk, Role.CONCIERGE, null).look(path).getStatus())
                .isIn(403, 404);
        var manager = counter.signedIn(mvc, desk, Role.MANAGER, null);
        var page = manager.open(path);
        assertThat(page.select("main").text())
                .contains("Bottine droite", right.value())
                .doesNotContain("Bottine gauche");

        page = manager.submit(path, Map.of("agreed", ""));
        assertThat(manager.answer().getStatus()).isEqualTo(422);
        assertThat(page.select("[name=agreed][aria-invalid=true]")).hasSize(1);

        there(() -> custody.collect(desk.concierge(), order.id(), line(), null, null));
        page = manager.submit(path, Map.of("agreed", "Remboursée en bons, le 4 mai"));
        assertThat(page.select("main").text()).contains("Remboursée en bons, le 4 mai");
        assertThat(status()).isEqualTo(LineStatus.LOST);
        assertThat(manager.look("/desk/orders/%s/lines/%s/loss".formatted(order.id(), UUID.randomUUID()))
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void twoConciergesWhoMissAndFindTheSamePieceAtOnceDoItOnce() throws Exception {
        comesBackWithoutTheRightOne();

        assertThat(atOnce(() -> there(() -> custody.recover(desk.concierge(), right, "D1", Reserves.NONE))))
                .isEqualTo(1);
        assertThat(status()).isEqualTo(LineStatus.READY);
        assertThat(atOnce(() -> there(() -> custody.miss(desk.concierge(), left))))
                .isEqualTo(1);
        assertThat(status()).isEqualTo(LineStatus.INCIDENT);
        assertThat(read("select count(*) from orders.history where line_id = ? and what = 'HELD_BACK'", Integer.class))
                .as("held back for the right one, then for the left one")
                .isEqualTo(2);
    }

    @Test
    void aPartnerWithoutAnAccountSeesThePicturesOfTheirJobThatAreForThem() {
        var shown = there(() -> photos.add(desk.concierge(), left, Cameras.image(60, 40, "jpg")));
        var kept = there(() -> photos.add(desk.concierge(), right, Cameras.image(60, 40, "jpg")));
        there(() -> photos.showToPartner(desk.concierge(), shown.id(), true));
        there(() -> custody.dispatch(desk.concierge(), order.id(), line(), desk.cobbler()));
        var link = link();
        var cobbler = new Visitor(mvc);

        var page = cobbler.open(link);
        assertThat(page.select("main").text()).contains(left.value(), right.value());
        assertThat(page.select("img[src*=/photos/]").eachAttr("src")).containsExactly(link + "/photos/" + shown.id());
        assertThat(cobbler.look(link + "/photos/" + shown.id()).getContentType())
                .isEqualTo("image/jpeg");
        assertThat(cobbler.answer().getHeader("Cache-Control")).contains("no-store");
        assertThat(cobbler.look(link + "/photos/" + kept.id()).getStatus()).isEqualTo(404);
        assertThat(cobbler.look("/job/not-a-link/photos/" + shown.id()).getStatus())
                .isEqualTo(404);

        there(() -> photos.showToPartner(desk.concierge(), shown.id(), false));
        assertThat(cobbler.look(link + "/photos/" + shown.id()).getStatus()).isEqualTo(404);
        there(() -> photos.showToPartner(desk.concierge(), shown.id(), true));
        there(() -> {
            links.revoke(desk.as(Role.MANAGER, null), order.id(), line());
            return true;
        });
        assertThat(cobbler.look(link + "/photos/" + shown.id()).getStatus()).isEqualTo(410);
    }

    private void comesBackWithoutTheRightOne() {
        there(() -> custody.dispatch(desk.concierge(), order.id(), line(), desk.cobbler()));
        there(() -> orders.accept(desk.concierge(), order.id(), line()));
        there(() -> orders.complete(desk.concierge(), order.id(), line()));
        there(() -> custody.comeBack(
                desk.concierge(),
                order.id(),
                line(),
                new Arrival("C3", Set.of(left), Set.of(), Set.of(right), Map.of(), 1)));
    }

    /** How many of two, who do the same at the same moment, do it. */
    private static <T> int atOnce(Callable<T> deed) throws Exception {
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            int done = 0;
            for (var each : hands.invokeAll(List.of(deed, deed))) {
                if (each.state() == Future.State.SUCCESS) {
                    done++;
                }
            }
            return done;
        }
    }

    private String link() {
        var job = read("select id from orders.job_v where line_id = ? order by id desc limit 1", UUID.class);
        return there(() -> links.issue(new JobId(job))).path();
    }

    private <T> T read(String ofTheLine, Class<T> type) {
        return there(() -> Objects.requireNonNull(new TransactionTemplate(transactions)
                .execute(_ ->
                        jdbc.sql(ofTheLine).param(line().value()).query(type).single())));
    }

    private LineId line() {
        return order.lines().getFirst().id();
    }

    private LineStatus status() {
        return there(() -> orders.order(desk.concierge(), order.id()))
                .line(line())
                .status();
    }

    private <T> T there(Supplier<T> work) {
        return desk.there(work);
    }
}
