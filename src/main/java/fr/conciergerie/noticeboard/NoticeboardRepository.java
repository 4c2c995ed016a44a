package fr.conciergerie.noticeboard;

import fr.conciergerie.noticeboard.Opening.Unless;
import fr.conciergerie.organisations.Site;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What hangs on a board, read from the views of the modules below. */
@Repository
class NoticeboardRepository {

    private final JdbcClient jdbc;

    NoticeboardRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How to find a site that some organisation uses on a day or later; nothing for one that is used no more. */
    Optional<String> directions(SiteId site, LocalDate day) {
        return jdbc.sql("""
                        select s.directions from organisations.site_v s
                         where s.id = :site
                           and exists (select from organisations.site_organisation_v o
                                        where o.site_id = s.id and coalesce(o.valid_until >= :day, true))
                        """)
                .param("site", site.value())
                .param("day", day)
                .query(String.class)
                .optional();
    }

    /** The sessions that end within some time, but for those that were never due. */
    List<Opening> openings(Site site, Instant from, Instant until, int limit) {
        return jdbc.sql("""
                        select starts_at, ends_at, cause from calendar.desk_session_v
                         where site_id = :site and ends_at > :from and starts_at < :until
                           and cause is distinct from 'NO_LONGER_PLANNED'
                         order by starts_at, id limit :limit
                        """)
                .param("site", site.id().value())
                .param("from", Columns.utc(from))
                .param("until", Columns.utc(until))
                .param("limit", limit)
                .query((row, _) -> opening(row, site.zone()))
                .list();
    }

    private static Opening opening(ResultSet row, ZoneId zone) throws SQLException {
        var from = Columns.instant(row, "starts_at").atZone(zone);
        return new Opening(
                from.toLocalDate(),
                from.toLocalTime(),
                Columns.instant(row, "ends_at").atZone(zone).toLocalTime(),
                unless(row.getString("cause")));
    }

    /** Who is ill, and who decided, is nobody's business. */
    private static @Nullable Unless unless(@Nullable String cause) {
        return switch (cause) {
            case null -> null;
            case "PUBLIC_HOLIDAY" -> Unless.PUBLIC_HOLIDAY;
            case "CLOSURE" -> Unless.CLOSED;
            case "MOVED" -> Unless.MOVED;
            default -> Unless.CANCELLED;
        };
    }
}
