package fr.conciergerie.bench;

import fr.conciergerie.facts.Facts;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.Tenant;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import javax.sql.DataSource;

/** What a report costs over few and over very many orders, and what it takes to count its facts anew. */
final class Reports {

    private static final int FEW = 100_000;
    private static final int MANY = 10_000_000;

    private static final int TIMES = 30;

    private final Facts facts;
    private final LargeYear year;
    private final DataSource database;
    private final OperatorId operator;
    private final int port;

    Reports(Facts facts, LargeYear year, DataSource database, OperatorId operator, int port) {
        this.facts = facts;
        this.year = year;
        this.database = database;
        this.operator = operator;
        this.port = port;
    }

    void measure() throws SQLException, IOException {
        year.fillUpTo(FEW);
        Tenant.call(operator, facts::rebuild);
        year.tidyFacts();
        double few = reportMillis();
        System.out.printf(Locale.ROOT, "%nannual report over %,d order lines: %.0f ms%n", FEW, few);

        year.fillUpTo(MANY);
        double plain = plainPerSecond();
        double rebuilt = rebuiltPerSecond();
        year.tidyFacts();
        double many = reportMillis();
        System.out.printf(
                Locale.ROOT,
                "annual report over %,d order lines: %.0f ms, %.2f times as long%n"
                        + "plain insert … select of the facts' rows: %,.0f rows a second%n"
                        + "the facts counted anew: %,.0f rows a second, ratio %.2f%n",
                MANY,
                many,
                many / few,
                plain,
                rebuilt,
                rebuilt / plain);
    }

    /** From the request to the last byte, the middle one of some. */
    private double reportMillis() throws IOException {
        var request = HttpClientOnASocket.request(
                "GET",
                "/api/v1/reports/annual?organisation=%s&year=%d".formatted(LargeYear.CLIENT, LargeYear.YEAR),
                "Authorization: Bearer demo-manager\r\n",
                "");
        var nanos = new long[TIMES];
        try (var connection = new HttpClientOnASocket(port)) {
            for (int i = 0; i < TIMES; i++) {
                connection.send(request, 200);
            }
            for (int i = 0; i < TIMES; i++) {
                long begun = System.nanoTime();
                connection.send(request, 200);
                nanos[i] = System.nanoTime() - begun;
            }
        }
        Arrays.sort(nanos);
        return nanos[TIMES / 2] / 1e6;
    }

    /** The same rows by the same role into a table with the same key, and nothing else. */
    private double plainPerSecond() throws SQLException {
        year.preparePlain();
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var bound = connection.prepareStatement("select set_config('app.operator', ?, true)")) {
                bound.setString(1, operator.toString());
                bound.execute();
            }
            long begun = System.nanoTime();
            long rows;
            try (var insert = connection.createStatement()) {
                rows = insert.executeLargeUpdate("""
                        insert into reporting.bench_plain
                               (order_id, line_id, organisation_id, site_id, member_id, service_id, family, partner_id, asked_on,
                                is_order, is_kept, delivered_on, on_time, net_cents)
                        select order_id, line_id, organisation_id, site_id, member_id, service_id, family, partner_id, asked_on,
                               is_order, is_kept, delivered_on, on_time, net_cents
                          from reporting.line_count_v
                        """);
            }
            connection.commit();
            return rows / ((System.nanoTime() - begun) / 1e9);
        } finally {
            year.dropPlain();
        }
    }

    private double rebuiltPerSecond() {
        long begun = System.nanoTime();
        long rows = Tenant.call(operator, facts::rebuild);
        return rows / ((System.nanoTime() - begun) / 1e9);
    }
}
