package fr.conciergerie.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** No operator sees or touches a row of another: tried on every table there is, and on each one to come. */
@DatabaseTest
class TenancyTest {

    private static final Access OWNER = TestDatabase.named("conciergerie");

    @Test
    void everyTableHasAnOperatorOrAReasonToHaveNone() throws SQLException {
        var unprotected = tables().stream().filter(it -> !it.isProtected()).map(Tenancy.Table::name);

        assertThat(unprotected)
                .allSatisfy(it -> assertThat(Untenanted.of(it)).as(it).isPresent());
    }

    @Test
    void everyTableListedWithoutOperatorIsThere() throws SQLException {
        assertThat(tables())
                .extracting(Tenancy.Table::name)
                .containsAll(Arrays.stream(Untenanted.values())
                        .map(Untenanted::table)
                        .toList());
    }

    @Test
    void everyViewReadsWithTheRightsOfWhoAsks() throws SQLException {
        assertThat(names("""
                select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where n.nspname = any (?) and (c.relkind = 'm' or c.relkind = 'v'
                   and not 'security_invoker=true' = any (coalesce(c.reloptions, '{}'))
                   and not 'security_invoker=on' = any (coalesce(c.reloptions, '{}')))
                """)).as("views made without (security_invoker)").isEmpty();
    }

    @Test
    void functionsWithTheOwnersRightsCannotBeLedAstray() throws SQLException {
        assertThat(names("""
                select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                 where n.nspname = any (?) and p.prosecdef
                   and not exists (select from unnest(p.proconfig) setting where setting like 'search_path=%')
                """))
                .as("security definer functions without set search_path")
                .isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> aRowIsThereForItsOperatorAlone() throws SQLException {
        return tables().stream()
                .filter(Tenancy.Table::isProtected)
                .map(it -> dynamicTest(it.name(), () -> tryAll(it.name())));
    }

    /** Everything happens in one transaction that is rolled back, the removal of the constraints included. */
    private static void tryAll(String table) throws SQLException {
        var ours = UUID.randomUUID();
        var theirs = UUID.randomUUID();
        try (var connection = OWNER.connect()) {
            connection.setAutoCommit(false);
            var probe = new Probe(connection, table);
            probe.loosen();
            probe.workFor(ours);
            probe.run("insert into %s (operator_id) values ('%s')".formatted(table, ours));
            probe.becomeApplication();

            if (probe.may("select")) {
                assertThat(probe.count()).as("our own row").isOne();
                probe.workFor(theirs);
                assertThat(probe.count()).as("our row, seen by them").isZero();
                probe.workForNobody();
                assertThat(probe.count()).as("our row, seen by nobody").isZero();
            }
            for (var stranger : new String[] {theirs.toString(), ""}) {
                probe.workFor(stranger);
                probe.refusesOrTouchesNothing("update %s set operator_id = operator_id".formatted(table));
                probe.refusesOrTouchesNothing("delete from %s".formatted(table));
                probe.refuses("insert into %s (operator_id) values ('%s')".formatted(table, ours));
            }
            probe.workFor(ours);
            probe.refuses("update %s set operator_id = '%s'".formatted(table, theirs));
            connection.rollback();
        }
    }

    private static List<Tenancy.Table> tables() throws SQLException {
        try (var connection = OWNER.connect()) {
            return Tenancy.tables(connection);
        }
    }

    private static List<String> names(String sql) throws SQLException {
        try (Connection connection = OWNER.connect();
                var query = connection.prepareStatement(sql)) {
            query.setArray(1, connection.createArrayOf("text", Migrations.MODULES.toArray()));
            var rows = query.executeQuery();
            var names = new ArrayList<String>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }
}
