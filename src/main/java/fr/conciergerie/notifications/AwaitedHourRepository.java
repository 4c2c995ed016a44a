package fr.conciergerie.notifications;

import fr.conciergerie.bookings.ScheduleId;
import fr.conciergerie.bookings.SlotId;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.waiting.WaitingEntryId;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Hours that somebody waits for, read from the views of the modules below: one statement per message. */
@Repository
class AwaitedHourRepository {

    private final JdbcClient jdbc;

    AwaitedHourRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    AwaitedHour of(WaitingEntryId entry) {
        return jdbc.sql("""
                        select w.schedule_id, w.starts_at, w.zone, w.status = 'OFFERED' as offered, w.offered_until, w.member_id,
                               s.name as site, m.email, m.locale, v.name as service, v.family = 'WELL_BEING' as health
                          from bookings.waiting_v w
                          join catalogue.service_v v on v.id = w.service_id
                          join organisations.site_v s on s.id = w.site_id
                          join organisations.member_v m on m.id = w.member_id
                         where w.id = :entry
                        """)
                .param("entry", entry.value())
                .query((row, _) -> new AwaitedHour(
                        new SlotId(Columns.id(row, "schedule_id", ScheduleId::new), Columns.instant(row, "starts_at"))
                                .toString(),
                        row.getBoolean("health") ? null : row.getString("service"),
                        row.getString("site"),
                        ZoneId.of(row.getString("zone")),
                        Columns.instant(row, "starts_at"),
                        row.getBoolean("offered"),
                        Columns.instantOrNull(row, "offered_until"),
                        row.getObject("member_id", UUID.class),
                        row.getString("email"),
                        Locale.of(row.getString("locale"))))
                .single();
    }
}
