package fr.conciergerie.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.conciergerie.custody.Counter.Desk;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.LineStatus;
import fr.conciergerie.orders.OrderView;
import fr.conciergerie.orders.Orders;
import fr.conciergerie.orders.Reason;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.ShortCode;
import fr.conciergerie.web.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;

@SpringBootTest
@AutoConfigureMockMvc
class CustodyTest {

    @Autowired
    Counter counter;

    @Autowired
    Custody custody;

    @Autowired
    Orders orders;

    @Autowired
    Places places;

    private Desk desk;

    @BeforeEach
    void aDeskOfItsOwn() {
        desk = counter.open();
    }

    @Test
    void everyPieceHandedInGetsALabelAndGoesToTheShelf() {
        var order = counter.order(desk, Counter.SHOES);

        var handled = deposit(order, "Bottine gauche", "Bottine droite");

        assertThat(handled.order().line(line(order)).status()).isEqualTo(LineStatus.DEPOSITED);
        assertThat(handled.items()).extracting(ItemView::piece).containsExactly(1, 2);
        assertThat(handled.items()).extracting(ItemView::pieces).containsOnly(2);
        assertThat(handled.items()).extracting(ItemView::holder).containsOnly(new Holder.Storage(desk.site(), "B2"));
        assertThat(find(handled.items().getFirst().label()))
                .isEqualTo(handled.items().getFirst());
    }

    @Test
    void reservesAreKeptAsTheyWereSaid() {
        var order = counter.order(desk, Counter.SHOES);
        var reserves = Reserves.read(List.of("WORN", "éraflure au talon"));

        var handled = there(() -> custody.deposit(
                desk.concierge(), order.id(), line(order), List.of(new PieceIn("Bottines", reserves)), "B2"));

        assertThat(find(handled.items().getFirst().label()).reserves()).isEqualTo(reserves);
    }

    @Test
    void whatIsRefusedLeavesNoLabelBehind() {
        var order = counter.order(desk, Counter.SHOES);
        deposit(order, "Bottines");

        assertThatExceptionOfType(Refused.class).isThrownBy(() -> deposit(order, "Encore les bottines"));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(
                        () -> there(() -> custody.deposit(desk.concierge(), order.id(), line(order), List.of(), "B2")))
                .withMessage("custody.pieces-out-of-bounds");
        assertThat(there(() -> custody.itemsOf(desk.concierge(), order.id()))).hasSize(1);
    }

    @Test
    void piecesGoToThePartnerAndComeBack() {
        var order = counter.order(desk, Counter.SHOES);
        deposit(order, "Bottines", "Lacets");

        var sent = dispatch(order);
        assertThat(sent.items()).extracting(ItemView::holder).containsOnly(new Holder.Partner(desk.cobbler()));

        var back = comeBack(finished(order), Arrival.complete("C3"));
        assertThat(back.order().line(line(order)).status()).isEqualTo(LineStatus.READY);
        assertThat(back.items()).extracting(ItemView::place).containsOnly("C3");

        var given = collect(order, null, null);
        assertThat(given.order().line(line(order)).status()).isEqualTo(LineStatus.COLLECTED);
        assertThat(given.items()).extracting(ItemView::holder).containsOnly(new Holder.Member(desk.member()));
        assertThat(there(() -> custody.ledger(desk.concierge(), order.id()))).hasSize(8);
    }

    @Test
    void aPieceThatIsNeitherBackNorSaidToBeMissingIsNamed() {
        var order = counter.order(desk, Counter.SHOES);
        var labels = deposit(order, "Gauche", "Droite").items();
        dispatch(order);
        finished(order);
        var left = labels.get(0).label();
        var right = labels.get(1).label();

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> comeBack(order, new Arrival("C3", Set.of(left), Set.of(), Set.of(), Map.of(), 1)))
                .withMessage("custody.pieces-not-back")
                .satisfies(it -> assertThat(it.arguments()).containsExactly(right.value()));

