package fr.conciergerie.calendar;

import fr.conciergerie.organisations.SiteId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Desk sessions as the rest of the product reads them. */
@Repository
class SessionRepository {

    private final JdbcClient jdbc;

    SessionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<DeskSession> find(DeskSessionId id) {
        return jdbc.sql(
                        "select id, site_id, starts_at, ends_at, status, cause from calendar.desk_session where id = :id")
                .param("id", id.value())
                .query(SessionRepository::session)
                .optional();
    }

    Map<SiteId, List<DeskSession>> next(Collection<SiteId> sites, Instant from, int limitEach) {
        return jdbc
                .sql("""
                        select next.*
                          from unnest(:sites::uuid[]) site
                          cross join lateral (
                               select id, site_id, starts_at, ends_at, status, cause
                                 from calendar.desk_session
                                where site_id = site and status <> 'CANCELLED' and ends_at > :from
                                order by ends_at
                                limit :limit) next
                         order by next.starts_at
                        """)
                .param("sites", sites.stream().map(SiteId::value).toArray(UUID[]::new))
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("limit", limitEach)
                .query(SessionRepository::session)
                .list()
                .stream()
                .collect(Collectors.groupingBy(DeskSession::site, LinkedHashMap::new, Collectors.toList()));
    }

    static DeskSession session(ResultSet row, int number) throws SQLException {
        return new DeskSession(
                new DeskSessionId(row.getObject("id", UUID.class)),
                new SiteId(row.getObject("site_id", UUID.class)),
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                row.getObject("ends_at", OffsetDateTime.class).toInstant(),
                SessionStatus.valueOf(row.getString("status")),
                row.getString("cause"));
    }
}
