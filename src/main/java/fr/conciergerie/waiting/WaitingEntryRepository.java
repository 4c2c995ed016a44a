package fr.conciergerie.waiting;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who waits, as rows. */
@Repository
class WaitingEntryRepository {

    /** The rank counts those who are offered a place too: they came before. */
    private static final String ENTRIES = """
            select e.id, e.list_kind, e.list_id, e.member_id, e.places, e.status, e.joined_at, e.offered_until,
                   case when e.status in ('WAITING', 'OFFERED')
                        then 1 + (select count(*) from waiting.entry o
                                   where o.list_id = e.list_id and o.position < e.position
                                     and o.status in ('WAITING', 'OFFERED'))
                        else 0 end as rank
              from waiting.entry e
            """;

    private final JdbcClient jdbc;

    WaitingEntryRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void join(WaitingEntryId id, WaitingListId list, MemberId member, int places, Instant now, Instant waitsUntil) {
        jdbc.sql("""
                insert into waiting.entry (id, list_kind, list_id, member_id, places, status, joined_at, waits_until)
                values (:id, :kind, :list, :member, :places, 'WAITING', :now, :until)
                on conflict (list_id, member_id) where status in ('WAITING', 'OFFERED') do nothing
                """)
                .param("id", id.value())
                .param("kind", list.kind().name())
                .param("list", list.value())
                .param("member", member.value())
                .param("places", places)
                .param("now", Columns.utc(now))
                .param("until", Columns.utc(waitsUntil))
                .update();
    }

    WaitingEntry get(WaitingEntryId id) {
        return jdbc.sql(ENTRIES + " where e.id = :id")
                .param("id", id.value())
                .query((row, _) -> entry(row))
                .optional()
                .orElseThrow(() -> new NotFound("waiting entry " + id));
    }

    List<WaitingEntry> open(Collection<WaitingListId> lists) {
        return jdbc.sql(ENTRIES + """
                         where e.list_id = any(:lists) and e.status in ('WAITING', 'OFFERED')
                         order by e.list_id, e.position
                        """)
                .param("lists", lists.stream().map(WaitingListId::value).toArray(UUID[]::new))
                .query((row, _) -> entry(row))
                .list();
    }

    List<WaitingEntry> of(MemberId member, WaitingListId.Kind kind) {
        return jdbc.sql(ENTRIES + """
                         where e.member_id = :member and e.list_kind = :kind and e.status in ('WAITING', 'OFFERED')
                         order by e.joined_at, e.position
                        """)
                .param("member", member.value())
                .param("kind", kind.name())
                .query((row, _) -> entry(row))
                .list();
    }

    /** The lists of which an offer or all waiting is over. */
    List<WaitingListId> due(Instant now) {
        return jdbc.sql("""
                        select distinct list_kind, list_id from waiting.entry
                         where status in ('WAITING', 'OFFERED') and (waits_until <= :now or offered_until <= :now)
                        """)
                .param("now", Columns.utc(now))
                .query((row, _) -> list(row))
                .list();
    }

    void waitUntil(WaitingListId list, Instant waitsUntil) {
        jdbc.sql("""
                update waiting.entry
                   set waits_until = :until,
                       offered_until = case when offered_until is not null then least(offered_until, :until) end
                 where list_id = :list and status in ('WAITING', 'OFFERED') and waits_until <> :until
                   and (offered_at is null or offered_at < :until)
                """)
                .param("list", list.value())
                .param("until", Columns.utc(waitsUntil))
                .update();
    }

    void offer(WaitingEntry entry, Instant now, Instant until) {
        changed(
                entry,
                jdbc.sql("""
                        update waiting.entry set status = 'OFFERED', offered_at = :now, offered_until = :until
                         where id = :id and status = 'WAITING'
                        """)
                        .param("id", entry.id().value())
                        .param("now", Columns.utc(now))
                        .param("until", Columns.utc(until))
                        .update());
    }

    void end(WaitingEntry entry, WaitingStatus how, Instant now) {
        changed(
                entry,
                jdbc.sql("update waiting.entry set status = :how, ended_at = :now where id = :id and status = :before")
                        .param("id", entry.id().value())
                        .param("how", how.name())
                        .param("before", entry.status().name())
                        .param("now", Columns.utc(now))
                        .update());
    }

    private static void changed(WaitingEntry entry, int updated) {
        if (updated == 0) {
            throw new OptimisticLockingFailureException("waiting entry " + entry.id() + " changed meanwhile");
        }
    }

    private static WaitingEntry entry(ResultSet row) throws SQLException {
        return new WaitingEntry(
                Columns.id(row, "id", WaitingEntryId::new),
                list(row),
                Columns.id(row, "member_id", MemberId::new),
                row.getInt("rank"),
                row.getInt("places"),
                WaitingStatus.valueOf(row.getString("status")),
                Columns.instant(row, "joined_at"),
                Columns.instantOrNull(row, "offered_until"));
    }

    private static WaitingListId list(ResultSet row) throws SQLException {
        return new WaitingListId(
                WaitingListId.Kind.valueOf(row.getString("list_kind")), row.getObject("list_id", UUID.class));
    }
}
