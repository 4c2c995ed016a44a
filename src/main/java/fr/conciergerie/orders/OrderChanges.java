package fr.conciergerie.orders;

import fr.conciergerie.shared.Columns;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The orders that changed since they were last taken, for the one who counts them. What is taken comes back when the
 * transaction in which it was taken does not commit.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class OrderChanges {

    private final JdbcClient jdbc;

    OrderChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether there is anything to take. */
    public boolean areThere() {
        return jdbc.sql("select exists (select from orders.change)")
                .query(Boolean.class)
                .single();
    }

    /** Whether there are orders of which no change waits: all of them were taken, or they are older than the notes. */
    public boolean areOrdersWithout() {
        return jdbc.sql("""
                        select exists (select from orders.customer_order
                                        where id not in (select order_id from orders.change))
                        """).query(Boolean.class).single();
    }

    /**
     * Takes some, the earliest first.
     *
     * @param most how many changes, which may be of fewer orders
     * @return each order once; empty when there are none left
     */
    public List<OrderId> take(int most) {
        return jdbc.sql("""
                        with taken as (
                            delete from orders.change
                             where id in (select id from orders.change order by id limit :most)
                            returning order_id)
                        select distinct order_id from taken
                        """)
                .param("most", most)
                .query((row, _) -> Columns.id(row, "order_id", OrderId::new))
                .list();
    }

    /** Takes all without a look at them: everything is about to be counted anew. */
    public void takeAll() {
        jdbc.sql("delete from orders.change").update();
    }
}
