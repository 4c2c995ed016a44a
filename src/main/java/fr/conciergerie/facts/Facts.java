package fr.conciergerie.facts;

import fr.conciergerie.orders.OrderChanges;
import fr.conciergerie.orders.OrderId;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The facts that figures are counted from follow the orders: what an order that changed had counted for is taken back, and
 * what it counts for now is added. One at a time for each operator: two instances that added to one sum would not see each
 * other.
 */
@Service
public class Facts {

    /** Changes a turn: few enough that the orders are not held up, many enough that each turn is worth it. */
    private static final int AT_ONCE = 1_000;

    private final OrderChanges changes;
    private final FactRepository repository;

    Facts(OrderChanges changes, FactRepository repository) {
        this.changes = changes;
        this.repository = repository;
    }

    /**
     * Counts what changed until now, before somebody reads figures. Within a transaction that may only read, they are read
     * as they were counted last, a minute ago at most.
     */
    @Transactional
    public void catchUp() {
        boolean more = !TransactionSynchronizationManager.isCurrentTransactionReadOnly()
                && (changes.areThere() || isToBegin());
        while (more) {
            more = catchUpSome();
        }
    }

    /**
     * The first time in an installation that has orders from before there were facts, all are counted.
     *
     * @return whether there may be more
     */
    @Transactional
    public boolean catchUpSome() {
        repository.lock();
        if (isToBegin()) {
            rebuild();
        }
        var orders = changes.take(AT_ONCE).stream().map(OrderId::value).toArray(UUID[]::new);
        if (orders.length > 0) {
            repository.takeBack(orders);
            repository.count(orders);
        }
        return orders.length > 0;
    }

    private boolean isToBegin() {
        return repository.isEmpty() && changes.areOrdersWithout();
    }

    /**
     * Counts everything anew from the orders.
     *
     * @return how many lines there are
     */
    @Transactional
    public long rebuild() {
        repository.lock();
        changes.takeAll();
        repository.clear();
        return repository.countAll();
    }

    /** What differs from the orders once everything that changed has been counted; empty when nothing does. */
    @Transactional
    public List<Difference> compare() {
        catchUp();
        repository.lock();
        return repository.differences();
    }

    /**
     * Facts that are not what the orders say.
     *
     * @param table which of them
     * @param rows how many rows are wrong, missing or too many
     */
    public record Difference(String table, long rows) {}
}
