package fr.conciergerie.lockers;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.custody.Counter;
import fr.conciergerie.custody.Counter.Desk;
import fr.conciergerie.custody.Custody;
import fr.conciergerie.custody.Holder;
import fr.conciergerie.custody.ItemView;
import fr.conciergerie.custody.Reserves;
import fr.conciergerie.orders.OrderView;
import fr.conciergerie.orders.Orders;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Whatever members and two concierges do at once, in whatever order: a compartment has one customer and one code, what lies in it is
 * theirs, and the books agree with the doors (domain.md 2.3).
 */
@SpringBootTest
@AutoConfigureMockMvc
class LockersPropertyTest {

    private static final int PEOPLE = 4;
    private static final int DEEDS_EACH = 400;
    private static final int ORDERS = 8;

    /** What must never be found, each as a statement that finds it. */
    private static final Map<String, String> NEVER = Map.ofEntries(
            Map.entry("two customers behind one door", """
            select compartment_id::text from lockers.reservation where state <> 'ENDED' group by compartment_id having count(*) > 1"""),
            Map.entry("a door with no code, or with two", """
            select c.label from lockers.compartment c
             where (select count(*) from lockers.code k
                     where k.compartment_id = c.id and k.holder = 'MEMBER' and k.state in ('PROPOSED', 'SET')) <> 1"""),
            Map.entry("a door that can be given on, and that somebody's delegate still opens", """
            select c.label from lockers.compartment c
              join lockers.code k on k.compartment_id = c.id and k.holder = 'MEMBER' and k.state = 'SET'
              join lockers.code d on d.compartment_id = c.id and d.holder = 'DELEGATE' and d.state in ('PROPOSED', 'SET', 'REMOVING')
             where not exists (select from lockers.reservation r where r.compartment_id = c.id and r.state <> 'ENDED')"""),
            Map.entry("a delegate's code that nobody named a delegate for", """
            select k.id::text from lockers.code k
             where k.holder = 'DELEGATE' and k.state in ('PROPOSED', 'SET')
               and not exists (select from lockers.reservation r
                                where r.compartment_id = k.compartment_id and r.state = 'LOADED' and r.delegate_sealed is not null)"""),
            Map.entry("a piece behind a door that is not its member's", """
            select i.label from custody.item i join orders.customer_order o on o.id = i.order_id
             where i.holder_ref is not null and not i.missing and not i.lost
               and not exists (select from lockers.reservation r where r.compartment_id = i.holder_ref and r.state = 'LOADED'
                                  and r.member_id = o.member_id)"""),
            Map.entry("a thing that waits for longer than was agreed", """
            select r.id::text from lockers.reservation r join lockers.bank b on b.id = r.bank_id
             where r.state = 'LOADED'
               and r.expires_at > now() + make_interval(days => 2 * b.stay_days + 1 + case when r.held then b.away_days else 0 end)"""),
            Map.entry("a door that is said to hold something and is empty", """
            select r.id::text from lockers.reservation r
             where r.state = 'LOADED'
               and not exists (select from custody.item i where i.holder_ref = r.compartment_id and not i.missing and not i.lost)"""),
            Map.entry("digits that two doors open by, or that rest", """
            select encode(a.digest, 'hex') from lockers.code a join lockers.code b on b.digest = a.digest and b.bank_id = a.bank_id
             where a.id < b.id"""),
            Map.entry("digits that lie about after their end", """
            select id::text from lockers.code where (digits_sealed is null) = (state in ('PROPOSED', 'SET', 'REMOVING'))"""),
            Map.entry("what is said to be ready and of which nothing is on a shelf or in a locker", """
            select l.id::text from orders.order_line l
             where l.status = 'READY'
               and not exists (select from custody.item i where i.line_id = l.id and i.holder_kind in ('STORAGE', 'LOCKER'))"""),
            Map.entry("what was collected and still lies behind a door", """
            select l.id::text from orders.order_line l join custody.item i on i.line_id = l.id
             where l.status = 'COLLECTED' and i.holder_kind = 'LOCKER' and not i.missing and not i.lost"""));

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
        hall = Hall.withAPad(context, desk, 6);
        desk.there(() -> {
            context.getBean(Banks.class).addCompartments(hall.bank(), CompartmentLabels.read("B1"), Size.M, true);
            return true;
        });
    }

    @Test
    void theBooksAgreeWithTheDoors() throws Exception {
        var ready = new ArrayList<OrderView>();
        for (int i = 0; i < ORDERS; i++) {
            ready.add(hall.ready());
        }
        long seed = new Random().nextLong();
        System.out.println("seed of this run: " + seed);
        var done = new AtomicInteger();
        var refused = new AtomicInteger();

        try (var people = Executors.newFixedThreadPool(PEOPLE)) {
            var all = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < PEOPLE; i++) {
                var random = new Random(seed + i);
                all.add(() -> {
                    for (int n = 0; n < DEEDS_EACH; n++) {
                        (desk.there(() -> deed(random, ready)) ? done : refused).incrementAndGet();
                        if (n % 20 == 0) {
                            requireNothingThatMustNotBe();
                        }
                    }
                    return true;
                });
            }
            for (var it : people.invokeAll(all)) {
                assertThat(it.get()).isTrue();
            }
        }

        requireNothingThatMustNotBe();
        System.out.println("lockers: " + done + " deeds done, " + refused + " refused");
        assertThat(done.get()).as("deeds that were done").isGreaterThan(PEOPLE * DEEDS_EACH / 10);
    }

    /** False where it was refused, in words or because somebody was quicker. */
    private boolean deed(Random random, List<OrderView> ready) {
        try {
            return switch (random.nextInt(17)) {
                case 0 -> reserve(random);
                case 1 ->
                    ofSome(
                            random,
                            ReservationState.AWAITED,
                            it -> hall.lockers().declare(member(), it.id(), it.version()));
                case 2 ->
                    ofSome(
                            random,
                            ReservationState.AWAITED,
                            it -> hall.lockers().cancel(member(), it.id(), it.version()));
                case 3 ->
                    ofSome(random, ReservationState.DECLARED, it -> {
                        hall.lockerDesk().emptied(desk.concierge(), it.id(), it.version());
                        return it;
                    });
                case 4, 5, 6 -> load(random, ready);
                case 7 ->
                    ofSome(
                            random,
                            ReservationState.LOADED,
                            it -> hall.lockers().takeOut(member(), it.id(), it.version()));
                case 8 ->
                    ofSome(random, ReservationState.LOADED, it -> {
                        hall.lockerDesk().takeBack(desk.concierge(), it.id(), "C" + random.nextInt(9), it.version());
                        return it;
                    });
                case 9 ->
                    ofSome(random, ReservationState.LOADED, it -> {
                        hall.lockerDesk().foundTaken(desk.concierge(), it.id(), it.version());
                        return it;
                    });
                case 10 -> undo(random, ready);
                case 11 -> lookForOrFind(random, ready);
                case 12 ->
                    ofSome(
                            random,
                            ReservationState.LOADED,
                            it -> it.delegate() == null
                                    ? hall.lockers().delegate(member(), it.id(), it.version(), "Camille Roy")
                                    : hall.lockers().withdrawDelegation(member(), it.id(), it.version()));
                case 13 ->
                    ofSome(
                            random,
                            ReservationState.LOADED,
                            it -> hall.lockers().takenOutByDelegate(member(), it.id(), it.version()));
                case 14 ->
                    ofSome(
                            random,
                            ReservationState.LOADED,
                            it -> hall.lockers()
                                    .hold(
                                            member(),
                                            it.id(),
                                            it.version(),
                                            it.lastDay().plusDays(random.nextInt(20))));
                case 15 -> {
                    job.expire();
                    yield true;
                }
                default -> {
                    hall.setCodes();
                    yield true;
                }
            };
        } catch (Refused | ConcurrencyFailureException _) {
            return false;
        }
    }

    private boolean reserve(Random random) {
        var wanted =
                new DropOff(desk.site(), null, random.nextInt(4) == 0 ? Size.M : Size.S, random.nextInt(4) == 0, null);
        hall.lockers().reserve(member(), wanted);
        return true;
    }

    private boolean load(Random random, List<OrderView> ready) {
        var order = some(random, ready);
        hall.lockerDesk().load(desk.concierge(), order.id(), List.of(), null);
        return true;
    }

    private boolean undo(Random random, List<OrderView> ready) {
        var gestures = custody.ledger(desk.concierge(), some(random, ready).id());
        custody.undo(desk.concierge(), gestures.getFirst().transfer());
        return true;
    }

    /** A piece turns out to be missing, and turns up again. */
    private boolean lookForOrFind(Random random, List<OrderView> ready) {
        ItemView item = some(
                random, custody.itemsOf(desk.concierge(), some(random, ready).id()));
        if (item.missing()) {
            custody.recover(desk.concierge(), item.label(), "D1", Reserves.NONE);
        } else if (item.holder() instanceof Holder.Locker) {
            custody.miss(desk.concierge(), item.label());
        } else {
            return false;
        }
        return true;
    }

    private interface Step {
        ReservationView take(ReservationView it);
    }

    private boolean ofSome(Random random, ReservationState state, Step step) {
        var all = hall.lockers().mine(member(), 50).stream()
                .filter(it -> it.state() == state)
                .toList();
        if (all.isEmpty()) {
            return false;
        }
        step.take(some(random, all));
        return true;
    }

    private Actor member() {
        return desk.as(Role.MEMBER, desk.member().value());
    }

    private static <T> T some(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private void requireNothingThatMustNotBe() {
        var found = desk.there(() -> requireNonNull(transactions.execute(_ -> {
            var all = new TreeMap<String, List<String>>();
            NEVER.forEach((what, sql) ->
                    all.put(what, jdbc.sql(sql).query(String.class).list()));
            all.values().removeIf(List::isEmpty);
            return all;
        })));
        assertThat(found).isEmpty();
    }
}
