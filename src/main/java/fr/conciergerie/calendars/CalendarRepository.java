package fr.conciergerie.calendars;

import fr.conciergerie.bookings.PractitionerId;
import fr.conciergerie.calendars.Appointment.Place;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What stands in calendars, read from the views of the modules below. */
@Repository
class CalendarRepository {

    private static final String APPOINTMENTS = """
            select b.id, b.line_id, b.starts_at, b.ends_at, b.status, b.sequence, b.changed_at, b.room, b.zone, t.name as site,
                   t.desk_place, t.address, t.postcode, t.city, l.family, l.service_name, m.name as member,
                   exists (select from bookings.booking_v g where g.guest_of = b.id and g.status <> 'CANCELLED') as two
              from bookings.booking_v b
              join organisations.site_v t on t.id = b.site_id
              join organisations.member_v m on m.id = b.member_id
              join orders.line_v l on l.id = b.line_id
            """;

    private static final String SESSIONS = """
            select d.id, d.starts_at, d.ends_at, d.status, d.version, d.changed_at, t.zone, t.name as site, t.desk_place, t.address,
                   t.postcode, t.city
              from calendar.desk_session_v d
              join organisations.site_v t on t.id = d.site_id
            """;

    private final JdbcClient jdbc;

    CalendarRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Of which time a calendar shows something.
     *
     * @param cancelledSince what was cancelled earlier is no longer shown
     */
    record Window(Instant from, Instant until, Instant cancelledSince) {

        JdbcClient.StatementSpec of(JdbcClient.StatementSpec asked) {
            return asked.param("from", Columns.utc(from))
                    .param("until", Columns.utc(until))
                    .param("cancelledSince", Columns.utc(cancelledSince));
        }
    }

    /** None of a guest's line: they come along with the member. */
    Optional<Appointment> of(LineId line) {
        return jdbc.sql(APPOINTMENTS + " where b.line_id = :line and b.guest_of is null")
                .param("line", line.value())
                .query((row, _) -> appointment(row))
                .optional();
    }

    /** An hour that somebody was invited to. @param address at which they are written to */
    record Noted(
            OrderId order,
            LineId line,
            int sequence,
            Instant startsAt,
            @Nullable String address) {}

    /** Empty where nobody comes any more. */
    Optional<Noted> noted(UUID booking) {
        return jdbc.sql("""
                        select b.order_id, b.line_id, b.sequence, b.starts_at, m.email
                          from bookings.booking_v b
                          join organisations.member_v m on m.id = b.member_id
                         where b.id = :booking and b.status <> 'CANCELLED'
                        """)
                .param("booking", booking)
                .query((row, _) -> new Noted(
                        Columns.id(row, "order_id", OrderId::new),
                        Columns.id(row, "line_id", LineId::new),
                        row.getInt("sequence"),
                        Columns.instant(row, "starts_at"),
                        row.getString("email")))
                .optional();
    }

    List<Appointment> of(MemberId member, Window window) {
        return appointments("b.member_id = :whose", member.value(), window);
    }

    List<Appointment> of(PractitionerId practitioner, Window window) {
        return appointments("b.practitioner_id = :whose", practitioner.value(), window);
    }

    /** At the sites that a concierge serves on the day. */
    List<Appointment> atSitesOf(UUID concierge, Window window) {
        return appointments("""
                exists (select from organisations.site_concierge_v c
                         where c.site_id = b.site_id and c.account_id = :whose
                           and daterange(c.valid_from, c.valid_until, '[]') @> (b.starts_at at time zone t.zone)::date)
                """, concierge, window);
    }

    List<Session> sessionsAt(SiteId site, Window window) {
        return sessions("d.site_id = :whose", site.value(), window);
    }

    List<Session> sessionsOf(UUID concierge, Window window) {
        return sessions("""
                exists (select from organisations.site_concierge_v c
                         where c.site_id = d.site_id and c.account_id = :whose
                           and daterange(c.valid_from, c.valid_until, '[]') @> (d.starts_at at time zone t.zone)::date)
                """, concierge, window);
    }

    private List<Appointment> appointments(String which, UUID whose, Window window) {
        return window.of(jdbc.sql(APPOINTMENTS + " where b.guest_of is null and " + which + """
                         and b.starts_at >= :from and b.starts_at < :until
                         and (b.status <> 'CANCELLED' or b.changed_at >= :cancelledSince)
                         order by b.starts_at, b.id
                        """))
                .param("whose", whose)
                .query((row, _) -> appointment(row))
                .list();
    }

    /** One that was cancelled before anybody could count on it, a holiday of the week, is not shown. */
    private List<Session> sessions(String which, UUID whose, Window window) {
        return window.of(jdbc.sql(SESSIONS + " where " + which + """
                         and d.starts_at >= :from and d.starts_at < :until
                         and (d.status <> 'CANCELLED' or d.version > 0 and coalesce(d.changed_at, d.starts_at) >= :cancelledSince)
                         order by d.starts_at, d.id
                        """))
                .param("whose", whose)
                .query((row, _) -> session(row))
                .list();
    }

    private static Session session(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var changedAt = Columns.instantOrNull(row, "changed_at");
        return new Session(
                id,
                Columns.instant(row, "starts_at"),
                Columns.instant(row, "ends_at"),
                row.getString("status").equals("CANCELLED"),
                row.getInt("version"),
                changedAt == null ? Ids.madeAt(id) : changedAt,
                place(row));
    }

    private static Appointment appointment(ResultSet row) throws SQLException {
        return new Appointment(
                row.getObject("id", UUID.class),
                Columns.id(row, "line_id", LineId::new),
                Columns.instant(row, "starts_at"),
                Columns.instant(row, "ends_at"),
                row.getString("status").equals("CANCELLED"),
                row.getInt("sequence"),
                Columns.instant(row, "changed_at"),
                place(row),
                row.getString("room"),
                row.getString("family").equals("WELL_BEING"),
                row.getString("service_name"),
                row.getString("member"),
                row.getBoolean("two"));
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(
                ZoneId.of(row.getString("zone")),
                row.getString("site"),
                row.getString("desk_place"),
                row.getString("address"),
                row.getString("postcode"),
                row.getString("city"));
    }
}
