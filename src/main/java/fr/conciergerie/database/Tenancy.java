package fr.conciergerie.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The tables of the modules, and whether row-level security keeps the operators apart in each of them. */
final class Tenancy {

    private Tenancy() {}

    /** A table that a migration forgot to protect would show every operator's rows to all: better not to start. */
    static void verify(Connection owner) throws SQLException {
        var open = new ArrayList<String>();
        for (var table : tables(owner)) {
            if (!table.isProtected() && Untenanted.of(table.name()).isEmpty()) {
                open.add(table.name());
            }
        }
        if (!open.isEmpty()) {
            throw new IllegalStateException("""
                    these tables have no row-level security: %s; their migration calls shared.tenant_table, \
                    or Untenanted says why they belong to no operator""".formatted(open));
        }
    }

    static List<Table> tables(Connection owner) throws SQLException {
        try (var query = owner.prepareStatement("""
                select n.nspname || '.' || c.relname,
                       c.relrowsecurity and c.relforcerowsecurity
                       and exists (select from pg_policy p where p.polrelid = c.oid)
                       and exists (select from pg_attribute a
                                    where a.attrelid = c.oid and a.attname = 'operator_id' and a.attnotnull and not a.attisdropped)
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where n.nspname = any (?) and c.relkind in ('r', 'p') and c.relname <> ?
                 order by 1
                """)) {
            query.setArray(1, owner.createArrayOf("text", Migrations.MODULES.toArray()));
            query.setString(2, Migrations.HISTORY);
            var rows = query.executeQuery();
            var tables = new ArrayList<Table>();
            while (rows.next()) {
                tables.add(new Table(rows.getString(1), rows.getBoolean(2)));
            }
            return tables;
        }
    }

    /** @param isProtected whether it has an operator, and row-level security enabled and forced with a policy */
    record Table(String name, boolean isProtected) {}
}
