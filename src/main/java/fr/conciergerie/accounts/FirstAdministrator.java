package fr.conciergerie.accounts;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * While there is no administrator, a start prints a link with which one makes their account. Of several instances one
 * prints it: the one that holds a lock of the database for as long as it runs, and which dies with it.
 */
@Component
class FirstAdministrator {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

    private static final long LOCK = 0x434F4E4349455247L;

    private final AccountRepository repository;
    private final Links links;
    private final DataSource database;
    private final boolean demo;
    private @Nullable Connection lock;

    FirstAdministrator(
            AccountRepository repository,
            Links links,
            DataSource database,
            @Value("${conciergerie.demo:false}") boolean demo) {
        this.repository = repository;
        this.links = links;
        this.database = database;
        this.demo = demo;
    }

    /** Before the last words of a start, which say where the application is. */
    @EventListener(ApplicationReadyEvent.class)
    @Order(0)
    void showTheWayIn() throws SQLException {
        if (demo || repository.hasAdministrator() || !isTheOne()) {
            return;
        }
        System.out.printf(
                "%nNobody administers this installation yet. Make the first account here, once:%n%n  %s%n%n",
                links.setup());
    }

    /** Holds a connection of its own until the process ends: only an installation that nobody uses yet comes here. */
    private boolean isTheOne() throws SQLException {
        var connection = database.getConnection();
        try (var statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            statement.setLong(1, LOCK);
            try (var answer = statement.executeQuery()) {
                if (answer.next() && answer.getBoolean(1)) {
                    lock = connection;
                    return true;
                }
            }
        }
        connection.close();
        return false;
    }

    /**
     * There is one now.
     *
     * @param account theirs
     */
    record Made(UUID account) {}

    /** The connection goes back. */
    @TransactionalEventListener
    void rest(Made first) throws SQLException {
        LOG.info("account {} administers this installation now", first.account());
        var held = lock;
        if (held != null) {
            lock = null;
            try (held;
                    var statement = held.prepareStatement("select pg_advisory_unlock_all()")) {
                statement.execute();
            }
        }
    }
}
