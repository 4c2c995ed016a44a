package fr.conciergerie.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** The application's connections: those of the requests, and the few of what follows them. */
final class Pools extends AbstractDataSource implements AutoCloseable {

    private final DatabaseWatch watch;
    private final HikariDataSource requests;
    private final HikariDataSource followUp;

    Pools(DatabaseWatch watch, HikariDataSource requests, HikariDataSource followUp) {
        this.watch = watch;
        this.requests = requests;
        this.followUp = followUp;
        watch.start();
    }

    @Override
    public Connection getConnection() throws SQLException {
        watch.mustBeThere();
        return (BackgroundWork.isRunning() ? followUp : requests).getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return type.isInstance(requests) ? type.cast(requests) : super.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(requests) || super.isWrapperFor(type);
    }

    @Override
    public void close() {
        watch.close();
        followUp.close();
        requests.close();
    }
}
