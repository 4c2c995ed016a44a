package fr.conciergerie.calendars;

import fr.conciergerie.animations.RegistrationId;
import fr.conciergerie.calendars.CalendarRepository.Window;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.shared.Columns;
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

/** Animations that stand in calendars, read from the views of their module. */
@Repository
class EventRepository {

    private static final String WHAT = """
            a.id, a.starts_at, a.ends_at, a.zone, a.sequence, a.title,
                   array_to_string(array(select s.name from organisations.site_v s
                                          where s.id = any(a.site_ids) order by s.name, s.id), ', ') as sites,
                   array_to_string(a.place || array(select concat(s.name, ', ', s.address, ', ', s.postcode, ' ', s.city)
                                                      from organisations.site_v s
                                                     where s.id = any(a.site_ids) order by s.name, s.id), ', ') as place
            """;

    private static final String PLACES = "select * from (select r.id as registration, r.member_id, "
            + "r.status = 'CANCELLED' as given_back, a.status = 'CANCELLED' or r.status = 'CANCELLED' as cancelled, "
            + "greatest(a.changed_at, r.changed_at) as changed_at, " + WHAT + """
              from animations.registration_v r join animations.animation_v a on a.id = r.animation_id
             where r.member_id is not null) as e
            """;

    private static final String SERVED = "select * from (select null::uuid as registration, false as given_back, "
            + "a.status = 'CANCELLED' as cancelled, a.changed_at, a.site_ids, " + WHAT
            + " from animations.animation_v a where a.status <> 'DRAFT') as e ";

    private static final String SHOWN = """
             and e.ends_at > :from and e.starts_at < :until and (not e.cancelled or e.changed_at >= :cancelledSince)
             order by e.starts_at, e.id
            """;

    private final JdbcClient jdbc;

    EventRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty where nobody knows any more whose place it was, and for places of people without an account. */
    Optional<Event> of(RegistrationId registration) {
        return jdbc.sql(PLACES + " where e.registration = :registration")
                .param("registration", registration.value())
                .query((row, _) -> event(row))
                .optional();
    }

    /** A place that somebody was invited to note. @param address at which they are written to */
    record Noted(int sequence, Instant startsAt, @Nullable String address) {}

    /** Empty where the place was given back, and where the event does not take place. */
    Optional<Noted> noted(RegistrationId registration) {
        return jdbc.sql("""
                        select a.sequence, a.starts_at, m.email
                          from animations.registration_v r
                          join animations.animation_v a on a.id = r.animation_id
                          join organisations.member_v m on m.id = r.member_id
                         where r.id = :registration and r.status = 'REGISTERED' and a.status = 'PUBLISHED'
                        """)
                .param("registration", registration.value())
                .query((row, _) ->
                        new Noted(row.getInt("sequence"), Columns.instant(row, "starts_at"), row.getString("email")))
                .optional();
    }

    List<Event> of(MemberId member, Window window) {
        return events(PLACES + " where e.member_id = :whose", member.value(), window);
    }

    /** At the sites that a concierge serves on one of its days. */
    List<Event> atSitesOf(UUID concierge, Window window) {
        return events(SERVED + """
                 where exists (select from organisations.site_concierge_v c
                                where c.site_id = any(e.site_ids) and c.account_id = :whose
                                  and daterange(c.valid_from, c.valid_until, '[]')
                                      && daterange((e.starts_at at time zone e.zone)::date, (e.ends_at at time zone e.zone)::date, '[]'))
                """, concierge, window);
    }

    private List<Event> events(String which, UUID whose, Window window) {
        return window.of(jdbc.sql(which + SHOWN))
                .param("whose", whose)
                .query((row, _) -> event(row))
                .list();
    }

    private static Event event(ResultSet row) throws SQLException {
        return new Event(
                row.getObject("id", UUID.class),
                row.getObject("registration", UUID.class),
                Columns.instant(row, "starts_at"),
                Columns.instant(row, "ends_at"),
                ZoneId.of(row.getString("zone")),
                row.getBoolean("cancelled"),
                row.getBoolean("given_back"),
                row.getInt("sequence"),
                Columns.instant(row, "changed_at"),
                row.getString("title"),
                row.getString("sites"),
                row.getString("place"));
    }
}
