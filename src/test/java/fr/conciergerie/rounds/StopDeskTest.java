package fr.conciergerie.rounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.conciergerie.Here;
import fr.conciergerie.custody.Counter;
import fr.conciergerie.custody.Counter.Desk;
import fr.conciergerie.custody.Custody;
import fr.conciergerie.custody.Holder;
import fr.conciergerie.custody.ItemView;
import fr.conciergerie.custody.PieceIn;
import fr.conciergerie.custody.Reserves;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.LineStatus;
import fr.conciergerie.orders.OrderView;
import fr.conciergerie.orders.Orders;
import fr.conciergerie.orders.Reason;
import fr.conciergerie.rounds.Called.AtPartner;
import fr.conciergerie.rounds.Called.AtSite;
import fr.conciergerie.rounds.plan.Vehicle;
import fr.conciergerie.rounds.plan.VehicleKind;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.ShortCode;
import fr.conciergerie.web.Role;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.dao.OptimisticLockingFailureException;

/** What becomes of pieces on a round: from the desk to the cobbler and back. */
@SpringBootTest
@AutoConfigureMockMvc
class StopDeskTest {

    @Autowired
    Counter counter;

    @Autowired
    Custody custody;

    @Autowired
    Orders orders;

    @Autowired
    Rounds rounds;

    @Autowired
    StopDesk stops;

    @Autowired
    CargoQuery cargo;

    private Desk desk;
    private RoundId round;
    private RoundStopId start;
    private RoundStopId cobbler;
    private RoundStopId end;

    @BeforeEach
    void aRoundFromTheDeskToTheCobblerAndBack() {
        desk = counter.open();
        round = desk.there(() -> rounds.open(
                desk.concierge(),
                new RoundDetails(
                        Here.today(),
                        desk.concierge().account(),
                        desk.site(),
                        LocalTime.of(8, 30),
                        Vehicle.usual(VehicleKind.CARGO_BIKE))));
        start = add(new AtSite(desk.site()));
        cobbler = add(new AtPartner(desk.cobbler()));
        end = add(new AtSite(desk.site()));
        run(() -> rounds.begin(desk.concierge(), round, version(), null));
    }

    @Test
    void piecesGoToThePartnerWhatIsDoneComesBackAndIsReady() {
        var toMend = deposited("Gauche", "Droite");
        var mended = atThePartner("Bottines");
        finished(mended);

        assertThat(cargo(start)).extracting(Cargo::way, Cargo::line).containsExactly(tuple(Way.BOARD, toMend));
        all(start);
        assertThat(holders(toMend)).containsOnly(onBoard());
        assertThat(status(toMend)).isEqualTo(LineStatus.WITH_PARTNER);

        assertThat(cargo(cobbler))
                .extracting(Cargo::way, Cargo::line)
                .containsExactly(tuple(Way.GIVE, toMend), tuple(Way.TAKE, mended));
        all(cobbler);
        assertThat(holders(toMend)).containsOnly(new Holder.Partner(desk.cobbler()));
        assertThat(holders(mended)).containsOnly(onBoard());

        all(end);
        assertThat(holders(mended)).containsOnly(new Holder.Storage(desk.site(), "B2"));
        assertThat(status(mended)).isEqualTo(LineStatus.READY);
        run(() -> rounds.close(desk.concierge(), round, version(), null));
        assertThat(desk.there(() -> stops.manifest(rounds.round(desk.concierge(), round))))
                .containsExactlyInAnyOrder(
                        new ManifestLine(start, Way.BOARD, Said.HERE, 2),
                        new ManifestLine(cobbler, Way.GIVE, Said.HERE, 2),
                        new ManifestLine(cobbler, Way.TAKE, Said.HERE, 1),
                        new ManifestLine(end, Way.SET_DOWN, Said.HERE, 1));
    }

    @Test
    void aStopIsNotClosedWithAPieceUnaccountedFor() {
        var order = deposited("Gauche", "Droite");
        var left = pieces(order).getFirst().label();

        refused("rounds.stop.piece-unaccounted-for", () -> close(start, Map.of(left, Said.HERE)));

        assertThat(holders(order)).containsOnly(new Holder.Storage(desk.site(), "B2"));
        assertThat(desk.there(() -> rounds.round(desk.concierge(), round))
                        .stop(start)
                        .isDone())
                .isFalse();
    }

