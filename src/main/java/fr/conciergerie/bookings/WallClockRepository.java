package fr.conciergerie.bookings;

import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Constraints;
import fr.conciergerie.shared.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The hours to come as they were promised on the clock on the wall, as rows. */
@Repository
class WallClockRepository {

    private final JdbcClient jdbc;

    WallClockRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param wallClock when it is by the clock there, as it was promised */
    record Promised(UUID slot, PractitionerId practitioner, Instant startsAt, LocalDateTime wallClock, ZoneId zone) {

        /** By how much the moment is off the clock on the wall. */
        Duration off() {
            return Duration.between(startsAt, wallClock.atZone(zone).toInstant());
        }
    }

    /** Somebody who comes then. */
    record Line(OrderId order, LineId id, PartnerId partner) {}

    List<Promised> toCome(Instant now) {
        return jdbc.sql("""
                        select id, practitioner_id, starts_at, wall_clock, zone from bookings.slot
                         where not empty and zone is not null and starts_at > :now
                         order by starts_at, id
                        """)
                .param("now", Columns.utc(now))
                .query((row, _) -> new Promised(
                        row.getObject("id", UUID.class),
                        Columns.id(row, "practitioner_id", PractitionerId::new),
                        Columns.instant(row, "starts_at"),
                        row.getObject("wall_clock", LocalDateTime.class),
                        ZoneId.of(row.getString("zone"))))
                .list();
    }

    /**
     * Moves the moment, under the practitioner's lock; nothing happens where somebody else has done so.
     *
     * @return who comes then
     * @throws Refused where something else takes place at that moment
     */
    List<Line> putRight(Promised hour, Instant now) {
        return Constraints.refusing(
                () -> moved(hour) ? bookings(hour, now) : List.of(), _ -> Refused.conflict("bookings.slot-taken"));
    }

    private boolean moved(Promised hour) {
        return jdbc.sql("""
                        update bookings.slot
                           set starts_at = starts_at + :seconds * interval '1 second',
                               ends_at = ends_at + :seconds * interval '1 second',
                               busy_from = busy_from + :seconds * interval '1 second',
                               busy_until = busy_until + :seconds * interval '1 second'
                         where id = :slot and starts_at = :startsAt
                        """)
                        .param("seconds", hour.off().toSeconds())
                        .param("slot", hour.slot())
                        .param("startsAt", Columns.utc(hour.startsAt()))
                        .update()
                == 1;
    }

    private List<Line> bookings(Promised hour, Instant now) {
        return jdbc.sql("""
                        update bookings.booking b
                           set starts_at = b.starts_at + :seconds * interval '1 second',
                               ends_at = b.ends_at + :seconds * interval '1 second',
                               sequence = b.sequence + 1, changed_at = :now, version = b.version + 1
                          from bookings.slot s
                          join bookings.practitioner p on p.id = s.practitioner_id
                         where b.slot_id = :slot and s.id = b.slot_id and b.status = 'BOOKED'
                        returning b.order_id, b.line_id, p.partner_id
                        """)
                .param("seconds", hour.off().toSeconds())
                .param("slot", hour.slot())
                .param("now", Columns.utc(now))
                .query((row, _) -> new Line(
                        Columns.id(row, "order_id", OrderId::new),
                        Columns.id(row, "line_id", LineId::new),
                        Columns.id(row, "partner_id", PartnerId::new)))
                .list();
    }
}
