package fr.conciergerie.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.conciergerie.custody.Counter.Desk;
import fr.conciergerie.database.RawRows;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.LineStatus;
import fr.conciergerie.orders.OrderStatus;
import fr.conciergerie.orders.OrderView;
import fr.conciergerie.orders.Orders;
import fr.conciergerie.orders.Reason;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.ShortCode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A piece that is missing or damaged: its line is held back until that is cleared up, and nobody is told that it is ready. */
@SpringBootTest
@AutoConfigureMockMvc
class IncidentTest {

    private static final Reserves STAINED = Reserves.read(List.of("STAIN", "encre au col"));

    @Autowired
    Counter counter;

    @Autowired
    Custody custody;

    @Autowired
    Orders orders;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private Desk desk;
    private OrderView order;
    private ShortCode left;
    private ShortCode right;

    @BeforeEach
    void twoBootsAreWithTheCobblerWhoHasFinished() {
        desk = counter.open();
        order = counter.order(desk, Counter.SHOES);
        var pieces =
                List.of(new PieceIn("Bottine gauche", Reserves.NONE), new PieceIn("Bottine droite", Reserves.NONE));
        var labels = there(() -> custody.deposit(desk.concierge(), order.id(), line(), pieces, "B2"))
                .items();
        left = labels.get(0).label();
        right = labels.get(1).label();
        sent();
        finished();
    }

    @Test
    void aMissingPieceHoldsItsLineBackAndFoundAgainItGoesOn() {
        var back = back(Set.of(left), Set.of(right), Map.of());

        assertThat(status(back.order())).isEqualTo(LineStatus.INCIDENT);
        assertThat(back.order().status()).isEqualTo(OrderStatus.IN_PROGRESS);
        assertThat(back.order().line(line()).place()).isEqualTo("C3");
        assertThat(find(right).holder()).isEqualTo(new Holder.Partner(desk.cobbler()));

        var found = there(() -> custody.recover(desk.concierge(), right, "D1", Reserves.NONE));

        assertThat(found.place()).isEqualTo("D1");
        assertThat(status()).isEqualTo(LineStatus.READY);
        assertThat(handedOver()).containsExactly(left, right);
        assertThat(status()).isEqualTo(LineStatus.COLLECTED);
    }

    @Test
    void theRestIsHandedOverApartAndWhatIsFoundFollows() {
        back(Set.of(left), Set.of(right), Map.of());

        assertThat(handedOver()).containsExactly(left);
        assertThat(status()).isEqualTo(LineStatus.INCIDENT);
        assertThatExceptionOfType(Refused.class).isThrownBy(this::handedOver).withMessage("custody.nothing-is-here");

        there(() -> custody.recover(desk.concierge(), right, "D1", Reserves.NONE));
        assertThat(status()).isEqualTo(LineStatus.READY);
        assertThat(view().line(line()).place()).isEqualTo("D1");
        assertThat(handedOver()).containsExactly(right);
        assertThat(status()).isEqualTo(LineStatus.COLLECTED);
    }

    @Test
    void thePartThatWasHandedOverByMistakeComesBack() {
        back(Set.of(left), Set.of(right), Map.of());
        var given = there(() -> custody.collect(desk.concierge(), order.id(), line(), null, null));

        there(() -> custody.undo(desk.concierge(), Objects.requireNonNull(given.transfer())));

        assertThat(find(left).place()).isEqualTo("C3");
        assertThat(status()).isEqualTo(LineStatus.INCIDENT);
    }

    @Test
    void whereNothingCameBackItIsStillOut() {
        var back = there(() -> custody.comeBack(
                desk.concierge(),
                order.id(),
                line(),
                new Arrival(null, Set.of(), Set.of(), Set.of(left, right), Map.of(), 1)));

        assertThat(status(back.order())).isEqualTo(LineStatus.INCIDENT);
        assertThat(back.order().line(line()).place()).isNull();

        there(() -> custody.recover(desk.concierge(), left, "D1", Reserves.NONE));
        assertThat(status()).isEqualTo(LineStatus.INCIDENT);
        assertThat(view().line(line()).place()).isEqualTo("D1");
        there(() -> custody.recover(desk.concierge(), right, "D1", Reserves.NONE));
        assertThat(status()).isEqualTo(LineStatus.READY);
    }

    @Test
    void aDamagedPieceIsTakenAsItIsOrMended() {
        var back = back(Set.of(left), Set.of(), Map.of(right, STAINED));

        assertThat(status(back.order())).isEqualTo(LineStatus.INCIDENT);
        assertThat(find(right).damage()).isEqualTo(STAINED);

        sent();
        assertThat(status()).isEqualTo(LineStatus.WITH_PARTNER);
        finished();
        back(Set.of(left, right), Set.of(), Map.of());
        assertThat(find(right).damage().isEmpty()).isTrue();
        assertThat(status()).isEqualTo(LineStatus.READY);

        there(() -> custody.damage(desk.concierge(), right, STAINED));
        there(() -> custody.damage(desk.concierge(), right, STAINED));
        assertThat(status()).isEqualTo(LineStatus.INCIDENT);
        assertThat(RawRows.of(
                        "select what from custody.sighting s join custody.item i on i.id = s.item_id where i.label = '%s' and i.operator_id = '%s' order by s.at"
                                .formatted(right, desk.operator())))
                .as("the same said twice is said once")
                .containsExactly("DAMAGED", "CLEARED", "DAMAGED");
        assertThat(handedOver()).containsExactly(left, right);
        assertThat(status()).isEqualTo(LineStatus.COLLECTED);
        assertThat(find(right).damage()).isEqualTo(STAINED);
    }

