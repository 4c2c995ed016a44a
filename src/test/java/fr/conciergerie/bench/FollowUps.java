package fr.conciergerie.bench;

import fr.conciergerie.shared.OperatorId;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** What follows an order after its answer: the listeners' work and the mail. Nothing else is measured while it goes on. */
final class FollowUps {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final DataSource database;
    private final OperatorId operator;

    FollowUps(DataSource database, OperatorId operator) {
        this.database = database;
        this.operator = operator;
    }

    /** How long it took until nothing was left to do. */
    Duration await() throws SQLException, InterruptedException {
        long begun = System.nanoTime();
        while (remain()) {
            var waited = Duration.ofNanos(System.nanoTime() - begun);
            if (waited.compareTo(LONGEST) > 0) {
                throw new IllegalStateException("what follows the orders is not done after " + waited);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** The events that replayed statements wrote down: nobody is told of orders that are no orders. */
    void forget() throws SQLException {
        bound("delete from web.event_publication", PreparedStatement::executeUpdate);
    }

    private boolean remain() throws SQLException {
        return bound("""
                select exists (select from web.event_publication)
                    or exists (select from notifications.message where status in ('WAITING', 'SENDING'))
                """, statement -> {
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        });
    }

    private <T> T bound(String sql, Work<T> work) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var bind = connection.prepareStatement("select set_config('app.operator', ?, true)");
                    var statement = connection.prepareStatement(sql)) {
                bind.setString(1, operator.toString());
                bind.execute();
                return work.with(statement);
            } finally {
                connection.commit();
            }
        }
    }

    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }
}
