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
import fr.conciergerie.orders.OrderView;
import fr.conciergerie.shared.Refused;
import java.util.List;
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

/** Somebody takes out what waits for a member: by a code of their own where the pad keeps one, by the member's where it does not. */
@SpringBootTest
@AutoConfigureMockMvc
class DelegatesTest {

    private static final String NAME = "Camille Roy";

    @Autowired
    ApplicationContext context;

    @Autowired
    Counter counter;

    @Autowired
    Custody custody;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transactions;

    private Desk desk;
    private Hall hall;

    @BeforeEach
    void aHallWithAPad() {
        desk = counter.open();
        hall = Hall.withAPad(context, desk, 4);
    }

    @Test
    void aDelegateHasACodeOfTheirOwnOnceItIsSet() {
        var loaded = hall.load(hall.ready());

        var named = delegate(loaded);

        assertThat(requireNonNull(named.delegate()).name()).isEqualTo(NAME);
        assertThat(named.delegate().code())
                .as("told once it is set, never before")
                .isNull();
        var toSet = requireNonNull(hall.door("A1").delegateCode());
        assertThat(toSet.digits()).isNotEqualTo(named.code());
        assertThat(requireNonNull(hall.door("A1").holder()).delegate()).isEqualTo(NAME);
        hall.setCodes();
        var told = read(loaded);
        assertThat(requireNonNull(told.delegate()).code()).isEqualTo(toSet.digits());
        assertThat(told.code()).as("the member's own stays").isEqualTo(loaded.code());
    }

    @Test
    void whereALockHasOneCodeTheMemberPassesTheirsOn() {
        var other = counter.open();
        var plain = Hall.open(context, other);
        var loaded = plain.load(plain.ready());

        var named = other.there(() -> plain.lockers().delegate(other.asMember(), loaded.id(), loaded.version(), NAME));

        assertThat(named.keepsSecondCode()).isFalse();
        assertThat(requireNonNull(named.delegate()).code()).isNull();
        assertThat(plain.door("A1").delegateCode()).isNull();
        var order = plain.door("A1").pieces().getFirst().order();
        other.there(() -> plain.lockers().takenOutByDelegate(other.asMember(), loaded.id(), named.version()));
        assertThat(other.there(() -> custody.itemsOf(other.concierge(), order)))
                .extracting(ItemView::holder)
                .containsOnly(new Holder.Delegate(NAME));
    }

    @Test
    void whatADelegateTookIsTheirsInTheLedgerAndTheirNameIsNowhereElse() {
        var order = hall.ready();
        var loaded = hall.load(order);
        delegate(loaded);
        hall.setCodes();

        var out = desk.there(() -> hall.lockers()
                .takenOutByDelegate(desk.asMember(), loaded.id(), read(loaded).version()));

        assertThat(out.outcome()).isEqualTo(Outcome.COLLECTED);
        assertThat(out.delegate()).isNull();
        assertThat(items(order)).extracting(ItemView::holder).containsOnly(new Holder.Delegate(NAME));
        assertThat(count("lockers.reservation where delegate_sealed is not null"))
                .isZero();
    }

    @Test
    void whoIsNotKnownToHaveTakenItIsNotSaidToHave() {
        var order = hall.ready();
        var loaded = hall.load(order);
        delegate(loaded);

        desk.there(() -> hall.lockers()
                .takeOut(desk.asMember(), loaded.id(), read(loaded).version()));

        assertThat(items(order)).extracting(ItemView::holder).containsOnly(new Holder.Member(desk.member()));
    }

