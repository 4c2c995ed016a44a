package fr.conciergerie.figures;

import fr.conciergerie.facts.Facts;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Cursor;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Slice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** From a figure back to the order lines that it was counted from, for the operator alone. */
@Service
public class CountedLines {

    /** A page of them. */
    public static final int A_PAGE = 25;

    /** Days that periods can have, so that no cursor names one that the database does not know. */
    static final LocalDate FIRST_DAY = LocalDate.of(1999, 1, 1);

    static final LocalDate LAST_DAY = LocalDate.of(2102, 1, 1);

    private final Facts facts;
    private final SoFar soFar;
    private final JdbcClient jdbc;

    CountedLines(Facts facts, SoFar soFar, JdbcClient jdbc) {
        this.facts = facts;
        this.soFar = soFar;
        this.jdbc = jdbc;
    }

    /** Whether a figure is counted from order lines. */
    public static boolean areBehind(Indicator indicator) {
        return indicator.lines().isPresent();
    }

    /**
     * The latest first.
     *
     * @param cursor where the list was left; null for its beginning
     * @throws NotFound for a figure that is not counted from lines
     */
    @Transactional
    public Slice<CountedLine> of(Indicator indicator, Perimeter perimeter, Period period, @Nullable String cursor) {
        var behind = indicator.lines().orElseThrow(() -> new NotFound("lines behind " + indicator));
        facts.catchUp();
        var counted = soFar.forTheOperator(perimeter, period);
        var client = perimeter instanceof Perimeter.Client it ? it : null;
        var site = client == null ? null : client.site();
        var after = Cursor.read(cursor, 2);
        var lines = jdbc.sql("""
                        select f.line_id, f.order_id, l.number, l.service_name, f.family, s.name as site, p.name as partner,
                               f.%1$s as day, t.typed_at, %3$s as counts
                          from reporting.line_fact f
                          join orders.line_v l on l.id = f.line_id
                          left join orders.typed_late_v t on t.order_id = f.order_id
                          join organisations.site_then_v s
                            on s.site_id = f.site_id and s.since < f.%1$s + 1 and s.until >= f.%1$s + 1
                          left join partners.partner_then_v p
                            on p.partner_id = f.partner_id and p.since < f.%1$s + 1 and p.until >= f.%1$s + 1
                         where (:organisation::uuid is null or f.organisation_id = :organisation) and f.%1$s >= :from and f.%1$s < :until
                           and (:site::uuid is null or f.site_id = :site)
                           and %2$s
                           and (:day::date is null or (f.%1$s, f.line_id) < (:day, :line))
                         order by f.%1$s desc, f.line_id desc
                         limit :most
                        """.formatted(behind.day(), behind.about(), behind.counts()))
                .param(
                        "organisation",
                        client == null ? null : client.organisation().value())
                .param("from", period.from())
                .param("until", counted.end())
                .param("site", site == null ? null : site.value())
                .param("day", after == null ? null : day(after))
                .param("line", after == null ? null : after.uuid(1))
                .param("most", A_PAGE + 1)
                .query(CountedLines::line)
                .list();
        return Slice.of(lines, A_PAGE, it -> Cursor.of(it.day().toEpochDay(), it.line()));
    }

    static LocalDate day(Cursor cursor) {
        return LocalDate.ofEpochDay(Math.clamp(cursor.number(0), FIRST_DAY.toEpochDay(), LAST_DAY.toEpochDay()));
    }

    private static CountedLine line(ResultSet row, int number) throws SQLException {
        var typedAt = row.getObject("typed_at", OffsetDateTime.class);
        return new CountedLine(
                row.getObject("line_id", UUID.class),
                Columns.id(row, "order_id", OrderId::new),
                row.getString("number"),
                row.getString("service_name"),
                row.getString("family"),
                row.getString("site"),
                row.getString("partner"),
                row.getObject("day", LocalDate.class),
                typedAt == null ? null : typedAt.toInstant(),
                row.getBoolean("counts"));
    }
}
