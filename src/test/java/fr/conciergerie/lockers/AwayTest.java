package fr.conciergerie.lockers;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.conciergerie.custody.Counter;
import fr.conciergerie.custody.Counter.Desk;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What waits stays for a member who is away, as long as others find room meanwhile. */
@SpringBootTest
@AutoConfigureMockMvc
class AwayTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    Counter counter;

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
    void itStaysUntilTheEndOfTheDayTheyAreBack() {
        var loaded = hall.load(hall.ready());
        var back = loaded.lastDay().plusDays(9);

        var held = hold(loaded, back);

        assertThat(held.lastDay()).isEqualTo(back);
        assertThat(held.expiresAt().atZone(held.zone()).toLocalTime())
                .as("by the clock of the site")
                .isEqualTo(LocalTime.of(23, 59));
        assertThat(held.state()).isEqualTo(ReservationState.LOADED);
        assertThat(held.code()).isEqualTo(loaded.code());
        assertThat(requireNonNull(hall.door("A1").holder()).expiresAt()).isEqualTo(held.expiresAt());
    }

    @Test
    void itIsAgreedOnce() {
        var loaded = hall.load(hall.ready());
        var held = hold(loaded, loaded.lastDay().plusDays(2));

        assertThat(held.longestHold()).isNull();
        assertRefused("lockers.held-once", held, held.lastDay().plusDays(1));
        assertThatExceptionOfType(OptimisticLockingFailureException.class)
                .as("nor by two pages at once")
                .isThrownBy(() -> desk.there(() -> transactions.execute(_ -> {
                    context.getBean(ReservationRepository.class).hold(held.id(), held.version(), held.expiresAt());
                    return true;
                })));
    }

    @Test
    void itStaysSoManyDaysMoreAtMost() {
        var loaded = hall.load(hall.ready());

        assertRefused("lockers.hold-too-long", loaded, loaded.lastDay().plusDays(15));
        assertRefused("lockers.hold-needless", loaded, loaded.lastDay());
        assertThat(hold(loaded, loaded.lastDay().plusDays(14)).lastDay())
                .isEqualTo(loaded.lastDay().plusDays(14));
    }

    @Test
    void whoIsAwayForLongerExtendsItToo() {
        var loaded = hall.load(hall.ready());
        var extended = desk.there(() -> hall.lockers().extend(desk.asMember(), loaded.id(), loaded.version()));

        assertThat(extended.longestHold()).isEqualTo(extended.lastDay().plusDays(14));
        assertThat(hold(extended, extended.lastDay().plusDays(1)).mayExtend()).isFalse();
    }

    @Test
    void whereOthersWouldFindNoRoomTheDeskKeepsIt() {
        var other = counter.open();
        var small = Hall.open(context, other, "A1", "", "");
        var loaded = small.load(small.ready());

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> other.there(() -> small.lockers()
                        .hold(
                                other.asMember(),
                                loaded.id(),
                                loaded.version(),
                                loaded.lastDay().plusDays(2))))
                .withMessage("lockers.hold-short")
                .matches(Lockers::isFull);
        assertThat(other.there(() -> small.lockers().deskInstead(other.site()))).isPresent();
        assertThat(other.there(() -> small.lockers().reservation(other.asMember(), loaded.id())))
                .as("it waits as long as before")
                .isEqualTo(loaded);
    }

    @Test
    void aLargerOneThatIsFreeIsRoomTooAndASmallerOneIsNot() {
        var other = counter.open();
        var two = Hall.open(context, other, "A1", "A2", "");
        var loaded = two.load(two.ready());

        assertThat(loaded.compartment()).isEqualTo("A1");
        assertThat(other.there(() -> two.lockers()
                                .hold(
                                        other.asMember(),
                                        loaded.id(),
                                        loaded.version(),
                                        loaded.lastDay().plusDays(2)))
                        .longestHold())
                .isNull();
    }

    @Test
    void whatIsOverIsNotKept() {
        var loaded = hall.load(hall.ready());
        write(
                "update lockers.reservation set made_at = made_at - interval '9 days', expires_at = now() - interval '1 minute' where id = :id",
                loaded);

        assertRefused("lockers.too-late-to-extend", loaded, loaded.lastDay().plusDays(2));
    }

    @Test
    void aBankMayKeepNothingForThoseWhoAreAway() {
        var loaded = hall.load(hall.ready());
        desk.there(() -> {
            var banks = context.getBean(Banks.class);
            var it = banks.bank(hall.bank());
            banks.change(
                    it.id(),
                    it.version(),
                    new BankDetails("Hall", LockProfile.MECHANICAL, 6, "", null, 24, 3, 0),
                    true);
            return true;
        });

        assertRefused("lockers.no-hold-here", loaded, loaded.lastDay().plusDays(2));
    }

    /** Whoever was promised that it waits does not lose that because something more comes. */
    @Test
    void whatComesBesideItDoesNotShortenIt() {
        var held = hold(hall.load(hall.ready()), 9);

        var more = hall.load(hall.ready());

        assertThat(more.id()).isEqualTo(held.id());
        assertThat(more.expiresAt()).isEqualTo(held.expiresAt());
    }

    @Test
    void whatIsSomebodyElsesIsNotKept() {
        var loaded = hall.load(hall.ready());
        var elsewhere = counter.open();

        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> elsewhere.there(() -> hall.lockers()
                        .hold(
                                elsewhere.concierge(),
                                loaded.id(),
                                loaded.version(),
                                loaded.lastDay().plusDays(2))));
    }

    private void assertRefused(String key, ReservationView it, LocalDate until) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> hold(it, until))
                .withMessage(key);
    }

    private ReservationView hold(ReservationView it, int days) {
        return hold(it, it.lastDay().plusDays(days));
    }

    private ReservationView hold(ReservationView it, LocalDate until) {
        return desk.there(() -> hall.lockers().hold(desk.asMember(), it.id(), it.version(), until));
    }

    private void write(String sql, ReservationView of) {
        desk.there(() -> transactions.execute(
                _ -> jdbc.sql(sql).params(Map.of("id", of.id().value())).update()));
    }
}