    @Test
    void whatWasTakenAsItWasIsStillDamagedWhenThatIsUndone() {
        back(Set.of(left), Set.of(), Map.of(right, STAINED));
        var given = there(() -> custody.collect(desk.concierge(), order.id(), line(), null, null));

        there(() -> custody.undo(desk.concierge(), Objects.requireNonNull(given.transfer())));

        assertThat(status()).isEqualTo(LineStatus.INCIDENT);
        there(() -> custody.agreeOn(desk.concierge(), right));
        assertThat(status()).isEqualTo(LineStatus.READY);
    }

    @Test
    void foundAgainButDamagedItIsStillHeldBack() {
        back(Set.of(left), Set.of(right), Map.of());

        there(() -> custody.recover(desk.concierge(), right, "C3", STAINED));

        assertThat(status()).isEqualTo(LineStatus.INCIDENT);
        assertThat(find(right).missing()).isFalse();
    }

    @Test
    void whatIsLookedForGoesNowhere() {
        back(Set.of(left), Set.of(right), Map.of());

        assertThatExceptionOfType(Refused.class).isThrownBy(this::sent).withMessage("custody.still-looked-for");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> there(() -> custody.miss(desk.concierge(), right)))
                .withMessage("custody.not-in-our-hands");
    }

    @Test
    void lostForGoodIsSaidOnceTheRestIsHandedOverAndCostsNothing() {
        back(Set.of(left), Set.of(right), Map.of());
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(this::givenUp)
                .withMessage("custody.hand-over-the-rest-first");
        handedOver();

        var given = givenUp();

        assertThat(status(given)).isEqualTo(LineStatus.LOST);
        assertThat(given.total()).isEqualTo(Money.ZERO);
        assertThat(find(right).lost()).isTrue();

        there(() -> custody.recover(desk.concierge(), right, "D1", Reserves.NONE));
        assertThat(status()).isEqualTo(LineStatus.LOST);
        assertThat(handedOver()).containsExactly(right);
    }

    @Test
    void onTheShelfAPieceMayTurnOutToBeMissingToo() {
        back(Set.of(left, right), Set.of(), Map.of());

        there(() -> custody.miss(desk.concierge(), left));

        assertThat(status()).isEqualTo(LineStatus.INCIDENT);
        assertThat(handedOver()).containsExactly(right);
    }

    @Test
    void theDatabaseHoldsNothingForReadyOfWhichAPieceIsMissing() {
        back(Set.of(left), Set.of(right), Map.of());
        var ready = "update orders.order_line set status = 'READY', resumes = null where id = :line";

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> there(() -> new TransactionTemplate(transactions).execute(_ -> {
                    int changed = jdbc.sql(ready).param("line", line().value()).update();
                    assertThat(changed).isEqualTo(1);
                    return changed;
                })))
                .withMessageContaining("missing or damaged");
    }

    private HandledLine back(Set<ShortCode> here, Set<ShortCode> missing, Map<ShortCode, Reserves> damaged) {
        return there(() -> custody.comeBack(
                desk.concierge(), order.id(), line(), new Arrival("C3", here, Set.of(), missing, damaged, 1)));
    }

    private HandledLine sent() {
        return there(() -> custody.dispatch(desk.concierge(), order.id(), line(), desk.cobbler()));
    }

    private void finished() {
        there(() -> orders.accept(desk.concierge(), order.id(), line()));
        there(() -> orders.complete(desk.concierge(), order.id(), line()));
    }

    private List<ShortCode> handedOver() {
        return there(() -> custody.collect(desk.concierge(), order.id(), line(), null, null)).items().stream()
                .map(ItemView::label)
                .toList();
    }

    private OrderView givenUp() {
        return there(() -> custody.giveUp(desk.concierge(), order.id(), line(), Reason.said("60 € remboursés")));
    }

    private ItemView find(ShortCode label) {
        return there(() -> custody.find(desk.concierge(), label));
    }

    private OrderView view() {
        return there(() -> orders.order(desk.concierge(), order.id()));
    }

    private LineStatus status() {
        return status(view());
    }

    private LineStatus status(OrderView view) {
        return view.line(line()).status();
    }

    private LineId line() {
        return order.lines().getFirst().id();
    }

    private <T> T there(Supplier<T> work) {
        return desk.there(work);
    }
}
