package fr.conciergerie.notifications;

import fr.conciergerie.animations.AnimationId;
import fr.conciergerie.bookings.ScheduleId;
import fr.conciergerie.bookings.SlotId;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.waiting.WaitingEntryId;
import fr.conciergerie.waiting.WaitingListId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What somebody waits for, read from the views of the modules below: one statement per message. */
@Repository
class AwaitedPlaceRepository {

    private static final String IN_ANIMATION = """
            select e.id, a.id as animation_id, a.title, a.starts_at, a.zone, a.cancel_reason, e.status = 'OFFERED' as offered, e.offered_until,
                   e.member_id, e.places, m.email, m.locale,
                   (select string_agg(s.name, ', ' order by s.name) from organisations.site_v s
                     where s.id = any(a.site_ids)) as "where"
              from waiting.entry_v e
              join animations.animation_v a on a.id = e.list_id
              join organisations.member_v m on m.id = e.member_id
            """;

    private final JdbcClient jdbc;

    AwaitedPlaceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    AwaitedPlace of(WaitingListId.Kind kind, WaitingEntryId entry) {
        return switch (kind) {
            case SLOT -> inHour(entry);
            case EVENT -> inAnimation(entry);
        };
    }

    private AwaitedPlace inHour(WaitingEntryId entry) {
        return jdbc.sql("""
                        select w.id, w.schedule_id, w.starts_at, w.zone, null as cancel_reason, w.status = 'OFFERED' as offered, w.offered_until, w.member_id,
                               w.places, s.name as "where", m.email, m.locale, v.name as service, v.family = 'WELL_BEING' as health
                          from bookings.waiting_v w
                          join catalogue.service_v v on v.id = w.service_id
                          join organisations.site_v s on s.id = w.site_id
                          join organisations.member_v m on m.id = w.member_id
                         where w.id = :entry
                        """)
                .param("entry", entry.value())
                .query((row, _) -> place(
                        WaitingListId.Kind.SLOT,
                        "/appointments/slots/"
                                + new SlotId(
                                        Columns.id(row, "schedule_id", ScheduleId::new),
                                        Columns.instant(row, "starts_at")),
                        row.getBoolean("health") ? null : row.getString("service"),
                        row))
                .single();
    }

    private AwaitedPlace inAnimation(WaitingEntryId entry) {
        return jdbc.sql(IN_ANIMATION + " where e.id = :entry")
                .param("entry", entry.value())
                .query((row, _) -> inAnimation(row))
                .single();
    }

    /** Who waits for an animation, or is offered a place in it, as it is after so many changes. */
    List<AwaitedPlace> waitingFor(AnimationId animation, int sequence) {
        return jdbc.sql(IN_ANIMATION + """
                         where e.list_id = :animation and e.open and a.status = 'PUBLISHED' and a.sequence = :sequence
                         order by e.id
                        """)
                .param("animation", animation.value())
                .param("sequence", sequence)
                .query((row, _) -> inAnimation(row))
                .list();
    }

    private static AwaitedPlace inAnimation(ResultSet row) throws SQLException {
        return place(
                WaitingListId.Kind.EVENT,
                "/animations/" + Columns.id(row, "animation_id", AnimationId::new),
                row.getString("title"),
                row);
    }

    private static AwaitedPlace place(WaitingListId.Kind kind, String path, @Nullable String what, ResultSet row)
            throws SQLException {
        return new AwaitedPlace(
                Columns.id(row, "id", WaitingEntryId::new),
                kind,
                path,
                what,
                row.getInt("places"),
                row.getString("where"),
                ZoneId.of(row.getString("zone")),
                Columns.instant(row, "starts_at"),
                row.getString("cancel_reason"),
                row.getBoolean("offered"),
                Columns.instantOrNull(row, "offered_until"),
                row.getObject("member_id", UUID.class),
                row.getString("email"),
                Locale.of(row.getString("locale")));
    }
}
