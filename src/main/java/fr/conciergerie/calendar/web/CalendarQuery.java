package fr.conciergerie.calendar.web;

import fr.conciergerie.calendar.CancellationCause;
import fr.conciergerie.calendar.DeskSessionId;
import fr.conciergerie.calendar.PatternId;
import fr.conciergerie.calendar.SessionStatus;
import fr.conciergerie.calendar.web.CalendarPage.ClosureRow;
import fr.conciergerie.calendar.web.CalendarPage.PatternRow;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the pages of the calendar show, one query each. */
@Component
@Transactional(readOnly = true)
class CalendarQuery {

    private final JdbcClient jdbc;

    CalendarQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The sessions of a month, but for those that were never due. */
    List<SessionRow> sessions(Site site, YearMonth month) {
        return jdbc.sql("""
                        select id, starts_at, ends_at, status, cause, note
                          from calendar.desk_session
                         where site_id = :site and starts_at >= :from and starts_at < :until
                           and cause is distinct from 'NO_LONGER_PLANNED'
                         order by starts_at, id
                        """)
                .param("site", site.id().value())
                .param("from", month.atDay(1).atStartOfDay(site.zone()).toOffsetDateTime())
                .param(
                        "until",
                        month.plusMonths(1).atDay(1).atStartOfDay(site.zone()).toOffsetDateTime())
                .query((row, _) -> session(row, site.zone()))
                .list();
    }

    SessionRow session(DeskSessionId id, ZoneId zone) {
        return jdbc.sql("""
                        select id, starts_at, ends_at, status, cause, note from calendar.desk_session where id = :id
                        """)
                .param("id", id.value())
                .query((row, _) -> session(row, zone))
                .optional()
                .orElseThrow(() -> new NotFound("desk session " + id));
    }

    /** Habits that hold today or later. */
    List<PatternRow> patterns(SiteId site, LocalDate today) {
        return jdbc.sql("""
                        select id, weekday, starts_at, ends_at, valid_from, valid_until
                          from calendar.weekly_pattern
                         where site_id = :site and coalesce(valid_until >= :today, true)
                         order by weekday, starts_at, valid_from
                        """)
                .param("site", site.value())
                .param("today", today)
                .query((row, _) -> pattern(row))
                .list();
    }

    PatternRow pattern(SiteId site, PatternId pattern) {
        return jdbc.sql("""
                        select id, weekday, starts_at, ends_at, valid_from, valid_until
                          from calendar.weekly_pattern
                         where site_id = :site and id = :pattern
                        """)
                .param("site", site.value())
                .param("pattern", pattern.value())
                .query((row, _) -> pattern(row))
                .optional()
                .orElseThrow(() -> new NotFound("pattern " + pattern));
    }

    private static PatternRow pattern(ResultSet row) throws SQLException {
        return new PatternRow(
                row.getObject("id", UUID.class),
                DayOfWeek.of(row.getInt("weekday")),
                row.getObject("starts_at", LocalTime.class),
                row.getObject("ends_at", LocalTime.class),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_until", LocalDate.class));
    }

    /** Closures that are not over, the site's own and those of every site. */
    List<ClosureRow> closures(SiteId site, LocalDate today) {
        return jdbc.sql("""
                        select id, site_id is null as everywhere, first_day, last_day, reason
                          from calendar.closure
                         where (site_id = :site or site_id is null) and lifted_at is null and last_day >= :today
                         order by first_day, id
                        """)
                .param("site", site.value())
                .param("today", today)
                .query((row, _) -> new ClosureRow(
                        row.getObject("id", UUID.class),
                        row.getBoolean("everywhere"),
                        row.getObject("first_day", LocalDate.class),
                        row.getObject("last_day", LocalDate.class),
                        row.getString("reason")))
                .list();
    }

    String directions(SiteId site) {
        return jdbc.sql("select directions from organisations.site_v where id = :site")
                .param("site", site.value())
                .query(String.class)
                .single();
    }

    private static SessionRow session(ResultSet row, ZoneId zone) throws SQLException {
        var cause = row.getString("cause");
        return new SessionRow(
                row.getObject("id", UUID.class),
                Columns.instant(row, "starts_at"),
                Columns.instant(row, "ends_at"),
                zone,
                SessionStatus.valueOf(row.getString("status")),
                cause == null ? null : CancellationCause.valueOf(cause),
                row.getString("note"));
    }
}