        assertThat(find(right).missing()).isFalse();
    }

    @Test
    void whatWasReadFromTheLabelIsToldFromWhatWasTicked() {
        var order = counter.order(desk, Counter.SHOES);
        var labels = deposit(order, "Gauche", "Droite").items();
        var left = labels.get(0).label();

        there(() -> custody.dispatch(desk.concierge(), order.id(), line(order), null, Set.of(left)));

        assertThat(methods(order)).containsEntry("Gauche", Method.SCAN).containsEntry("Droite", Method.DECLARED);

        finished(order);
        comeBack(order, new Arrival("C3", null, Set.of(left), Set.of(), Map.of(), 1));

        assertThat(methods(order)).containsEntry("Gauche", Method.SCAN).containsEntry("Droite", Method.DECLARED);
    }

    /** What the last transfer of each piece rests on. */
    private Map<String, Method> methods(OrderView order) {
        var known = there(() -> custody.itemsOf(desk.concierge(), order.id())).stream()
                .collect(Collectors.toMap(ItemView::label, ItemView::description));
        var last = new HashMap<String, Method>();
        there(() -> custody.ledger(desk.concierge(), order.id()))
                .forEach(it -> last.putIfAbsent(Objects.requireNonNull(known.get(it.label())), it.method()));
        return last;
    }

    @Test
    void goodsGetTheirLabelsWhenTheyArrive() {
        var order = counter.order(desk, Counter.VEGETABLES);
        assertThat(dispatch(order).items()).isEmpty();
        finished(order);

        var back = comeBack(order, new Arrival("Frigo", null, Set.of(), Set.of(), Map.of(), 2));

        assertThat(back.items()).extracting(ItemView::description).containsOnly("1 × Panier de légumes");
        assertThat(back.items()).extracting(ItemView::place).containsExactly("Frigo", "Frigo");
    }

    @Test
    void someoneElseShowsThePickUpCode() {
        var order = ready();

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> collect(order, "Alix", null))
                .withMessage("custody.code-for-someone-else");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> collect(order, "Alix", "222222"))
                .withMessage("orders.wrong-pickup-code");
    }

    @Test
    void aHandOverIsTakenBackByACounterEntry() {
        var order = ready();
        var given = collect(order, null, null);

        var undone = there(() -> custody.undo(desk.concierge(), transfer(given)));

        assertThat(undone.order().line(line(order)).status()).isEqualTo(LineStatus.READY);
        assertThat(undone.items()).extracting(ItemView::place).containsExactly("C3");
        assertThat(there(() -> custody.ledger(desk.concierge(), order.id()))
                        .getFirst()
                        .undoes())
                .isTrue();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> there(() -> custody.undo(desk.concierge(), transfer(given))))
                .withMessage("custody.cannot-be-undone");
        assertThat(collect(order, null, null).items()).hasSize(1);
    }

    @Test
    void aDepositIsNotUndoneButCancelledAndGivenBack() {
        var order = counter.order(desk, Counter.SHOES);
        var handed = deposit(order, "Bottines");

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> there(() -> custody.undo(desk.concierge(), transfer(handed))));

        there(() -> orders.cancel(desk.concierge(), order.id(), line(order), Reason.said("Change d’avis")));
        assertThat(collect(order, null, null).order().line(line(order)).status())
                .isEqualTo(LineStatus.RETURNED_UNTREATED);
    }

    @Test
    void piecesAreMovedAndBackAgain() {
        var order = counter.order(desk, Counter.SHOES);
        deposit(order, "Bottines");

        var moved = there(() -> custody.moveTo(desk.concierge(), order.id(), line(order), "F6"));
        assertThat(moved.order().line(line(order)).place()).isEqualTo("F6");

        var undone = there(() -> custody.undo(desk.concierge(), transfer(moved)));
        assertThat(undone.order().line(line(order)).place()).isEqualTo("B2");
        assertThat(undone.items().getFirst().place()).isEqualTo("B2");
    }

    @Test
    void toOthersAPieceDoesNotExist() {
        var order = counter.order(desk, Counter.SHOES);
        var label = deposit(order, "Bottines").items().getFirst().label();
        var stranger = desk.as(Role.CONCIERGE, null);
        var partner = desk.as(Role.PARTNER, desk.cobbler().value());
        var other = desk.as(Role.MEMBER, UUID.randomUUID());

        for (var actor : List.of(stranger, partner, other)) {
            assertThatExceptionOfType(NotFound.class).isThrownBy(() -> there(() -> custody.find(actor, label)));
        }
        assertThat(there(() -> custody.find(desk.asMember(), label)).label()).isEqualTo(label);
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> counter.open().there(() -> custody.find(desk.concierge(), label)));
    }

    @Test
    void aPlaceThatWasEmptiedIsProposedFirst() {
        var order = ready();
        assertThat(free(desk.site())).first().isEqualTo("B2");

        collect(order, null, null);

        assertThat(free(desk.site())).startsWith("C3", "B2").hasSize(6);
    }

    private OrderView ready() {
        var order = counter.order(desk, Counter.SHOES);
        deposit(order, "Bottines");
        dispatch(order);
        finished(order);
        return comeBack(order, Arrival.complete("C3")).order();
    }

    private HandledLine deposit(OrderView order, String... descriptions) {
        var pieces = List.of(descriptions).stream()
                .map(it -> new PieceIn(it, Reserves.NONE))
                .toList();
        return there(() -> custody.deposit(desk.concierge(), order.id(), line(order), pieces, "B2"));
    }

    private HandledLine dispatch(OrderView order) {
        return there(() -> custody.dispatch(desk.concierge(), order.id(), line(order), null));
    }

    private OrderView finished(OrderView order) {
        there(() -> orders.accept(desk.concierge(), order.id(), line(order)));
        return there(() -> orders.complete(desk.concierge(), order.id(), line(order)));
    }

    private HandledLine comeBack(OrderView order, Arrival arrival) {
        return there(() -> custody.comeBack(desk.concierge(), order.id(), line(order), arrival));
    }

    private HandledLine collect(OrderView order, @Nullable String by, @Nullable String code) {
        return there(() -> custody.collect(desk.concierge(), order.id(), line(order), by, code));
    }

    private ItemView find(ShortCode label) {
        return there(() -> custody.find(desk.concierge(), label));
    }

    private List<String> free(SiteId site) {
        return there(() -> places.free(site, 6));
    }

    private <T> T there(Supplier<T> work) {
        return desk.there(work);
    }

    private static LineId line(OrderView order) {
        return order.lines().getFirst().id();
    }

    private static TransferId transfer(HandledLine handled) {
        return Objects.requireNonNull(handled.transfer());
    }
}
