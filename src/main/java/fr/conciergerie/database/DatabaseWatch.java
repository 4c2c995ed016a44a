package fr.conciergerie.database;

import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the database a few times a second whether it is there, on a connection of its own. When it is not, or says nothing,
 * every connection that waits for it is let go and nobody waits for a new one; when it answers again, work goes on by itself.
 *
 * <p>A time-out on each connection would not do: it cannot tell a statement that takes long from a network that is dead.
 */
final class DatabaseWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);

    private static final Duration BETWEEN = Duration.ofMillis(400);

    /** With the time between it is less than the three seconds within which whoever asks is told. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(2);

    private final Access access;
    private final String sockets = UUID.randomUUID().toString();
    private final Thread thread;
    private volatile boolean away;
    private volatile boolean closed;
    private @Nullable Connection connection;

    DatabaseWatch(Access access) {
        this.access = access;
        thread = Thread.ofVirtual().name("database-watch").unstarted(this::watch);
    }

    void start() {
        thread.start();
    }

    /** Under which its connections are to be opened, see {@link WatchedSockets}. */
    String sockets() {
        return sockets;
    }

    /** Spares whoever asks the wait for a connection that there will not be. */
    void mustBeThere() throws SQLException {
        if (away) {
            throw new SQLTransientConnectionException("the database is away", "08001");
        }
    }

    private void watch() {
        while (!closed) {
            boolean there = answers();
            if (!closed) {
                note(there);
            }
            pause();
        }
        hangUp();
    }

    /** That it is away is known before anybody is let go, or they would wait for another connection. */
    private void note(boolean there) {
        if (there == away) {
            away = !there;
            log(there);
        }
        if (!there) {
            WatchedSockets.closeAll(sockets);
        }
    }

    private static void log(boolean there) {
        if (there) {
            LOG.info("the database answers again");
        } else {
            LOG.warn("the database does not answer");
        }
    }

    private boolean answers() {
        try {
            ask();
            return true;
        } catch (SQLException e) {
            hangUp();
            return !isSilence(e) && answersAnew();
        }
    }

    /** Somebody may have ended our connection alone. */
    private boolean answersAnew() {
        try {
            ask();
            return true;
        } catch (SQLException e) {
            hangUp();
            return false;
        }
    }

    private void ask() throws SQLException {
        var line = connection == null ? access.connectWithin(LONGEST_SILENCE) : connection;
        connection = line;
        try (var statement = line.createStatement()) {
            statement.execute("select 1");
        }
    }

    private static boolean isSilence(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return true;
            }
        }
        return false;
    }

    private void hangUp() {
        var line = connection;
        connection = null;
        if (line != null) {
            try {
                line.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.debug("the line was dead already", e);
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(BETWEEN);
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(LONGEST_SILENCE.multipliedBy(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        WatchedSockets.forget(sockets);
    }
}
