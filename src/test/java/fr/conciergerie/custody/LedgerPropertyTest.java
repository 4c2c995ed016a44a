package fr.conciergerie.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.conciergerie.custody.Counter.Desk;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.OrderView;
import fr.conciergerie.orders.Orders;
import fr.conciergerie.shared.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the ledger promises whatever happens: histories made up from a seed, by several people at once, on PostgreSQL. */
@SpringBootTest
@AutoConfigureMockMvc
class LedgerPropertyTest {

    private static final int PEOPLE = 4;
    private static final int GESTURES_EACH = 500;
    private static final int LINES = 10;
    private static final int PIECES_EACH = 4;

    @Autowired
    Counter counter;

    @Autowired
    Custody custody;

    @Autowired
    Orders orders;

    @Autowired
    ItemRepository items;

    @Autowired
    Ledger ledger;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private Desk desk;

    @BeforeEach
    void aDeskOfItsOwn() {
        desk = counter.open();
    }

    @Test
    void whoeverDoesWhateverEveryPieceHasOneHolderAndAnUnbrokenChain() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("seed of this run: " + seed);
        var order =
                counter.order(desk, Collections.nCopies(LINES, Counter.SHOES).toArray(String[]::new));
        var pieces = labelled(order);

        int done = 0;
        try (var people = Executors.newFixedThreadPool(PEOPLE)) {
            var work = new ArrayList<Future<Integer>>();
            for (int person = 0; person < PEOPLE; person++) {
                var random = new Random(seed + person);
                work.add(people.submit(() -> handleAtRandom(pieces, random)));
            }
            for (var it : work) {
                done += it.get();
            }
        }

        assertThat(requireUnbroken(order)).as("transfers kept, seed %s", seed).isEqualTo(done);
    }

    @Test
    void theLedgerCannotBeRewritten() {
        var label = deposited().items().getFirst().id();

        refused("update custody.custody_event set method = 'SIGNATURE' where item_id = :item", label);
        refused("delete from custody.custody_event where item_id = :item", label);
        refused(
                "update custody.item set holder_kind = 'DISPOSED', holder_id = null, holder_detail = 'x' where id = :item",
                label);
        refused("delete from custody.item where id = :item", label);
        refused("update custody.sighting set what = 'FOUND' where item_id = :item", label);
        refused("truncate custody.custody_event", label);
    }

    @Test
    void aLineIsNotReadyWhileAPieceIsElsewhere() {
        var handed = deposited();
        var order = handed.order();
        desk.there(() -> custody.dispatch(desk.concierge(), order.id(), line(order), null));
        desk.there(() -> orders.accept(desk.concierge(), order.id(), line(order)));
        desk.there(() -> orders.complete(desk.concierge(), order.id(), line(order)));

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> desk.there(() -> orders.comeBack(desk.concierge(), order.id(), line(order), "C3")));
    }

    @Test
    void aPieceDoesNotLeaveTheShelfWhileItsLineSaysItIsThere() {
        var handed = deposited();

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> inTransaction(() -> ledger.transfer(
                        items.ofOrder(handed.order().id()),
                        new Holder.Partner(desk.cobbler()),
                        _ -> Method.SCAN,
                        new TransferId(Ids.next(Instant.now())),
                        desk.concierge(),
                        Instant.now())));
    }

    private int handleAtRandom(List<ItemView> pieces, Random random) {
        var remembered = new HashMap<ItemId, Item>();
        int done = 0;
        for (int i = 0; i < GESTURES_EACH; i++) {
            var piece = pieces.get(random.nextInt(pieces.size()));
            var to = someone(random);
            boolean byHeart = random.nextInt(10) == 0;
            done += attempt(piece, to, byHeart ? remembered.get(piece.id()) : null, remembered) ? 1 : 0;
        }
        return done;
    }

    /** Somebody moves a piece from where they see it, or from where they remember it. */
    private boolean attempt(ItemView piece, Holder to, @Nullable Item memory, Map<ItemId, Item> remembered) {
        try {
            return desk.there(() -> Boolean.TRUE.equals(new TransactionTemplate(transactions).execute(_ -> {
                var item = memory == null ? items.find(piece.label()).orElseThrow() : memory;
                remembered.put(piece.id(), item);
                if (item.holder().equals(to)) {
                    return false;
                }
                var now = Instant.now();
                ledger.transfer(
                        List.of(item), to, _ -> Method.SCAN, new TransferId(Ids.next(now)), desk.concierge(), now);
                return true;
            })));
        } catch (OptimisticLockingFailureException _) {
            return false;
        }
    }

    private Holder someone(Random random) {
        return switch (random.nextInt(7)) {
            case 0 -> new Holder.Member(desk.member());
            case 1 -> new Holder.Delegate("Alix");
            case 2 -> new Holder.Concierge(desk.concierge().account());
            case 3 -> new Holder.Partner(desk.cobbler());
            case 4 -> new Holder.Courier("tournée du mardi", null);
            case 5 -> new Holder.Locker(desk.site(), "Hall, A1", null);
            default -> new Holder.Storage(desk.site(), "B" + random.nextInt(9));
        };
    }

    /** Each piece: transfers numbered without a gap, each from where the last one ended, and the piece where they end. */
    private int requireUnbroken(OrderView order) {
        var transfers =
                desk.there(() -> new TransactionTemplate(transactions).execute(_ -> ledger.ofOrder(order.id())));
        var byPiece = new HashMap<ItemId, List<Transfer>>();
        for (var it : transfers) {
            byPiece.computeIfAbsent(it.item().id(), _ -> new ArrayList<>()).add(it);
        }
        byPiece.values().forEach(chain -> {
            chain.sort(Comparator.comparingInt(Transfer::seq));
            Holder holder = new Holder.Member(desk.member());
            for (int i = 0; i < chain.size(); i++) {
                assertThat(chain.get(i).seq()).isEqualTo(i + 1);
                assertThat(chain.get(i).from()).isEqualTo(holder);
                holder = chain.get(i).to();
            }
            assertThat(chain.getLast().item().holder()).isEqualTo(holder);
            assertThat(chain.getLast().item().seq()).isEqualTo(chain.size());
        });
        return transfers.size();
    }

    private List<ItemView> labelled(OrderView order) {
        return desk.there(() -> new TransactionTemplate(transactions).execute(_ -> {
            var labelled = new ArrayList<ItemView>();
            for (var line : order.lines()) {
                for (int piece = 1; piece <= PIECES_EACH; piece++) {
                    labelled.add(items.add(
                                    order.id(),
                                    line.id(),
                                    desk.site(),
                                    piece,
                                    PIECES_EACH,
                                    new PieceIn("Pièce", Reserves.NONE),
                                    new Holder.Member(desk.member()),
                                    Instant.now())
                            .view());
                }
            }
            return labelled;
        }));
    }

    private HandledLine deposited() {
        var order = counter.order(desk, Counter.SHOES);
        return desk.there(() -> custody.deposit(
                desk.concierge(), order.id(), line(order), List.of(new PieceIn("Bottines", Reserves.NONE)), "B2"));
    }

    private void refused(String sql, ItemId item) {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> inTransaction(
                        () -> jdbc.sql(sql).param("item", item.value()).update()));
    }

    private void inTransaction(Runnable work) {
        desk.there(() -> new TransactionTemplate(transactions).execute(_ -> {
            work.run();
            return true;
        }));
    }

    private static LineId line(OrderView order) {
        return order.lines().getFirst().id();
    }
}
