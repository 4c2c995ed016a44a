package fr.conciergerie.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the migrations left: no view, function, default, check or policy goes by the day of the database. */
@DatabaseTest
class DaysInTheSchemaTest {

    @Autowired
    JdbcClient jdbc;

    @Test
    void nothingInTheSchemaAsksTheDatabaseWhichDayItIs() {
        var written = jdbc.sql("""
                        select 'view ' || schemaname || '.' || viewname as name, definition as sql from pg_views
                         where schemaname <> all (array['pg_catalog', 'information_schema'])
                        union all
                        select 'function ' || n.nspname || '.' || p.proname, coalesce(p.prosrc, '') || coalesce(pg_get_function_sqlbody(p.oid), '')
                          from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                         where n.nspname <> all (array['pg_catalog', 'information_schema'])
                        union all
                        select 'default of ' || adrelid::regclass, pg_get_expr(adbin, adrelid) from pg_attrdef
                        union all
                        select 'constraint ' || conname, pg_get_constraintdef(oid) from pg_constraint
                        union all
                        select 'policy ' || policyname, concat(qual, with_check) from pg_policies
                        union all
                        select 'index ' || indexrelid::regclass, pg_get_indexdef(indexrelid) from pg_index
                        """)
                .query((row, _) -> new Written(row.getString("name"), row.getString("sql")))
                .list();

        assertThat(written).hasSizeGreaterThan(500);
        assertThat(written)
                .filteredOn(it -> DaysInSql.TODAY.matcher(it.sql()).find())
                .extracting(Written::name)
                .isEmpty();
    }

    /** Whatever the machine's zone: a moment that is made a day without saying where is a day of the operator. */
    @Test
    void theConnectionsKeepTheClockOfTheOperator() {
        assertThat(jdbc.sql("select current_setting('TimeZone')")
                        .query(String.class)
                        .single())
                .isEqualTo("Europe/Paris");
        assertThat(jdbc.sql("select cast(timestamptz '2026-12-31T23:30:00Z' as date)")
                        .query(LocalDate.class)
                        .single())
                .isEqualTo("2027-01-01");
    }

    private record Written(String name, String sql) {}
}