    @Test
    void thePiecesOfALineTravelTogether() {
        var order = deposited("Gauche", "Droite");
        var labels = labels(order);

        refused(
                "rounds.stop.a-line-travels-whole",
                () -> close(start, Map.of(labels.get(0), Said.HERE, labels.get(1), Said.LEFT)));

        close(start, Map.of(labels.get(0), Said.LEFT, labels.get(1), Said.LEFT));
        assertThat(status(order)).isEqualTo(LineStatus.DEPOSITED);
        assertThat(holders(order)).containsOnly(new Holder.Storage(desk.site(), "B2"));
    }

    @Test
    void whatIsMissingWhenTheBagIsPackedIsLookedForAndNothingOfItLeaves() {
        var order = deposited("Gauche", "Droite");
        var labels = labels(order);

        close(start, Map.of(labels.get(0), Said.HERE, labels.get(1), Said.MISSING));

        assertThat(status(order)).isEqualTo(LineStatus.INCIDENT);
        assertThat(pieces(order)).extracting(ItemView::missing).containsExactly(false, true);
        assertThat(holders(order)).containsOnly(new Holder.Storage(desk.site(), "B2"));
    }

    @Test
    void whatThePartnerWouldNotTakeComesBackAndWaitsToBeSentAgain() {
        var order = deposited("Bottines");
        all(start);

        close(cobbler, said(cobbler, Said.LEFT));
        assertThat(holders(order)).containsOnly(onBoard());
        refused("rounds.still-on-board", () -> rounds.close(desk.concierge(), round, version(), null));

        all(end);
        assertThat(status(order)).isEqualTo(LineStatus.DEPOSITED);
        assertThat(holders(order)).containsOnly(new Holder.Storage(desk.site(), "B2"));
        run(() -> send(order));
        assertThat(status(order)).isEqualTo(LineStatus.WITH_PARTNER);
    }

    @Test
    void whatIsNotOnBoardAtThePartnersIsLookedForAndTheRestComesBack() {
        var order = deposited("Gauche", "Droite");
        all(start);
        var labels = labels(order);

        close(cobbler, Map.of(labels.get(0), Said.HERE, labels.get(1), Said.MISSING));

        assertThat(status(order)).isEqualTo(LineStatus.INCIDENT);
        assertThat(holders(order)).containsOnly(onBoard());
        assertThat(cargo(end))
                .flatExtracting(Cargo::pieces)
                .extracting(Cargo.Piece::label)
                .containsExactly(labels.get(0));
        all(end);
        assertThat(pieces(order).getFirst().holder()).isEqualTo(new Holder.Storage(desk.site(), "B2"));
        assertThat(status(order)).isEqualTo(LineStatus.INCIDENT);
        run(() -> rounds.close(desk.concierge(), round, version(), null));
    }

    @Test
    void nobodyIsToldThatItIsReadyWhileAPieceIsMissingAtThePartners() {
        var order = atThePartner("Gauche", "Droite");
        finished(order);
        all(start);
        var labels = labels(order);

        close(cobbler, Map.of(labels.get(0), Said.HERE, labels.get(1), Said.MISSING));
        all(end);

        assertThat(status(order)).isEqualTo(LineStatus.INCIDENT);
        assertThat(pieces(order)).extracting(ItemView::missing).containsExactly(false, true);
    }

    @Test
    void whatComesBackDamagedIsHeldBackAndStaysDamagedWhereItIsSetDown() {
        var order = atThePartner("Bottines");
        finished(order);
        all(start);
        var damage = Reserves.read(List.of("SCRATCH"));

        run(() -> stops.close(
                desk.concierge(),
                round,
                version(),
                cobbler,
                new StopReport(
                        null,
                        null,
                        said(cobbler, Said.DAMAGED),
                        Set.of(),
                        Map.of(labels(order).getFirst(), damage),
                        null,
                        null)));
        all(end);

        assertThat(status(order)).isEqualTo(LineStatus.INCIDENT);
        assertThat(pieces(order).getFirst().damage()).isEqualTo(damage);
        assertThat(holders(order)).containsOnly(new Holder.Storage(desk.site(), "B2"));
    }

