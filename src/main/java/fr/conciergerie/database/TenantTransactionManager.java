package fr.conciergerie.database;

import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Tenant;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells PostgreSQL, at the beginning of every transaction, whose rows it may see; row-level security does the rest. A
 * transaction begun with no operator bound sees no operator's rows.
 */
class TenantTransactionManager extends JdbcTransactionManager {

    TenantTransactionManager(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        super.doBegin(transaction, definition);
        var operator = Tenant.current();
        try {
            operator.ifPresent(this::setOperator);
            TransactionSynchronizationManager.bindResource(this, operator);
        } catch (RuntimeException | Error e) {
            super.doCleanupAfterCompletion(transaction);
            throw e;
        }
    }

    /** Work for one operator inside a transaction of another would be written to the wrong one. */
    @Override
    protected void prepareSynchronization(DefaultTransactionStatus status, TransactionDefinition definition) {
        if (status.hasTransaction() && !status.isNewTransaction()) {
            refuseOtherOperator();
        }
        super.prepareSynchronization(status, definition);
    }

    @Override
    protected Object doSuspend(Object transaction) {
        return new Suspended(super.doSuspend(transaction), TransactionSynchronizationManager.unbindResource(this));
    }

    @Override
    protected void doResume(@org.jspecify.annotations.Nullable Object transaction, Object suspended) {
        var earlier = (Suspended) suspended;
        super.doResume(transaction, earlier.connection());
        TransactionSynchronizationManager.bindResource(this, earlier.operator());
    }

    @Override
    protected void doCleanupAfterCompletion(Object transaction) {
        TransactionSynchronizationManager.unbindResourceIfPossible(this);
        super.doCleanupAfterCompletion(transaction);
    }

    private void setOperator(OperatorId operator) {
        var holder = (ConnectionHolder) TransactionSynchronizationManager.getResource(obtainDataSource());
        if (holder == null) {
            throw new IllegalTransactionStateException("the transaction has no connection");
        }
        try (var statement = holder.getConnection().prepareStatement("select set_config('app.operator', ?, true)")) {
            statement.setString(1, operator.toString());
            statement.execute();
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException("could not tell the database whose work this is", e);
        }
    }

    private void refuseOtherOperator() {
        var begun = TransactionSynchronizationManager.getResource(this);
        if (!Optional.of(Tenant.current()).equals(Optional.ofNullable(begun))) {
            throw new IllegalTransactionStateException(
                    "this transaction belongs to " + begun + ", the work in it to " + Tenant.current());
        }
    }

    /** A transaction that waits for an inner one to end, and whose it is. */
    private record Suspended(Object connection, Object operator) {}
}
