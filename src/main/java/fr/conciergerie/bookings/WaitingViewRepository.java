package fr.conciergerie.bookings;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.waiting.WaitingEntryId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who waits for which hour, read for pages. */
@Repository
class WaitingViewRepository {

    private static final String VIEWS = """
            select e.id, e.schedule_id, e.practitioner, e.site_id, e.zone, e.starts_at, e.member_id, e.places, e.offered_until,
                   v.name as service_name, m.name as member_name,
                   (select count(*) from waiting.entry_v o
                     where o.list_id = e.slot_id and o.open and o.position <= e.position) as rank
              from bookings.waiting_v e
              join catalogue.service_v v on v.id = e.service_id
              join organisations.member_v m on m.id = e.member_id
            """;

    private final JdbcClient jdbc;

    WaitingViewRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a member waits for, soonest first. */
    List<WaitingView> ofMember(MemberId member) {
        return jdbc.sql(VIEWS + " where e.member_id = :member and e.open order by e.starts_at, e.id")
                .param("member", member.value())
                .query((row, _) -> view(row))
                .list();
    }

    /** Who waits for an hour, longest first. */
    List<WaitingView> ofSlot(UUID slot) {
        return jdbc.sql(VIEWS + " where e.slot_id = :slot and e.open order by e.position")
                .param("slot", slot)
                .query((row, _) -> view(row))
                .list();
    }

    /** Who waits for hours at a site in some time. */
    List<WaitingView> at(SiteId site, Span span) {
        return jdbc.sql(VIEWS + """
                         where e.site_id = :site and e.open and e.starts_at >= :from and e.starts_at < :until
                         order by e.starts_at, e.slot_id, e.position
                        """)
                .param("site", site.value())
                .param("from", Columns.utc(span.from()))
                .param("until", Columns.utc(span.until()))
                .query((row, _) -> view(row))
                .list();
    }

    private static WaitingView view(ResultSet row) throws SQLException {
        var startsAt = Columns.instant(row, "starts_at");
        return new WaitingView(
                Columns.id(row, "id", WaitingEntryId::new),
                new SlotId(Columns.id(row, "schedule_id", ScheduleId::new), startsAt),
                row.getString("service_name"),
                row.getString("practitioner"),
                Columns.id(row, "site_id", SiteId::new),
                ZoneId.of(row.getString("zone")),
                startsAt,
                Columns.id(row, "member_id", MemberId::new),
                row.getString("member_name"),
                row.getInt("rank"),
                row.getInt("places"),
                Columns.instantOrNull(row, "offered_until"));
    }
}