    @Test
    void aCompartmentIsGivenOnOnceThePadHasForgottenTheDelegate() {
        var loaded = hall.load(hall.ready());
        delegate(loaded);
        hall.setCodes();
        var theirs = requireNonNull(requireNonNull(read(loaded).delegate()).code());
        desk.there(() -> hall.lockers()
                .takeOut(desk.asMember(), loaded.id(), read(loaded).version()));

        var door = hall.door("A1");
        assertThat(door.standing()).isEqualTo(Standing.TO_SET);
        assertThat(door.toRemove()).extracting(CompartmentView.ToSet::digits).containsExactly(theirs);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> set(door, requireNonNull(door.code())))
                .withMessage("lockers.remove-first");
        remove(door);
        set(door, requireNonNull(door.code()));
        assertThat(hall.door("A1").standing()).isEqualTo(Standing.FREE);
        assertThat(hall.door("A1").toRemove()).isEmpty();
        assertThatExceptionOfType(OptimisticLockingFailureException.class)
                .as("removed once")
                .isThrownBy(() -> remove(door));
    }

    @Test
    void whoDoesNotComeAfterAllKeepsNoCode() {
        var loaded = hall.load(hall.ready());
        delegate(loaded);
        withdraw(loaded);
        assertThat(hall.door("A1").delegateCode()).as("nobody has set it").isNull();
        assertThat(hall.door("A1").toRemove()).isEmpty();

        delegate(read(loaded));
        hall.setCodes();
        var told = withdraw(loaded);

        assertThat(told.delegate()).isNull();
        assertThat(told.code()).isEqualTo(loaded.code());
        assertThat(hall.door("A1").toRemove()).hasSize(1);
        assertThat(hall.door("A1").standing()).isEqualTo(Standing.LOADED);
        hall.setCodes();
        assertThat(hall.door("A1").toRemove()).isEmpty();
        assertThat(withdraw(loaded).version()).as("twice is once").isEqualTo(told.version());
    }

    @Test
    void thereIsOneDelegateAtATime() {
        var loaded = hall.load(hall.ready());
        var named = delegate(loaded);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> desk.there(
                        () -> hall.lockers().delegate(desk.asMember(), loaded.id(), named.version(), "Sacha")))
                .withMessage("lockers.has-a-delegate");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> desk.there(() -> {
                    withdraw(loaded);
                    return hall.lockers()
                            .delegate(desk.asMember(), loaded.id(), read(loaded).version(), " ");
                }))
                .withMessage("lockers.delegate-name");
    }

    @Test
    void aPadThatIsFullGivesNoSecondCode() {
        var full = counter.open();
        var pad = Hall.withAPad(context, full, 2);
        var loaded = pad.load(pad.ready());

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() ->
                        full.there(() -> pad.lockers().delegate(full.asMember(), loaded.id(), loaded.version(), NAME)))
                .withMessage("lockers.pad-is-full");
        assertThat(full.there(() ->
                        pad.lockers().reservation(full.asMember(), loaded.id()).delegate()))
                .as("and nobody is named")
                .isNull();
    }

    @Test
    void aPadWhoseCodesAreGivenTakesNoMoreCompartments() {
        delegate(hall.load(hall.ready()));

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> desk.there(() -> {
                    context.getBean(Banks.class)
                            .addCompartments(hall.bank(), CompartmentLabels.read("B1, B2"), Size.S, false);
                    return true;
                }))
                .withMessage("lockers.too-few-slots");
    }

    /** The database holds it, whoever writes. */
    @Test
    void theNameIsSealedAndACompartmentHasOneCodeForEach() {
        var loaded = hall.load(hall.ready());
        delegate(loaded);

        assertThat(stored(
                        "select encode(delegate_sealed, 'escape') from lockers.reservation where delegate_sealed is not null",
                        String.class))
                .doesNotContain("Camille");
        assertThatThrownBy(() -> write("""
                        insert into lockers.code (id, bank_id, compartment_id, holder, digest, digits_sealed, state, proposed_at)
                        select :id, bank_id, compartment_id, holder, sha256('x'), digits_sealed, 'PROPOSED', now()
                          from lockers.code where holder = 'DELEGATE'
                        """)).hasMessageContaining("one_code_a_compartment_and_holder");
        assertThatThrownBy(() -> write("""
                        update lockers.reservation set state = 'AWAITED' where delegate_sealed is not null
                        """)).hasMessageContaining("forgotten_once_it_is_over");
    }

    private ReservationView delegate(ReservationView it) {
        return desk.there(() -> hall.lockers().delegate(desk.asMember(), it.id(), it.version(), NAME));
    }

    private ReservationView withdraw(ReservationView it) {
        return desk.there(() -> hall.lockers().withdrawDelegation(desk.asMember(), it.id(), read(it).version()));
    }

    private ReservationView read(ReservationView it) {
        return desk.there(() -> hall.lockers().reservation(desk.asMember(), it.id()));
    }

    private void set(CompartmentView door, CompartmentView.ToSet code) {
        desk.there(() -> {
            hall.lockerDesk().codeSet(desk.concierge(), door.compartment().id(), code.code());
            return true;
        });
    }

    private void remove(CompartmentView door) {
        desk.there(() -> {
            hall.lockerDesk()
                    .codeRemoved(
                            desk.concierge(),
                            door.compartment().id(),
                            door.toRemove().getFirst().code());
            return true;
        });
    }

    private List<ItemView> items(OrderView order) {
        return desk.there(() -> custody.itemsOf(desk.concierge(), order.id()));
    }

    private long count(String what) {
        return stored("select count(*) from " + what, Long.class);
    }

    private <T> T stored(String sql, Class<T> type) {
        return desk.there(() -> requireNonNull(
                transactions.execute(_ -> jdbc.sql(sql).query(type).single())));
    }

    private void write(String sql) {
        desk.there(() -> transactions.execute(
                _ -> jdbc.sql(sql).params(Map.of("id", UUID.randomUUID())).update()));
    }
}
