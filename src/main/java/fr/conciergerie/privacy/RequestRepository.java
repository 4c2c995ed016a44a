package fr.conciergerie.privacy;

import static java.util.Objects.requireNonNull;

import fr.conciergerie.privacy.Request.Kind;
import fr.conciergerie.privacy.Request.Status;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Cursor;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Slice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Requests as rows. */
@Repository
class RequestRepository {

    private static final String SELECT = """
            select r.*, m.called as name from privacy.request r join organisations.member_v m on m.id = r.member_id
            """;

    private final JdbcClient jdbc;

    RequestRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when the same is asked already. */
    boolean insert(
            RequestId id,
            UUID member,
            Kind kind,
            String words,
            UUID by,
            boolean inTheirName,
            LocalDate due,
            Instant now) {
        return jdbc.sql("""
                        insert into privacy.request (id, member_id, kind, words, asked_at, asked_by, in_their_name, due_on)
                        values (:id, :member, :kind, :words, :now, :by, :inTheirName, :due)
                            on conflict do nothing
                        """)
                        .param("id", id.value())
                        .param("member", member)
                        .param("kind", kind.name())
                        .param("words", words)
                        .param("now", Columns.utc(now))
                        .param("by", by)
                        .param("inTheirName", inTheirName)
                        .param("due", due)
                        .update()
                > 0;
    }

    Request get(RequestId id) {
        return jdbc.sql(SELECT + " where r.id = :id")
                .param("id", id.value())
                .query(RequestRepository::request)
                .optional()
                .orElseThrow(() -> new NotFound("request " + id));
    }

    List<Request> of(UUID member) {
        return jdbc.sql(SELECT + " where r.member_id = :member order by r.asked_at desc, r.id desc")
                .param("member", member)
                .query(RequestRepository::request)
                .list();
    }

    /** The open ones, the first due first. */
    Slice<Request> open(@Nullable String cursor, int limit) {
        var after = Cursor.read(cursor, 2);
        var rows = jdbc.sql(SELECT + """
                         where r.status = 'OPEN'
                           and (coalesce(r.prolonged_until, r.due_on) - date '1970-01-01', r.id) > (:afterDay, :afterId)
                         order by coalesce(r.prolonged_until, r.due_on), r.id
                         limit :limit
                        """)
                .param("afterDay", after == null ? 0 : (int) Math.clamp(after.number(0), 0, Integer.MAX_VALUE))
                .param("afterId", after == null ? new UUID(0, 0) : after.uuid(1))
                .param("limit", limit + 1)
                .query(RequestRepository::request)
                .list();
        return Slice.of(rows, limit, it -> Cursor.of(it.dueOn().toEpochDay(), it.id()));
    }

    Slice<Request> settled(@Nullable String cursor, int limit) {
        var before = Cursor.read(cursor, 2);
        var rows = jdbc.sql(SELECT + """
                         where r.status <> 'OPEN'
                           and (:beforeAt::timestamptz is null or (r.settled_at, r.id) < (:beforeAt, :beforeId::uuid))
                         order by r.settled_at desc, r.id desc
                         limit :limit
                        """)
                .param("beforeAt", before == null ? null : Columns.utc(before.instant(0)))
                .param("beforeId", before == null ? null : before.uuid(1))
                .param("limit", limit + 1)
                .query(RequestRepository::request)
                .list();
        return Slice.of(rows, limit, it -> Cursor.of(requireNonNull(it.settledAt()), it.id()));
    }

    Requests.Waiting waiting(LocalDate today) {
        return jdbc.sql("""
                        select count(*) as open, count(*) filter (where coalesce(prolonged_until, due_on) < :today) as late
                          from privacy.request
                         where status = 'OPEN'
                        """)
                .param("today", today)
                .query((row, _) -> new Requests.Waiting(row.getInt("open"), row.getInt("late")))
                .single();
    }

    Optional<RequestId> openErasure(UUID member) {
        return jdbc.sql(
                        "select id from privacy.request where member_id = :member and kind = 'ERASURE' and status = 'OPEN'")
                .param("member", member)
                .query((row, _) -> Columns.id(row, "id", RequestId::new))
                .optional();
    }

    void prolong(RequestId id, LocalDate until, String because, int version) {
        changed(jdbc.sql("""
                        update privacy.request
                           set prolonged_until = :until, prolonged_because = :because, version = version + 1
                         where id = :id and version = :version and status = 'OPEN' and prolonged_until is null
                        """)
                .param("id", id.value())
                .param("until", until)
                .param("because", because)
                .param("version", version)
                .update());
    }

    void settle(RequestId id, Status status, UUID by, @Nullable String answer, int version, Instant now) {
        changed(jdbc.sql("""
                        update privacy.request
                           set status = :status, settled_at = :now, settled_by = :by, answer = :answer, version = version + 1
                         where id = :id and version = :version and status = 'OPEN'
                        """)
                .param("id", id.value())
                .param("status", status.name())
                .param("now", Columns.utc(now))
                .param("by", by)
                .param("answer", answer)
                .param("version", version)
                .update());
    }

    /** Nothing that somebody wrote outlives them; that they asked, and when it was done, is the proof. */
    void forgetWords(UUID member, UUID nobody, Instant now) {
        jdbc.sql("""
                update privacy.request
                   set words = '', prolonged_because = case when prolonged_because is not null then '—' end,
                       answer = case when answer is not null then '—' end, version = version + 1,
                       status = case when status = 'OPEN' then 'DONE' else status end,
                       settled_at = coalesce(settled_at, :now), settled_by = coalesce(settled_by, :nobody),
                       asked_by = case when in_their_name then asked_by else :nobody end
                 where member_id = :member
                """)
                .param("member", member)
                .param("nobody", nobody)
                .param("now", Columns.utc(now))
                .update();
    }

    private static void changed(int updated) {
        if (updated == 0) {
            throw new OptimisticLockingFailureException("the request changed meanwhile");
        }
    }

    private static Request request(ResultSet row, int number) throws SQLException {
        var settled = row.getObject("settled_at", OffsetDateTime.class);
        var prolonged = row.getObject("prolonged_until", LocalDate.class);
        return new Request(
                Columns.id(row, "id", RequestId::new),
                row.getObject("member_id", UUID.class),
                row.getString("name"),
                Kind.valueOf(row.getString("kind")),
                row.getString("words"),
                Columns.instant(row, "asked_at"),
                row.getBoolean("in_their_name"),
                prolonged == null ? row.getObject("due_on", LocalDate.class) : prolonged,
                row.getString("prolonged_because"),
                Status.valueOf(row.getString("status")),
                settled == null ? null : settled.toInstant(),
                row.getString("answer"),
                row.getInt("version"));
    }
}
