package fr.conciergerie.jobs.web;

import fr.conciergerie.calendar.Calendar;
import fr.conciergerie.orders.JobId;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.LinePieces;
import fr.conciergerie.orders.LineStatus;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.orders.Reason;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Cursor;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Slice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reads the jobs of one partner. Nothing about the member is selected, so nothing can be shown. */
@Repository
@Transactional(readOnly = true)
class PartnerJobs {

    private static final int SESSIONS_AHEAD = 20;
    private static final int DAYS_OFFERED = 8;
    private static final int MOST_ON_PAPER = 200;

    /** A day after all others, counted from 1970. */
    private static final int NEVER = 2_000_000;

    private static final String SELECT = """
            select j.id, j.order_id, j.line_id, j.given_at, j.due_on, j.outcome, o.number, o.site_id, s.zone,
                   l.service_name, l.family, l.options, l.quantity, l.note, l.unit_price_cents, l.status, l.promised_now, l.appointed_at,
                   l.proposed_price_cents, l.proposed_for, l.reason_code, l.reason
              from orders.job j
              join orders.order_line l on l.operator_id = j.operator_id and l.id = j.line_id
              join orders.customer_order o on o.operator_id = j.operator_id and o.id = j.order_id
              join organisations.site_v s on s.id = o.site_id
             where j.partner_id = :partner
            """;

    private final JdbcClient jdbc;
    private final Calendar calendar;
    private final LinePieces pieces;
    private final DayClock dayClock;
    private final Clock clock;

    PartnerJobs(JdbcClient jdbc, Calendar calendar, LinePieces pieces, DayClock dayClock, Clock clock) {
        this.jdbc = jdbc;
        this.calendar = calendar;
        this.pieces = pieces;
        this.dayClock = dayClock;
        this.clock = clock;
    }

    Slice<JobSheet> jobs(PartnerId partner, JobsPage.@Nullable Tab tab, @Nullable String cursor, int limit) {
        if (tab != null && tab.isOpen()) {
            return byDueDay(partner, tab, cursor, limit);
        }
        var after = Cursor.read(cursor, 1);
        var rows = jdbc.sql(SELECT
                        + (tab == null ? "" : " and " + tab.condition())
                        + (after == null ? "" : " and j.id < :after")
                        + " order by j.id desc limit :limit")
                .param("partner", partner.value())
                .param("after", after == null ? null : after.uuid(0))
                .param("limit", limit + 1)
                .query(PartnerJobs::sheet)
                .list();
        return Slice.of(rows, limit, it -> Cursor.of(it.id()));
    }

    /** What is to be finished first comes first; what nothing was promised for comes last. */
    private Slice<JobSheet> byDueDay(PartnerId partner, JobsPage.Tab tab, @Nullable String cursor, int limit) {
        var after = Cursor.read(cursor, 2);
        var rows = jdbc.sql(SELECT + " and " + tab.condition()
                        + " and (coalesce(j.due_on - date '1970-01-01', :never), j.id) > (:afterDay, :afterJob)"
                        + " order by coalesce(j.due_on - date '1970-01-01', :never), j.id limit :limit")
                .param("partner", partner.value())
                .param("never", NEVER)
                .param("afterDay", after == null ? -NEVER : (int) Math.clamp(after.number(0), -NEVER, NEVER))
                .param("afterJob", after == null ? new UUID(0, 0) : after.uuid(1))
                .param("limit", limit + 1)
                .query(PartnerJobs::sheet)
                .list();
        return Slice.of(rows, limit, it -> Cursor.of(dueDay(it), it.id()));
    }

    private static long dueDay(JobSheet job) {
        return job.dueOn() == null ? NEVER : job.dueOn().toEpochDay();
    }

    /** What is under way or waits for an answer, with what is in each bag: a sheet for the wall of the workshop. */
    List<JobSheet> toPrint(PartnerId partner) {
        var open = jdbc.sql(SELECT + " and j.ended_at is null order by j.due_on nulls last, j.id limit :limit")
                .param("partner", partner.value())
                .param("limit", MOST_ON_PAPER)
                .query(PartnerJobs::sheet)
                .list();
        var bags = pieces.of(open.stream().map(JobSheet::line).toList());
        return open.stream()
                .map(it -> it.with(bags.getOrDefault(it.line(), List.of()), List.of()))
                .toList();
    }

    JobsPage.Counts counts(PartnerId partner) {
        return jdbc.sql("""
                        select count(*) filter (where l.status = 'WITH_PARTNER') as to_answer,
                               count(*) filter (where l.status <> 'WITH_PARTNER') as under_way
                          from orders.job j
                          join orders.order_line l on l.operator_id = j.operator_id and l.id = j.line_id
                         where j.partner_id = :partner and j.ended_at is null
                        """)
                .param("partner", partner.value())
                .query((rs, _) -> new JobsPage.Counts(rs.getInt("to_answer"), rs.getInt("under_way")))
                .single();
    }

    /** One job with its pieces, and the days on which it could be handed back instead. */
    JobSheet job(PartnerId partner, JobId id) {
        var sheet = jdbc.sql(SELECT + " and j.id = :id")
                .param("partner", partner.value())
                .param("id", id.value())
                .query(PartnerJobs::sheet)
                .optional()
                .orElseThrow(() -> new NotFound("job " + id));
        return sheet.with(
                pieces.of(List.of(sheet.line())).getOrDefault(sheet.line(), List.of()),
                sheet.mayBeChanged() ? comingDays(sheet) : List.of());
    }

    private List<LocalDate> comingDays(JobSheet job) {
        var today = dayClock.todayAt(job.zone());
        return calendar.nextSessions(job.site(), clock.instant(), SESSIONS_AHEAD).stream()
                .map(it -> it.startsAt().atZone(job.zone()).toLocalDate())
                .filter(it -> it.isAfter(today) && !it.equals(job.promisedFor()))
                .distinct()
                .limit(DAYS_OFFERED)
                .toList();
    }

    private static JobSheet sheet(ResultSet rs, int row) throws SQLException {
        var status = LineStatus.valueOf(rs.getString("status"));
        var state = JobState.of(rs.getString("outcome"), status);
        return new JobSheet(
                Columns.id(rs, "id", JobId::new),
                Columns.id(rs, "order_id", OrderId::new),
                Columns.id(rs, "line_id", LineId::new),
                rs.getString("number"),
                rs.getString("service_name"),
                List.of((String[]) rs.getArray("options").getArray()),
                rs.getInt("quantity"),
                rs.getString("family").equals("WELL_BEING") ? null : rs.getString("note"),
                state,
                Columns.instant(rs, "given_at"),
                rs.getObject("due_on", LocalDate.class),
                rs.getObject("promised_now", LocalDate.class),
                Columns.instantOrNull(rs, "appointed_at"),
                Columns.moneyOrNull(rs, "unit_price_cents"),
                state == JobState.WAITING
                        ? new JobSheet.Proposed(
                                Columns.moneyOrNull(rs, "proposed_price_cents"),
                                rs.getObject("proposed_for", LocalDate.class),
                                Reason.read(rs.getString("reason_code"), rs.getString("reason")))
                        : null,
                Columns.id(rs, "site_id", SiteId::new),
                ZoneId.of(rs.getString("zone")),
                List.of(),
                List.of());
    }
}
