package fr.conciergerie.lockers;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.conciergerie.custody.Counter;
import fr.conciergerie.custody.Counter.Desk;
import fr.conciergerie.custody.Custody;
import fr.conciergerie.custody.Holder;
import fr.conciergerie.custody.ItemView;
import fr.conciergerie.custody.Method;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.LineStatus;
import fr.conciergerie.orders.OrderView;
import fr.conciergerie.orders.Orders;
import fr.conciergerie.organisations.MemberDetails;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What lockers promise: one customer a compartment, one code, told once it is set, and the ledger that says what lies where. */
@SpringBootTest
@AutoConfigureMockMvc
class LockersTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    Counter counter;

    @Autowired
    Custody custody;

    @Autowired
    Orders orders;

    @Autowired
    LockerJob job;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transactions;

    private Desk desk;
    private Hall hall;

    @BeforeEach
    void aHallOfItsOwn() {
        desk = counter.open();
        hall = Hall.open(context, desk);
    }

    @Test
    void withoutABrokerNoBankIsConnected() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Hall.connected(context, desk))
                .withMessage("lockers.no-broker");
    }

    @Test
    void nobodyGetsACompartmentBeforeItsCodeIsSet() {
        var bare = counter.open();
        bare.there(() -> {
            var banks = context.getBean(Banks.class);
            var id = banks.add(bare.site(), new BankDetails("Hall", LockProfile.MECHANICAL, 6, "", null, 24, 3));
            banks.addCompartments(id, CompartmentLabels.read("A1"), Size.S, false);
            return id;
        });

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> bare.there(() ->
                        hall.lockers().reserve(bare.asMember(), new DropOff(bare.site(), null, Size.S, false, null))))
                .matches(Lockers::isFull);
        assertThat(bare.there(() -> hall.lockers().deskInstead(bare.site())))
                .as("the desk is there instead")
                .isPresent();
    }

    @Test
    void theSmallestThatFitsIsGivenAndTheReachableOnesLast() {
        assertThat(hall.reserve(desk.member(), Size.S, false).compartment()).isEqualTo("A1");
        assertThat(hall.reserve(other(), Size.L, false).compartment()).isEqualTo("A4");
        assertThat(hall.reserve(other(), Size.S, true).compartment()).isEqualTo("A3");
        assertThat(hall.reserve(other(), Size.S, false).compartment()).isEqualTo("A2");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> hall.reserve(other(), Size.S, false))
                .matches(Lockers::isFull);
    }

    @Test
    void aMemberHasOneCompartmentToPutSomethingIntoAtATime() {
        hall.reserve(desk.member(), Size.S, false);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> hall.reserve(desk.member(), Size.S, false))
                .withMessage("lockers.one-at-a-time");
    }

    @Test
    void whoReservesIsToldTheCodeThatTheLockOpensBy() {
        var set = new HashSet<String>();
        var bare = Hall.open(context, counter.open(), "", "", "");
        bare.desk().there(() -> {
            context.getBean(Banks.class).addCompartments(bare.bank(), CompartmentLabels.read("B1"), Size.S, false);
            return true;
        });
        set.add(bare.digitsToSet("B1"));
        bare.setCodes();

        var reservation = bare.reserve(bare.desk().member(), Size.S, false);

        assertThat(set).contains(requireNonNull(reservation.code()));
        assertThat(bare.door("B1").standing()).isEqualTo(Standing.AWAITED);
        assertThat(stored(bare.desk(), "select encode(digits_sealed, 'escape') from lockers.code", String.class))
                .as("not in the clear")
                .doesNotContain(requireNonNull(reservation.code()));
    }

    @Test
    void whatIsReadyWaitsInACompartmentAndIsTakenOutByItsMember() {
        var order = hall.ready();

        var loaded = hall.load(order);

        assertThat(loaded.state()).isEqualTo(ReservationState.LOADED);
        assertThat(lineStatus(order)).isEqualTo(LineStatus.READY);
        assertThat(items(order)).extracting(ItemView::place).containsOnly("Hall, A1");
        assertThat(items(order))
                .extracting(ItemView::holder)
                .allMatch(it -> it instanceof Holder.Locker(var _, var _, var key)
                        && loaded.compartmentId().value().equals(key));
        assertThat(hall.door("A1").pieces()).hasSize(2);

        var out = desk.there(() -> hall.lockers().takeOut(desk.asMember(), loaded.id(), loaded.version()));

        assertThat(out.outcome()).isEqualTo(Outcome.COLLECTED);
        assertThat(out.code()).as("used up").isNull();
        assertThat(lineStatus(order)).isEqualTo(LineStatus.COLLECTED);
        assertThat(items(order)).extracting(ItemView::holder).containsOnly(new Holder.Member(desk.member()));
        assertThat(desk.there(() -> custody.ledger(desk.concierge(), order.id()))
                        .getFirst()
                        .method())
                .isEqualTo(Method.CODE);
        assertThat(hall.door("A1").standing())
                .as("nobody gets it before another code is set")
                .isEqualTo(Standing.TO_SET);
        assertThat(hall.digitsToSet("A1")).isNotEqualTo(loaded.code());
        assertThat(count("lockers.code where state = 'USED' and digits_sealed is null"))
                .isOne();
    }

    @Test
    void severalThingsOfOneMemberWaitInOneCompartment() {
        var first = hall.load(hall.ready());

        var second = hall.load(hall.ready());

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(hall.door("A1").pieces()).hasSize(4);
        desk.there(() -> hall.lockers().takeOut(desk.asMember(), second.id(), version(second)));
        assertThat(hall.door("A1").standing()).isEqualTo(Standing.TO_SET);
    }

    @Test
    void whatIsPutInTwiceIsPutInOnce() {
        var order = hall.ready();
        var once = hall.load(order);
        var history =
                desk.there(() -> custody.ledger(desk.concierge(), order.id())).size();

        var again = hall.load(order);

        assertThat(again.version()).isEqualTo(once.version());
        assertThat(desk.there(() -> custody.ledger(desk.concierge(), order.id())))
                .hasSize(history);
    }

    @Test
    void theDeskHandsOverWhatWaitsInACompartmentToo() {
        var order = hall.ready();
        var loaded = hall.load(order);

        desk.there(() -> custody.collect(
                desk.concierge(), order.id(), order.lines().getFirst().id(), null, null));

        assertThat(reservation(loaded).outcome()).isEqualTo(Outcome.COLLECTED);
        assertThat(hall.door("A1").standing()).isEqualTo(Standing.TO_SET);
    }

    @Test
    void whatIsNotTakenInTimeGoesBackToTheDesk() {
        var order = hall.ready();
        var loaded = hall.load(order);
        age(loaded);
        assertThat(hall.door("A1").standing()).isEqualTo(Standing.OVERDUE);

        desk.there(() -> {
            hall.lockerDesk().takeBack(desk.concierge(), loaded.id(), "B4", version(loaded));
            return true;
        });

        assertThat(reservation(loaded).outcome()).isEqualTo(Outcome.TAKEN_BACK);
        assertThat(lineStatus(order)).isEqualTo(LineStatus.READY);
        assertThat(items(order)).extracting(ItemView::place).containsOnly("B4");
        assertThat(count("lockers.code where state = 'WITHDRAWN'")).isOne();
    }

    @Test
    void whatIsFoundEmptyWasTaken() {
        var order = hall.ready();
        var loaded = hall.load(order);

        desk.there(() -> {
            hall.lockerDesk().foundTaken(desk.concierge(), loaded.id(), version(loaded));
            return true;
        });

        assertThat(lineStatus(order)).isEqualTo(LineStatus.COLLECTED);
        assertThat(reservation(loaded).outcome()).isEqualTo(Outcome.COLLECTED);
    }

    @Test
    void itStaysLongerOnceIfOneAsksInTime() {
        var loaded = hall.load(hall.ready());

        var extended = desk.there(() -> hall.lockers().extend(desk.asMember(), loaded.id(), loaded.version()));

        assertThat(extended.expiresAt()).isAfter(loaded.expiresAt());
        assertThat(extended.mayExtend()).isFalse();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(
                        () -> desk.there(() -> hall.lockers().extend(desk.asMember(), loaded.id(), extended.version())))
                .withMessage("lockers.extended-once");
    }

    /** "I have it" was pressed by mistake: the concierge takes it back, and it waits there as before. */
    @Test
    void whatWasTakenOutByMistakeLiesWhereItLay() {
        var order = hall.ready();
        var loaded = hall.load(order);
        desk.there(() -> hall.lockers().takeOut(desk.asMember(), loaded.id(), loaded.version()));
        var gesture = desk.there(() -> custody.ledger(desk.concierge(), order.id()))
                .getFirst()
                .transfer();

        desk.there(() -> custody.undo(desk.concierge(), gesture));

        assertThat(hall.door("A1").standing()).isEqualTo(Standing.LOADED);
        assertThat(hall.door("A1").pieces()).hasSize(2);
        assertThat(hall.door("A1").code()).as("by a code that is to be set").isNotNull();
        assertThat(lineStatus(order)).isEqualTo(LineStatus.READY);
    }

    @Test
    void whatWasGivenOnMeanwhileIsNotTakenBack() {
        var order = hall.ready();
        var loaded = hall.load(order);
        desk.there(() -> hall.lockers().takeOut(desk.asMember(), loaded.id(), loaded.version()));
        var gesture = desk.there(() -> custody.ledger(desk.concierge(), order.id()))
                .getFirst()
                .transfer();
        hall.setCodes();
        assertThat(hall.reserve(other(), Size.S, false).compartment()).isEqualTo("A1");

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> desk.there(() -> custody.undo(desk.concierge(), gesture)))
                .withMessage("lockers.given-on");
        assertThat(lineStatus(order)).isEqualTo(LineStatus.COLLECTED);
    }

    @Test
    void aPieceThatIsMissingIsLookedForAndTheOtherStillWaits() {
        var order = hall.ready();
        var loaded = hall.load(order);
        var pieces = items(order);

        desk.there(() -> custody.miss(desk.concierge(), pieces.getFirst().label()));

        assertThat(hall.door("A1").pieces()).hasSize(1);
        assertThat(lineStatus(order)).isEqualTo(LineStatus.INCIDENT);
        assertThatExceptionOfType(Refused.class)
                .as("nobody is told that all of it was taken")
                .isThrownBy(
                        () -> desk.there(() -> hall.lockers().takeOut(desk.asMember(), loaded.id(), version(loaded))));
        desk.there(() -> custody.miss(desk.concierge(), pieces.getLast().label()));
        assertThat(reservation(loaded).isOver()).isTrue();
    }

    @Test
    void whatAMemberPutsInIsDeclaredUntilAConciergeHasSeenIt() {
        var order = counter.order(desk, Counter.SHOES);
        var reservation = desk.there(() ->
                hall.lockers().reserve(desk.asMember(), new DropOff(desk.site(), null, Size.S, false, order.id())));

        var declared =
                desk.there(() -> hall.lockers().declare(desk.asMember(), reservation.id(), reservation.version()));

        assertThat(declared.state()).isEqualTo(ReservationState.DECLARED);
        assertThat(lineStatus(order)).as("nobody of ours has seen it").isEqualTo(LineStatus.CONFIRMED);
        assertThat(hall.door("A1").standing()).isEqualTo(Standing.DECLARED);
        desk.there(() -> {
            hall.lockerDesk().emptied(desk.concierge(), reservation.id(), declared.version());
            return true;
        });
        assertThat(reservation(reservation).outcome()).isEqualTo(Outcome.INSPECTED);
        assertThat(hall.door("A1").standing()).isEqualTo(Standing.TO_SET);
    }

    @Test
    void whatIsNotUsedInTimeIsFreeOnceSomebodyHasLooked() {
        var order = counter.order(desk, Counter.SHOES);
        var reservation = desk.there(() ->
                hall.lockers().reserve(desk.asMember(), new DropOff(desk.site(), null, Size.S, false, order.id())));
        age(reservation);

        desk.there(() -> {
            job.expire();
            return true;
        });

        assertThat(reservation(reservation).outcome()).isEqualTo(Outcome.EXPIRED);
        assertThat(hall.door("A1").standing()).isEqualTo(Standing.TO_SET);
        assertThat(hall.door("A1").lastOrder()).as("something may be in there").isEqualTo(order.id());
    }

    @Test
    void whatWasPutInDoesNotExpire() {
        var reservation = hall.reserve(desk.member(), Size.S, false);
        desk.there(() -> hall.lockers().declare(desk.asMember(), reservation.id(), reservation.version()));
        age(reservation);

        desk.there(() -> {
            job.expire();
            return true;
        });

        assertThat(reservation(reservation).state()).isEqualTo(ReservationState.DECLARED);
    }

    @Test
    void theSameDigitsAreNotGivenAgainWithinThirtyDays() {
        for (int i = 0; i < 50; i++) {
            var reservation = hall.reserve(desk.member(), Size.S, false);
            desk.there(() -> hall.lockers().cancel(desk.asMember(), reservation.id(), reservation.version()));
            hall.setCodes();
        }

        assertThat(count("lockers.code")).isEqualTo(54);
        assertThat(stored(desk, "select count(distinct digest) from lockers.code", Long.class))
                .isEqualTo(54);
        var digest = stored(desk, "select digest from lockers.code where state = 'WITHDRAWN' limit 1", byte[].class);
        assertThatThrownBy(() -> write("""
                        insert into lockers.code (id, bank_id, compartment_id, digest, state, proposed_at, kept_until)
                        select :id, bank_id, id, :digest, 'WITHDRAWN', now(), now() + interval '1 day' from lockers.compartment limit 1
                        """, Map.of("digest", digest)))
                .hasMessageContaining("never_twice_within_thirty_days");
    }

    @Test
    void nothingIsPutIntoWhatIsSomebodyElses() {
        var order = hall.ready();
        hall.reserve(other(), Size.S, false);
        var theirs = hall.door("A1").compartment().id();

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> desk.there(
                        () -> hall.lockerDesk().load(desk.concierge(), order.id(), List.of(line(order)), theirs)))
                .withMessage("lockers.taken-meanwhile");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> desk.there(
                        () -> custody.load(desk.concierge(), order.id(), line(order), "Hall, A1", theirs.value())))
                .withMessage("lockers.given-on");
        assertThat(items(order)).extracting(ItemView::place).containsOnly("C3");
    }

    /** The database holds it, whoever writes. */
    @Test
    void aCompartmentThatHoldsSomethingIsNotGivenOn() {
        var loaded = hall.load(hall.ready());

        assertThatThrownBy(() -> write("""
                        update lockers.reservation set state = 'ENDED', outcome = 'COLLECTED', ended_at = now() where id = :of
                        """, Map.of("of", loaded.id().value())))
                .hasMessageContaining("still holds pieces");
        assertThatThrownBy(() -> write("""
                        update lockers.reservation set member_id = :other where id = :of;
                        insert into custody.custody_event (id, transfer_id, item_id, seq, from_kind, from_id, from_detail, from_ref,
                                                           to_kind, to_id, to_detail, to_ref, at, method, account_id, role)
                        select :id, :id, id, seq + 1, holder_kind, holder_id, holder_detail, holder_ref, holder_kind, holder_id,
                               'Hall, A9', holder_ref, now(), 'DECLARED', :id, 'CONCIERGE'
                          from custody.item where holder_ref is not null limit 1
                        """, Map.of("of", loaded.id().value(), "other", other().value())))
                .hasMessageContaining("not its member");
    }

    @Test
    void whatIsSomebodyElsesDoesNotExist() {
        var reservation = hall.reserve(desk.member(), Size.S, false);
        var stranger = desk.as(Role.MEMBER, other().value());

        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> desk.there(() -> hall.lockers().reservation(stranger, reservation.id())));
        var elsewhere = counter.open();
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() ->
                        elsewhere.there(() -> hall.lockers().reservation(elsewhere.concierge(), reservation.id())));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() ->
                        elsewhere.there(() -> hall.lockerDesk().compartments(elsewhere.concierge(), hall.bank())));
    }

    @Test
    void whoseItWasIsForgottenLater() {
        var reservation = hall.reserve(desk.member(), Size.S, false);
        desk.there(() -> hall.lockers().cancel(desk.asMember(), reservation.id(), reservation.version()));
        write(
                "update lockers.reservation set member_id = null where id = :of",
                Map.of("of", reservation.id().value()));

        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> reservation(reservation));
        assertThat(hall.door("A1").standing()).isEqualTo(Standing.TO_SET);
    }

    @Test
    void aCodeIsSetOnce() {
        var bare = Hall.open(context, counter.open(), "", "", "");
        bare.desk().there(() -> {
            context.getBean(Banks.class).addCompartments(bare.bank(), CompartmentLabels.read("B1"), Size.S, false);
            return true;
        });
        var door = bare.door("B1");
        bare.setCodes();

        assertThatExceptionOfType(OptimisticLockingFailureException.class)
                .isThrownBy(() -> bare.desk().there(() -> {
                    bare.lockerDesk()
                            .codeSet(
                                    bare.desk().concierge(),
                                    door.compartment().id(),
                                    requireNonNull(door.code()).code());
                    return true;
                }));
    }

    @Test
    void aDoorThatDoesNotWorkIsGivenToNobody() {
        var door = hall.door("A1").compartment();
        desk.there(() -> {
            hall.lockerDesk().outOfOrder(desk.concierge(), door.id(), door.version(), "La molette tourne à vide");
            return true;
        });

        assertThat(hall.reserve(desk.member(), Size.S, false).compartment()).isEqualTo("A2");
        assertThat(hall.door("A1").standing()).isEqualTo(Standing.OUT_OF_ORDER);
        desk.there(() -> {
            hall.lockerDesk().outOfOrder(desk.concierge(), door.id(), door.version() + 1, null);
            return true;
        });
        assertThat(hall.door("A1").standing())
                .as("who mended it knows what it opened by")
                .isEqualTo(Standing.TO_SET);
    }

    @Test
    void aPadKeepsNoMoreCodesThanItCan() {
        desk.there(() -> {
            var banks = context.getBean(Banks.class);
            var id = banks.add(desk.site(), new BankDetails("Parking", LockProfile.KEYPAD, 8, "0", 2, 24, 3));
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> banks.addCompartments(id, CompartmentLabels.read("1-3"), Size.S, false))
                    .withMessage("lockers.too-few-slots");
            return true;
        });
    }

    private static LineId line(OrderView order) {
        return order.lines().getFirst().id();
    }

    private MemberId other() {
        return desk.there(() -> {
            var organisations = context.getBean(Organisations.class);
            var organisation = organisations.organisations().getFirst().id();
            return organisations.addMember(
                    organisation,
                    new MemberDetails(
                            "Claude " + UUID.randomUUID(), UUID.randomUUID() + "@client.example", null, Locale.FRENCH),
                    LocalDate.of(2024, 1, 1));
        });
    }

    private ReservationView reservation(ReservationView it) {
        return desk.there(() -> hall.lockers().reservation(desk.concierge(), it.id()));
    }

    private int version(ReservationView it) {
        return reservation(it).version();
    }

    private LineStatus lineStatus(OrderView order) {
        return desk.there(() -> orders.order(desk.concierge(), order.id()))
                .lines()
                .getFirst()
                .status();
    }

    private List<ItemView> items(OrderView order) {
        return desk.there(() -> custody.itemsOf(desk.concierge(), order.id()));
    }

    private void age(ReservationView it) {
        write(
                "update lockers.reservation set made_at = made_at - interval '9 days', expires_at = :now::timestamptz - interval '1 minute' where id = :of",
                Map.of("of", it.id().value(), "now", java.sql.Timestamp.from(Instant.now())));
    }

    private void write(String sql, Map<String, ?> parameters) {
        desk.there(() -> transactions.execute(_ ->
                jdbc.sql(sql).param("id", UUID.randomUUID()).params(parameters).update()));
    }

    private long count(String what) {
        return stored(desk, "select count(*) from " + what, Long.class);
    }

    private <T> T stored(Desk where, String sql, Class<T> type) {
        return where.there(() -> requireNonNull(
                transactions.execute(_ -> jdbc.sql(sql).query(type).single())));
    }
}
