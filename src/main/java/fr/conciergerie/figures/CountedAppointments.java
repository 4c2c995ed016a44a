package fr.conciergerie.figures;

import fr.conciergerie.facts.Facts;
import fr.conciergerie.shared.Cursor;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Slice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * From a figure of the operator's own back to the appointments that it was counted from. Of one client there is no such figure,
 * so there is no such list either.
 */
@Service
public class CountedAppointments {

    /** By the clock on the wall, from which a cursor counts. */
    private static final LocalDateTime FIRST = CountedLines.FIRST_DAY.atStartOfDay();

    private static final long SECONDS = ChronoUnit.SECONDS.between(FIRST, CountedLines.LAST_DAY.atStartOfDay());

    private static final String EACH = "true";
    private static final String SAID = "a.status <> 'BOOKED'";

    private static final Map<Indicator, Which> WHICH = Map.of(
            Indicator.APPOINTMENTS_BOOKED, new Which(EACH, EACH),
            Indicator.APPOINTMENT_ATTENDANCE, new Which(SAID, "a.status = 'ATTENDED'"),
            Indicator.APPOINTMENT_ABSENCE, new Which(SAID, "a.status = 'ABSENT'"),
            Indicator.APPOINTMENT_PLACES_TAKEN, new Which("a.capacity > 1", EACH));

    private final Facts facts;
    private final SoFar soFar;
    private final JdbcClient jdbc;

    CountedAppointments(Facts facts, SoFar soFar, JdbcClient jdbc) {
        this.facts = facts;
        this.soFar = soFar;
        this.jdbc = jdbc;
    }

    /**
     * In the words of the database, which calls one of them {@code a}.
     *
     * @param about which of them a figure is about
     * @param counts which of these count in its numerator
     */
    private record Which(String about, String counts) {}

    /** Whether a figure is counted from appointments. */
    public static boolean areBehind(Indicator indicator) {
        return WHICH.containsKey(indicator);
    }

    /**
     * The latest first, those of one hour together.
     *
     * @param cursor where the list was left; null for its beginning
     * @throws NotFound for a figure that is not counted from appointments, or not for this perimeter
     */
    @Transactional
    public Slice<CountedAppointment> of(
            Indicator indicator, Perimeter perimeter, Period period, @Nullable String cursor) {
        var which = WHICH.get(indicator);
        if (which == null || !indicator.isGivenFor(perimeter, period)) {
            throw new NotFound("appointments behind " + indicator);
        }
        facts.catchUp();
        var after = Cursor.read(cursor, 3);
        var appointments = jdbc.sql("""
                        select a.booking_id, a.slot_id, a.wall_clock, l.service_name, p.name as practitioner, s.name as site, a.status,
                               a.capacity, %2$s as counts
                          from reporting.appointment_v a
                          join orders.line_v l on l.id = a.line_id
                          join bookings.practitioner_v p on p.id = a.practitioner_id
                          join organisations.site_then_v s
                            on s.site_id = a.site_id and s.since < a.day + 1 and s.until >= a.day + 1
                         where a.day >= :from and a.day < :until
                           and %1$s
                           and (:at::timestamp is null or (a.wall_clock, a.slot_id, a.booking_id) < (:at, :hour, :appointment))
                         order by a.wall_clock desc, a.slot_id desc, a.booking_id desc
                         limit :most
                        """.formatted(which.about(), which.counts()))
                .param("from", period.from())
                .param("until", soFar.forTheOperator(perimeter, period).end())
                .param("at", after == null ? null : at(after))
                .param("hour", after == null ? null : after.uuid(1))
                .param("appointment", after == null ? null : after.uuid(2))
                .param("most", CountedLines.A_PAGE + 1)
                .query(CountedAppointments::appointment)
                .list();
        return Slice.of(
                appointments,
                CountedLines.A_PAGE,
                it -> Cursor.of(ChronoUnit.SECONDS.between(FIRST, it.at()), it.hour(), it.appointment()));
    }

    private static LocalDateTime at(Cursor cursor) {
        return FIRST.plusSeconds(Math.clamp(cursor.number(0), 0, SECONDS));
    }

    private static CountedAppointment appointment(ResultSet row, int number) throws SQLException {
        return new CountedAppointment(
                row.getObject("booking_id", UUID.class),
                row.getObject("slot_id", UUID.class),
                row.getObject("wall_clock", LocalDateTime.class),
                row.getString("service_name"),
                row.getString("practitioner"),
                row.getString("site"),
                row.getString("status"),
                row.getLong("capacity"),
                row.getBoolean("counts"));
    }
}
