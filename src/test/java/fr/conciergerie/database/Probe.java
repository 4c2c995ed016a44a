package fr.conciergerie.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tries a real table, with its real policy and rights, whatever its columns are: for the length of a transaction it takes
 * every constraint off, so that a row with nothing but an operator fits in.
 */
final class Probe {

    private static final String NOT_ALLOWED = "42501";

    private final Connection connection;
    private final String table;

    Probe(Connection connection, String table) {
        this.connection = connection;
        this.table = table;
    }

    /** What is left to refuse a row afterwards is row-level security and the rights of the role. */
    void loosen() throws SQLException {
        run("""
            do $$
            declare
                one record;
            begin
                for one in select conname from pg_constraint
                            where conrelid = '%1$s'::regclass and contype in ('p', 'u', 'f', 'c', 'x')
                            order by contype <> 'f'
                loop
                    execute format('alter table %1$s drop constraint %%I cascade', one.conname);
                end loop;
                for one in select attname from pg_attribute
                            where attrelid = '%1$s'::regclass and attnum > 0 and attnotnull and not attisdropped
                              and attidentity = '' and attname <> 'operator_id'
                loop
                    execute format('alter table %1$s alter column %%I drop not null', one.attname);
                end loop;
            end
            $$
            """.formatted(table));
        run("alter table %s disable trigger user".formatted(table));
    }

    void becomeApplication() throws SQLException {
        run("grant conciergerie_app to current_user with set true");
        run("set local role conciergerie_app");
    }

    void workFor(UUID operator) throws SQLException {
        workFor(operator.toString());
    }

    void workForNobody() throws SQLException {
        workFor("");
    }

    void workFor(String operator) throws SQLException {
        try (var statement = connection.prepareStatement("select set_config('app.operator', ?, true)")) {
            statement.setString(1, operator);
            statement.execute();
        }
    }

    boolean may(String right) throws SQLException {
        return "t".equals(value("select has_table_privilege('%s', '%s')".formatted(table, right)));
    }

    int count() throws SQLException {
        return Integer.parseInt(String.valueOf(value("select count(*) from %s".formatted(table))));
    }

    void refusesOrTouchesNothing(String sql) throws SQLException {
        var savepoint = connection.setSavepoint();
        try (var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).as(sql).isZero();
        } catch (SQLException e) {
            connection.rollback(savepoint);
            assertThat(e.getSQLState()).as(sql).isEqualTo(NOT_ALLOWED);
        }
    }

    void refuses(String sql) throws SQLException {
        var savepoint = connection.setSavepoint();
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run(sql))
                .as(sql)
                .satisfies(e -> assertThat(e.getSQLState()).isEqualTo(NOT_ALLOWED));
        connection.rollback(savepoint);
    }

    void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private @Nullable String value(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            var row = statement.executeQuery(sql);
            row.next();
            return row.getString(1);
        }
    }
}