    @Test
    void whatAPartnerCallsDoneThatNeverReachedThemIsNotAnnouncedAsReady() {
        var order = deposited("Bottines");
        all(start);
        close(cobbler, said(cobbler, Said.LEFT));
        finished(order);

        all(end);

        assertThat(status(order)).isEqualTo(LineStatus.COMPLETED);
        assertThat(holders(order)).containsOnly(new Holder.Storage(desk.site(), "B2"));
    }

    @Test
    void whatWentOnAnotherRoundMeanwhileIsNamedAndNotDropped() {
        var order = deposited("Bottines");
        var said = said(start, Said.HERE);
        run(() -> send(order));

        refused("rounds.stop.piece-not-expected", () -> close(start, said));

        assertThat(rounds(round).stop(start).isDone()).isFalse();
    }

    @Test
    void whatIsNotReadyYetStaysAtThePartners() {
        var order = atThePartner("Bottines");
        finished(order);
        all(start);

        close(cobbler, said(cobbler, Said.LEFT));

        assertThat(status(order)).isEqualTo(LineStatus.COMPLETED);
        assertThat(holders(order)).containsOnly(new Holder.Partner(desk.cobbler()));
        assertThat(cargo(end)).isEmpty();
    }

    @Test
    void whatThePartnerTurnedDownOnTheWayIsNotGivenToThem() {
        var order = deposited("Bottines");
        all(start);
        desk.there(() -> orders.refuse(
                desk.as(Role.PARTNER, desk.cobbler().value()),
                order.id(),
                line(order),
                Reason.said("Trop de travail")));

        assertThat(cargo(cobbler)).isEmpty();
        refused("custody.still-on-a-round", () -> send(order));
        all(cobbler);
        all(end);

        assertThat(status(order)).isEqualTo(LineStatus.REFUSED);
        assertThat(holders(order)).containsOnly(new Holder.Storage(desk.site(), "B2"));
    }

    @Test
    void aSlipIsTakenBackAtTheDoor() {
        var order = deposited("Bottines");
        all(start);
        all(cobbler);

        run(() -> stops.reopen(desk.concierge(), round, version(), cobbler, null));
        assertThat(holders(order)).containsOnly(onBoard());
        assertThat(cargo(cobbler)).extracting(Cargo::way).containsExactly(Way.GIVE);
        close(cobbler, said(cobbler, Said.LEFT));
        run(() -> stops.reopen(desk.concierge(), round, version(), cobbler, "Ils étaient là tout de même"));
        all(cobbler);

        assertThat(holders(order)).containsOnly(new Holder.Partner(desk.cobbler()));
        assertThat(status(order)).isEqualTo(LineStatus.WITH_PARTNER);
        assertThat(desk.there(() -> rounds.round(desk.concierge(), round))
                        .stop(cobbler)
                        .closings())
                .isEqualTo(3);
        assertThat(desk.there(() -> stops.manifest(rounds.round(desk.concierge(), round))))
                .contains(new ManifestLine(cobbler, Way.GIVE, Said.HERE, 1))
                .doesNotContain(new ManifestLine(cobbler, Way.GIVE, Said.LEFT, 1));
    }

    @Test
    void whatHasMovedSinceKeepsAStopFromBeingReopened() {
        var order = atThePartner("Bottines");
        finished(order);
        all(start);
        all(cobbler);
        all(end);

        refused("custody.carried-on-since", () -> stops.reopen(desk.concierge(), round, version(), cobbler, null));
        assertThat(status(order)).isEqualTo(LineStatus.READY);
    }

