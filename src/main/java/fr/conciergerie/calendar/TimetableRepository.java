package fr.conciergerie.calendar;

import fr.conciergerie.calendar.Timetable.Change;
import fr.conciergerie.calendar.Timetable.Due;
import fr.conciergerie.calendar.Timetable.Stored;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Weekly patterns and closures as rows, and the sessions that the calendar makes of them. */
@Repository
class TimetableRepository {

    private final JdbcClient jdbc;

    TimetableRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whoever changes the sessions of a site waits here for the other one: two instances, or a job and a person. */
    void lock(SiteId site) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('calendar ' || :site, 0))")
                .param("site", site.toString())
                .query((row, _) -> 0)
                .single();
    }

    List<WeeklyPattern> patterns(SiteId site) {
        return jdbc.sql("""
                        select id, weekday, starts_at, ends_at, valid_from, valid_until
                          from calendar.weekly_pattern
                         where site_id = :site
                         order by weekday, starts_at, valid_from
                        """)
                .param("site", site.value())
                .query(TimetableRepository::pattern)
                .list();
    }

    void insert(SiteId site, WeeklyPattern pattern) {
        jdbc.sql("""
                insert into calendar.weekly_pattern (id, site_id, weekday, starts_at, ends_at, valid_from, valid_until)
                values (:id, :site, :weekday, :from, :until, :validFrom, :validUntil)
                """)
                .param("id", pattern.id().value())
                .param("site", site.value())
                .param("weekday", pattern.weekday().getValue())
                .param("from", pattern.hours().from())
                .param("until", pattern.hours().until())
                .param("validFrom", pattern.validFrom())
                .param("validUntil", pattern.validUntil())
                .update();
    }

    /** Sets the last day of a pattern, which never holds when that is before its first day; the site it is for. */
    Optional<SiteId> endPattern(PatternId id, LocalDate lastDay) {
        return jdbc.sql("""
                        update calendar.weekly_pattern
                           set valid_until = :lastDay, version = version + 1
                         where id = :id
                        returning site_id
                        """)
                .param("id", id.value())
                .param("lastDay", lastDay)
                .query((row, _) -> new SiteId(row.getObject(1, UUID.class)))
                .optional();
    }

    /** The closures in force at a site, those of every site included, that are not over yet. */
    List<Closure> closures(SiteId site, LocalDate from) {
        return jdbc.sql("""
                        select first_day, last_day, reason
                          from calendar.closure
                         where (site_id = :site or site_id is null) and lifted_at is null and last_day >= :from
                         order by first_day, id
                        """)
                .param("site", site.value())
                .param("from", from)
                .query((row, _) -> new Closure(
                        row.getObject("first_day", LocalDate.class),
                        row.getObject("last_day", LocalDate.class),
                        row.getString("reason")))
                .list();
    }

    /** The closure that stands for these days: the same days said once more change nothing. */
    ClosureId insert(ClosureId id, @Nullable SiteId site, Closure closure) {
        jdbc.sql("""
                insert into calendar.closure (id, site_id, first_day, last_day, reason)
                select :id, :site::uuid, :firstDay, :lastDay, :reason
                 where not exists (select from calendar.closure
                                    where site_id is not distinct from :site::uuid and lifted_at is null
                                      and first_day = :firstDay and last_day = :lastDay)
                """)
                .param("id", id.value())
                .param("site", site == null ? null : site.value())
                .param("firstDay", closure.firstDay())
                .param("lastDay", closure.lastDay())
                .param("reason", closure.reason())
                .update();
        return jdbc.sql("""
                        select id from calendar.closure
                         where site_id is not distinct from :site::uuid and lifted_at is null
                           and first_day = :firstDay and last_day = :lastDay
                         order by id limit 1
                        """)
                .param("site", site == null ? null : site.value())
                .param("firstDay", closure.firstDay())
                .param("lastDay", closure.lastDay())
                .query((rs, _) -> Columns.id(rs, "id", ClosureId::new))
                .single();
    }

    /** The number of closures lifted: none when it had been before. */
    int lift(ClosureId id, Instant now) {
        return jdbc.sql("""
                        update calendar.closure set lifted_at = :now, version = version + 1
                         where id = :id and lifted_at is null
                        """)
                .param("id", id.value())
                .param("now", Columns.utc(now))
                .update();
    }

    boolean knows(ClosureId id) {
        return jdbc.sql("select exists (select from calendar.closure where id = :id)")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    Optional<SiteId> siteOf(ClosureId id) {
        return jdbc.sql("select site_id from calendar.closure where id = :id and site_id is not null")
                .param("id", id.value())
                .query((row, _) -> new SiteId(row.getObject(1, UUID.class)))
                .optional();
    }

    /** The sessions of a site that are not over. */
    List<Stored> stored(SiteId site, Instant from) {
        return jdbc.sql("""
                        select id, pattern_id, pattern_day, starts_at, ends_at, status, cause, note,
                               changed_at is not null as by_hand
                          from calendar.desk_session
                         where site_id = :site and ends_at > :from
                        """)
                .param("site", site.value())
                .param("from", Columns.utc(from))
                .query(TimetableRepository::stored)
                .list();
    }

    /**
     * The sessions to come that the patterns have made, that take place and that nobody has changed, soonest first: those that the
     * calendar itself can take away.
     *
     * @param site null for every site of the operator
     */
    List<DeskSession> made(@Nullable SiteId site, LocalDate firstDay, LocalDate lastDay, Instant now) {
        return made("""
                (cast(:site as uuid) is null or site_id = :site) and pattern_day between :firstDay and :lastDay
                """, now)
                .param("site", site == null ? null : site.value())
                .param("firstDay", firstDay)
                .param("lastDay", lastDay)
                .query(SessionRepository::session)
                .list();
    }

    /** Those of one pattern after a day. */
    List<DeskSession> madeAfter(PatternId pattern, LocalDate lastDay, Instant now) {
        return made("pattern_id = :pattern and pattern_day > :lastDay", now)
                .param("pattern", pattern.value())
                .param("lastDay", lastDay)
                .query(SessionRepository::session)
                .list();
    }

    private JdbcClient.StatementSpec made(String which, Instant now) {
        return jdbc.sql("""
                        select id, site_id, starts_at, ends_at, status, cause
                          from calendar.desk_session
                         where status <> 'CANCELLED' and changed_at is null and pattern_id is not null and starts_at > :now and %s
                         order by starts_at
                        """.formatted(which)).param("now", Columns.utc(now));
    }

    void change(List<Change> changes) {
        jdbc.sql("set constraints calendar.sessions_do_not_overlap deferred").update();
        jdbc.sql("""
                update calendar.desk_session s
                   set starts_at = c.starts_at, ends_at = c.ends_at, cause = c.cause, note = c.note,
                       status = case when c.cause is null then 'PLANNED' else 'CANCELLED' end,
                       version = s.version + 1
                  from unnest(:ids::uuid[], :startsAt::timestamptz[], :endsAt::timestamptz[], :causes::text[],
                              :notes::text[]) as c (id, starts_at, ends_at, cause, note)
                 where s.id = c.id and s.changed_at is null
                """)
                .param("ids", array(changes, it -> it.before().id().value(), UUID[]::new))
                .param("startsAt", array(changes, it -> text(it.after().startsAt()), String[]::new))
                .param("endsAt", array(changes, it -> text(it.after().endsAt()), String[]::new))
                .param("causes", array(changes, it -> name(it.after().cause()), String[]::new))
                .param("notes", array(changes, it -> it.after().note(), String[]::new))
                .update();
        jdbc.sql("set constraints calendar.sessions_do_not_overlap immediate").update();
    }

    void add(SiteId site, List<Due> additions, Instant now) {
        jdbc.sql("""
                insert into calendar.desk_session (id, site_id, starts_at, ends_at, status, cause, note, pattern_id,
                                                   pattern_day)
                select n.id, :site, n.starts_at, n.ends_at,
                       case when n.cause is null then 'PLANNED' else 'CANCELLED' end, n.cause, n.note,
                       n.pattern_id, n.pattern_day
                  from unnest(:ids::uuid[], :startsAt::timestamptz[], :endsAt::timestamptz[], :causes::text[],
                              :notes::text[], :patterns::uuid[], :days::date[])
                       as n (id, starts_at, ends_at, cause, note, pattern_id, pattern_day)
                """)
                .param("site", site.value())
                .param("ids", array(additions, _ -> Ids.next(now), UUID[]::new))
                .param("startsAt", array(additions, it -> text(it.startsAt()), String[]::new))
                .param("endsAt", array(additions, it -> text(it.endsAt()), String[]::new))
                .param("causes", array(additions, it -> name(it.cause()), String[]::new))
                .param("notes", array(additions, Due::note, String[]::new))
                .param("patterns", array(additions, it -> it.pattern().value(), UUID[]::new))
                .param("days", array(additions, it -> it.day().toString(), String[]::new))
                .update();
    }

    private static WeeklyPattern pattern(ResultSet row, int number) throws SQLException {
        return new WeeklyPattern(
                Columns.id(row, "id", PatternId::new),
                DayOfWeek.of(row.getInt("weekday")),
                new DeskHours(row.getObject("starts_at", LocalTime.class), row.getObject("ends_at", LocalTime.class)),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_until", LocalDate.class));
    }

    private static Stored stored(ResultSet row, int number) throws SQLException {
        var pattern = row.getObject("pattern_id", UUID.class);
        var cause = row.getString("cause");
        return new Stored(
                Columns.id(row, "id", DeskSessionId::new),
                pattern == null ? null : new PatternId(pattern),
                row.getObject("pattern_day", LocalDate.class),
                Columns.instant(row, "starts_at"),
                Columns.instant(row, "ends_at"),
                !row.getString("status").equals("CANCELLED"),
                cause == null ? null : CancellationCause.valueOf(cause),
                row.getString("note"),
                row.getBoolean("by_hand"));
    }

    private static <T, C> @Nullable C[] array(
            List<T> rows, Function<T, @Nullable C> column, Function<Integer, @Nullable C[]> empty) {
        return rows.stream().<@Nullable C>map(column).toArray(empty::apply);
    }

    private static String text(Instant instant) {
        return instant.toString();
    }

    private static @Nullable String name(@Nullable CancellationCause cause) {
        return cause == null ? null : cause.name();
    }
}
