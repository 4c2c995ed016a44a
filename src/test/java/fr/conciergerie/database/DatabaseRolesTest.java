package fr.conciergerie.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The application's role can do its work and nothing that would let it look past the policies. */
@DatabaseTest
class DatabaseRolesTest {

    @Autowired
    JdbcClient jdbc;

    @Test
    void theApplicationIsNeitherOwnerNorSuperuser() {
        assertThat(jdbc.sql("select current_user").query(String.class).single()).isEqualTo("conciergerie_app");
        assertThat(
                        yes(
                                "select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb from pg_roles where rolname = current_user"))
                .isFalse();
        assertThat(yes("select pg_has_role('conciergerie', 'member')")).isFalse();
    }

    @Test
    void theApplicationOwnsNothing() {
        assertThat(jdbc.sql("""
                select (select count(*) from pg_class where relowner = current_user::regrole)
                     + (select count(*) from pg_proc where proowner = current_user::regrole)
                     + (select count(*) from pg_namespace where nspowner = current_user::regrole)
                """).query(Long.class).single()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table shared.mine (id int)",
                "create schema mine",
                "alter table organisations.site disable row level security",
                "drop policy tenant on organisations.site",
                "create policy all_of_it on organisations.site using (true)",
                "set role conciergerie",
                "set session authorization conciergerie",
                "alter role conciergerie_app bypassrls",
                "truncate organisations.site",
                "select * from shared.flyway_schema_history",
                "update shared.installation set purpose = 'DEMONSTRATION'"
            })
    void theApplicationMayNot(String sql) {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> jdbc.sql(sql).update());
    }

    @Test
    void turningRowSecurityOffIsAnErrorNotAWayIn() {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> jdbc.sql("set row_security = off; select * from organisations.site")
                        .query()
                        .listOfRows());
        jdbc.sql("reset row_security").update();
    }

    @Test
    void twoInstancesMayStartTogetherOnANewDatabase() throws Exception {
        var owner = TestDatabase.named("two_instances");
        Callable<PreparedDatabase> start = () -> PreparedDatabase.prepare(owner, null, Installation.PRODUCTION);

        try (var both = Executors.newFixedThreadPool(2)) {
            var one = both.submit(start);
            var other = both.submit(start);

            assertThat(one.get()).isEqualTo(other.get());
        }
    }

    @Test
    void anOwnerWithoutTheRightToMakeRolesIsToldWhatToRun() throws SQLException {
        var owner = plainOwner("modest");

        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> PreparedDatabase.prepare(owner, null, Installation.PRODUCTION))
                .withMessageContainingAll("create role modest_app", "CONCIERGERIE_DATABASE_APP_USER");
    }

    @Test
    void aRoleMadeByHandServesToo() throws SQLException {
        var owner = plainOwner("careful");
        var given = owner.as("made_by_hand", "by hand");
        superuser("create role made_by_hand login password 'by hand'");

        var prepared = PreparedDatabase.prepare(owner, given, Installation.PRODUCTION);

        try (var connection = prepared.application().connect();
                var statement = connection.createStatement()) {
            assertThat(statement
                            .executeQuery("select purpose from shared.installation")
                            .next())
                    .isTrue();
        }
    }

    @Test
    void aRoleThatCouldLookPastThePoliciesIsRefused() throws SQLException {
        var owner = plainOwner("generous");
        superuser("create role mighty login bypassrls password 'mighty'");

        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(
                        () -> PreparedDatabase.prepare(owner, owner.as("mighty", "mighty"), Installation.PRODUCTION))
                .withMessageContaining("row-level security");
    }

    /** What was kept before a change is changed along, although whoever makes it sees no operator's rows. */
    @Test
    void anOwnerWhoSeesNoRowsBringsThemUpToDate() throws SQLException {
        var owner = plainOwner("upgrading");
        superuser("create role upgraded login password 'by hand'");
        var given = owner.as("upgraded", "by hand");
        PreparedDatabase.prepareAsOf(Map.of("freebusy", "1"), owner, given, Installation.PRODUCTION);
        execute(owner, """
                select set_config('app.operator', gen_random_uuid()::text, false);
                insert into freebusy.external_calendar (owner_id, address, zone, next_at)
                values (gen_random_uuid(), 'https://Calendars.example/of/lou.ics', 'Europe/Paris', now())
                """);

        PreparedDatabase.prepare(owner, given, Installation.PRODUCTION);

        var all = new Access(
                owner.url(),
                TestDatabase.superuser().user(),
                TestDatabase.superuser().password());
        try (var connection = all.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select host from freebusy.external_calendar")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString("host")).isEqualTo("calendars.example");
        }
    }

    private static Access plainOwner(String name) throws SQLException {
        superuser("create role %s login password 'secret'".formatted(name));
        superuser("create database %1$s owner %1$s".formatted(name));
        var server = TestDatabase.superuser();
        return new Access(server.url().replaceFirst("/postgres$", "/" + name), name, "secret");
    }

    private static void superuser(String sql) throws SQLException {
        execute(TestDatabase.superuser(), sql);
    }

    private static void execute(Access as, String sql) throws SQLException {
        try (var connection = as.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private boolean yes(String sql) {
        return jdbc.sql(sql).query(Boolean.class).single();
    }
}