    @Test
    void ofTwoWhoCloseAStopAtOnceOneDoes() throws Exception {
        var order = deposited("Bottines");
        var said = said(start, Said.HERE);
        int seen = version();
        var race = Executors.newFixedThreadPool(2);
        try {
            Callable<Boolean> once = () -> {
                try {
                    run(() -> stops.close(desk.concierge(), round, seen, start, report(said)));
                    return true;
                } catch (OptimisticLockingFailureException | Refused _) {
                    return false;
                }
            };
            var results = race.invokeAll(List.of(once, once));
            assertThat(List.of(results.get(0).get(), results.get(1).get())).containsExactlyInAnyOrder(true, false);
        } finally {
            race.shutdownNow();
        }
        assertThat(holders(order)).containsOnly(onBoard());
    }

    @Test
    void whoDoesNotServeTheSiteSeesNothingOfWhatIsHandedInThere() {
        deposited("Bottines");
        var stranger = desk.as(Role.CONCIERGE, null);

        assertThat(desk.there(() -> cargo.at(stranger, round, start))).isEmpty();
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> run(() -> rounds.round(stranger, round)));
        assertThat(desk.there(() -> rounds.on(stranger, Here.today()))).isEmpty();
    }

    private static org.assertj.core.groups.Tuple tuple(Way way, OrderView order) {
        return org.assertj.core.api.Assertions.tuple(way, line(order));
    }

    private RoundStopId add(Called called) {
        return desk.there(() -> rounds.add(desk.concierge(), round, version(), called));
    }

    private int version() {
        return desk.there(() -> rounds.round(desk.concierge(), round)).version();
    }

    private Holder onBoard() {
        return new Holder.Courier(Here.today() + "/1", round.value());
    }

    private Round rounds(RoundId id) {
        return desk.there(() -> rounds.round(desk.concierge(), id));
    }

    private List<Cargo> cargo(RoundStopId stop) {
        return desk.there(() -> cargo.at(desk.concierge(), round, stop));
    }

    private Map<ShortCode, Said> said(RoundStopId stop, Said said) {
        var all = new HashMap<ShortCode, Said>();
        cargo(stop).forEach(it -> it.pieces().forEach(piece -> all.put(piece.label(), said)));
        return all;
    }

    private void all(RoundStopId stop) {
        close(stop, said(stop, Said.HERE));
    }

    private void close(RoundStopId stop, Map<ShortCode, Said> said) {
        run(() -> stops.close(desk.concierge(), round, version(), stop, report(said)));
    }

    private static StopReport report(Map<ShortCode, Said> said) {
        return new StopReport(null, null, said, Set.of(), Map.of(), "B2", "l’accueil");
    }

    private OrderView deposited(String... pieces) {
        var order = counter.order(desk, Counter.SHOES);
        desk.there(() -> custody.deposit(
                desk.concierge(),
                order.id(),
                line(order),
                List.of(pieces).stream()
                        .map(it -> new PieceIn(it, Reserves.NONE))
                        .toList(),
                "B2"));
        return order;
    }

    private OrderView atThePartner(String... pieces) {
        var order = deposited(pieces);
        run(() -> send(order));
        return order;
    }

    private void send(OrderView order) {
        custody.dispatch(desk.concierge(), order.id(), line(order), null);
    }

    private void finished(OrderView order) {
        var partner = desk.as(Role.PARTNER, desk.cobbler().value());
        desk.there(() -> orders.accept(partner, order.id(), line(order)));
        desk.there(() -> orders.complete(partner, order.id(), line(order)));
    }

    private LineStatus status(OrderView order) {
        return desk.there(() -> orders.order(desk.concierge(), order.id()))
                .line(line(order))
                .status();
    }

    private List<ItemView> pieces(OrderView order) {
        return desk.there(() -> custody.itemsOf(desk.concierge(), order.id()));
    }

    private List<ShortCode> labels(OrderView order) {
        return pieces(order).stream().map(ItemView::label).toList();
    }

    private Set<Holder> holders(OrderView order) {
        return pieces(order).stream().map(ItemView::holder).collect(Collectors.toSet());
    }

    private static LineId line(OrderView order) {
        return order.lines().getFirst().id();
    }

    private void run(Runnable work) {
        desk.there(() -> {
            work.run();
            return true;
        });
    }

    private void refused(String key, Runnable work) {
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> run(work)).withMessage(key);
    }
}
