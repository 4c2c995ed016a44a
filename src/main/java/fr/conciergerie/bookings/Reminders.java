package fr.conciergerie.bookings;

import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Tenant;
import java.time.Clock;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reminds members of their appointments: two days before, and three hours before, by day on the clock of the site, once each.
 * Whoever took or moved the hour later than that needs no reminder of it.
 */
@Component
class Reminders {

    /** From eight in the morning until eight in the evening. */
    private static final int MORNING = 8;

    private static final int EVENING = 20;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Reminders(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Of the operator at work; how many were due. */
    @Transactional
    int remind() {
        var now = clock.instant();
        int due = 0;
        for (var kind : ReminderKind.values()) {
            due += remind(kind, now);
        }
        return due;
    }

    private int remind(ReminderKind kind, Instant now) {
        var near = jdbc.sql("""
                        with due as (
                            insert into bookings.reminder (booking_id, kind, starts_at, noted_at)
                            select b.id, :kind, b.starts_at, :now
                              from bookings.booking b
                              join bookings.slot s on s.operator_id = b.operator_id and s.id = b.slot_id
                             where b.status = 'BOOKED' and b.guest_of is null and b.starts_at > :now and b.starts_at <= :until
                               and b.changed_at <= b.starts_at - :ahead * interval '1 second'
                               and extract(hour from cast(:now as timestamptz) at time zone s.zone) between :morning and :evening
                            on conflict do nothing
                            returning booking_id)
                        select b.order_id, b.line_id, b.member_id, b.starts_at
                          from due join bookings.booking b on b.id = due.booking_id
                         order by b.starts_at, b.id
                        """)
                .param("kind", kind.name())
                .param("now", Columns.utc(now))
                .param("until", Columns.utc(now.plus(kind.ahead())))
                .param("ahead", kind.ahead().toSeconds())
                .param("morning", MORNING)
                .param("evening", EVENING - 1)
                .query((row, _) -> new AppointmentNear(
                        Tenant.require(),
                        Columns.id(row, "order_id", OrderId::new),
                        Columns.id(row, "line_id", LineId::new),
                        Columns.id(row, "member_id", MemberId::new),
                        kind,
                        Columns.instant(row, "starts_at"),
                        now))
                .list();
        near.forEach(events::publishEvent);
        return near.size();
    }
}
