package fr.conciergerie.bookings;

import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Tenant;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells practitioners whose address is known of their day: the evening before, and again where it changes until it is over; by day, on
 * the clock of the site. Whoever has no hours, and had none, hears nothing.
 */
@Service
public class DaysOfPractitioners {

    private static final int MORNING = 7;
    private static final int EVENING = 17;
    private static final int NIGHT = 20;

    private final JdbcClient jdbc;
    private final BookingRepository bookings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DaysOfPractitioners(JdbcClient jdbc, BookingRepository bookings, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.bookings = bookings;
        this.events = events;
        this.clock = clock;
    }

    /** Who comes to a practitioner on a day of the sites where they receive, soonest first. */
    @Transactional(readOnly = true)
    public List<BookingView> of(PractitionerId practitioner, LocalDate day) {
        return bookings.ofDay(practitioner, day);
    }

    /** Of the operator at work; how many days are to be told. */
    @Transactional
    int tell() {
        var now = clock.instant();
        var due = jdbc.sql("""
                        with coming as (
                            select s.practitioner_id, cast(s.starts_at at time zone s.zone as date) as day, min(s.zone) as zone,
                                   md5(string_agg(extract(epoch from s.starts_at) || ' ' || b.id, ',' order by s.starts_at, b.id))
                                       as hours
                              from bookings.booking b
                              join bookings.slot s on s.operator_id = b.operator_id and s.id = b.slot_id
                             where b.status <> 'CANCELLED'
                               and b.starts_at > :now - interval '36 hours' and b.starts_at < :now + interval '60 hours'
                             group by 1, 2),
                        days as (
                            select coalesce(c.practitioner_id, t.practitioner_id) as practitioner_id, coalesce(c.day, t.day) as day,
                                   coalesce(c.zone, t.zone) as zone, coalesce(c.hours, '') as hours, coalesce(t.hours, '') as told
                              from coming c
                              full join bookings.told_day t on t.practitioner_id = c.practitioner_id and t.day = c.day),
                        due as (
                            select d.practitioner_id, d.day, d.zone, d.hours, d.told <> '' as changed
                              from days d
                              join bookings.practitioner p on p.id = d.practitioner_id and p.email is not null and p.active
                             cross join lateral (select :now at time zone d.zone as local) c
                             where d.hours <> d.told
                               and case d.day - cast(c.local as date)
                                        when 0 then extract(hour from c.local) >= :morning
                                        when 1 then extract(hour from c.local) >= :evening
                                        else false end
                               and extract(hour from c.local) < :night),
                        noted as (
                            insert into bookings.told_day (practitioner_id, day, zone, hours, told_at)
                            select practitioner_id, day, zone, hours, :now from due
                            on conflict (practitioner_id, day) do update set hours = excluded.hours, told_at = excluded.told_at)
                        select practitioner_id, day, changed from due order by day, practitioner_id
                        """.replace(":now", "cast(:now as timestamptz)"))
                .param("now", Columns.utc(now))
                .param("morning", MORNING)
                .param("evening", EVENING)
                .param("night", NIGHT)
                .query((row, _) -> new DayOfPractitioner(
                        Tenant.require(),
                        Columns.id(row, "practitioner_id", PractitionerId::new),
                        row.getObject("day", LocalDate.class),
                        row.getBoolean("changed"),
                        now))
                .list();
        due.forEach(events::publishEvent);
        jdbc.sql("delete from bookings.told_day where told_at < cast(:now as timestamptz) - interval '30 days'")
                .param("now", Columns.utc(now))
                .update();
        return due.size();
    }
}
