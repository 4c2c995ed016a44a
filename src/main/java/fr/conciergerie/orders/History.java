package fr.conciergerie.orders;

import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.Money;
import fr.conciergerie.web.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What happened to the lines of an order, told in the order's page. Only ever added to. */
@Repository
class History {

    private final JdbcClient jdbc;

    History(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param actor who did it; null when it happened by itself */
    void add(OrderId order, LineId line, HistoryEntry entry, @Nullable Actor actor, Instant now) {
        var reason = entry.reason();
        jdbc.sql("""
                insert into orders.history
                       (id, order_id, line_id, at, what, account_id, role, place, reason_code, reason, person, day, cents)
                values (:id, :order, :line, :at, :what, :account, :role, :place, :reasonCode, :reason, :person, :day, :cents)
                """)
                .param("id", Ids.next(now))
                .param("order", order.value())
                .param("line", line.value())
                .param("at", Columns.utc(now))
                .param("what", entry.what().name())
                .param("account", actor == null ? null : actor.account())
                .param("role", actor == null ? null : actor.role().name())
                .param("place", entry.place())
                .param("reasonCode", reason == null ? null : reason.code())
                .param("reason", reason == null ? null : reason.words())
                .param("person", entry.person())
                .param("day", entry.day())
                .param("cents", cents(entry.price()))
                .update();
    }

    private static @Nullable Long cents(@Nullable Money price) {
        return price == null ? null : price.cents();
    }
}
