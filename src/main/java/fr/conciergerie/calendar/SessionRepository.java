package fr.conciergerie.calendar;

import fr.conciergerie.calendar.SessionState.Cancelled;
import fr.conciergerie.calendar.SessionState.Held;
import fr.conciergerie.calendar.SessionState.Planned;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Desk sessions as rows: as the rest of the product reads them, and as a person changes them. */
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

    /**
     * Orders and pages ask it all the time, each for one of few numbers of sessions. Where the number stands in the statement,
     * PostgreSQL plans it once; where it is a parameter, at every question, which takes longer than to answer.
     */
    List<DeskSession> next(SiteId site, Instant from, int limit) {
        return jdbc.sql("""
                        select *
                          from (select id, site_id, starts_at, ends_at, status, cause
                                  from calendar.desk_session
                                 where site_id = :site and status <> 'CANCELLED' and ends_at > :from
                                 order by ends_at
                                 limit %d) next
                         order by starts_at
                        """.formatted(limit))
                .param("site", site.value())
                .param("from", Columns.utc(from))
                .query(SessionRepository::session)
                .list();
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
                                limit %d) next
                         order by next.starts_at
                        """.formatted(limitEach))
                .param("sites", sites.stream().map(SiteId::value).toArray(UUID[]::new))
                .param("from", Columns.utc(from))
                .query(SessionRepository::session)
                .list()
                .stream()
                .collect(Collectors.groupingBy(DeskSession::site, LinkedHashMap::new, Collectors.toList()));
    }

    /** The two days on either side are those that the day at any site can begin or end on. */
    int sitesOpenOnTheDayOf(Instant now) {
        return jdbc.sql("""
                        select count(distinct d.site_id)
                          from calendar.desk_session d
                          join organisations.site_v s on s.id = d.site_id
                         where d.status <> 'CANCELLED'
                           and d.starts_at between :now::timestamptz - interval '2 days' and :now::timestamptz + interval '2 days'
                           and (d.starts_at at time zone s.zone)::date = (:now::timestamptz at time zone s.zone)::date
                        """).param("now", Columns.utc(now)).query(Integer.class).single();
    }

    /** A session to be changed by hand. */
    Session get(DeskSessionId id) {
        return jdbc.sql("""
                        select id, site_id, starts_at, ends_at, status, cause, note, held_at, held_by, version
                          from calendar.desk_session
                         where id = :id
                        """)
                .param("id", id.value())
                .query((row, _) -> new Session(
                        id,
                        Columns.id(row, "site_id", SiteId::new),
                        Columns.instant(row, "starts_at"),
                        Columns.instant(row, "ends_at"),
                        state(row),
                        row.getInt("version")))
                .optional()
                .orElseThrow(() -> new NotFound("desk session " + id));
    }

    /** Writes where the session stands; from now on the calendar leaves it alone. */
    void update(Session session, Instant now) {
        int updated = jdbc.sql("""
                        update calendar.desk_session
                           set status = :status, cause = :cause, note = :note, held_at = :heldAt, held_by = :heldBy,
                               changed_at = :now, version = version + 1
                         where id = :id and version = :version
                        """)
                .param("id", session.id().value())
                .param("version", session.version())
                .param("now", Columns.utc(now))
                .params(columns(session.state()))
                .update();
        if (updated == 0) {
            throw new OptimisticLockingFailureException("desk session " + session.id() + " changed meanwhile");
        }
    }

    /** A session that a person adds, in the place of another one or not. */
    void insert(Session session, @Nullable DeskSessionId movedFrom, Instant now) {
        jdbc.sql("""
                insert into calendar.desk_session (id, site_id, starts_at, ends_at, status, cause, note, held_at,
                                                   held_by, moved_from, changed_at)
                values (:id, :site, :startsAt, :endsAt, :status, :cause, :note, :heldAt, :heldBy, :movedFrom, :now)
                """)
                .param("id", session.id().value())
                .param("site", session.site().value())
                .param("startsAt", Columns.utc(session.startsAt()))
                .param("endsAt", Columns.utc(session.endsAt()))
                .param("movedFrom", movedFrom == null ? null : movedFrom.value())
                .param("now", Columns.utc(now))
                .params(columns(session.state()))
                .update();
    }

    /** The one place where a state becomes nullable cells and back. */
    private static Map<String, @Nullable Object> columns(SessionState state) {
        return switch (state) {
            case Planned() -> columns(SessionStatus.PLANNED, null, null, null, null);
            case Held(var at, var by) -> columns(SessionStatus.HELD, null, null, at, by);
            case Cancelled(var cause, var note) -> columns(SessionStatus.CANCELLED, cause, note, null, null);
        };
    }

    private static Map<String, @Nullable Object> columns(
            SessionStatus status,
            @Nullable CancellationCause cause,
            @Nullable String note,
            @Nullable Instant heldAt,
            @Nullable UUID heldBy) {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("status", status.name());
        columns.put("cause", cause == null ? null : cause.name());
        columns.put("note", note);
        columns.put("heldAt", heldAt == null ? null : heldAt.atOffset(ZoneOffset.UTC));
        columns.put("heldBy", heldBy);
        return columns;
    }

    private static SessionState state(ResultSet row) throws SQLException {
        return switch (SessionStatus.valueOf(row.getString("status"))) {
            case PLANNED -> new Planned();
            case HELD -> new Held(Columns.instant(row, "held_at"), row.getObject("held_by", UUID.class));
            case CANCELLED -> new Cancelled(CancellationCause.valueOf(row.getString("cause")), row.getString("note"));
        };
    }

    static DeskSession session(ResultSet row, int number) throws SQLException {
        return new DeskSession(
                Columns.id(row, "id", DeskSessionId::new),
                Columns.id(row, "site_id", SiteId::new),
                Columns.instant(row, "starts_at"),
                Columns.instant(row, "ends_at"),
                SessionStatus.valueOf(row.getString("status")),
                row.getString("cause"));
    }
}
