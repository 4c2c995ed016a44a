package fr.conciergerie.markets;

import fr.conciergerie.calendar.CancellationCause;
import fr.conciergerie.calendar.SessionStatus;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Columns;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sessions planned and held at the sites of a market, and the credit for those that the operator missed. */
@Service
@Transactional(readOnly = true)
public class Sessions {

    private record Of(LineId line, YearMonth month) {}

    private final MarketRepository markets;
    private final JdbcClient jdbc;
    private final Clock clock;

    Sessions(MarketRepository markets, JdbcClient jdbc, Clock clock) {
        this.markets = markets;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** By site and month, on the days on which the market pays for the site; months without a session are left out. */
    public List<MonthlySessions> monthly(MarketId market, LocalDate from, LocalDate until) {
        markets.get(market);
        var tallies = tallies(market, from, until);
        var months = new LinkedHashMap<SiteId, Map<YearMonth, MonthlySessions>>();
        for (var line : markets.lines(market)) {
            var it = line.details();
            tallies.forEach((of, tally) -> {
                if (of.line().equals(line.id())) {
                    var credit = tally.credit(it.yearly(), it.sessionsPerYear());
                    months.computeIfAbsent(it.site(), _ -> new LinkedHashMap<>())
                            .merge(
                                    of.month(),
                                    new MonthlySessions(it.site(), of.month(), tally, credit),
                                    Sessions::both);
                }
            });
        }
        return months.values().stream().flatMap(it -> it.values().stream()).toList();
    }

    /** A month in which the price changed has two lines. */
    private static MonthlySessions both(MonthlySessions one, MonthlySessions other) {
        return new MonthlySessions(
                one.site(),
                one.month(),
                one.tally().plus(other.tally()),
                one.credit().plus(other.credit()));
    }

    /** What took place on a day, at whichever site; a session at a site that two markets pay for is paid by both. */
    public List<HeldSession> heldOn(LocalDate day) {
        var markets = new LinkedHashMap<UUID, Set<MarketId>>();
        var sessions = new LinkedHashMap<UUID, HeldSession>();
        jdbc.sql("""
                select d.id, d.site_id, s.name, d.starts_at, l.market_id
                  from calendar.desk_session_v d
                  join organisations.site_v s on s.id = d.site_id
                  left join markets.line_v l on l.site_id = d.site_id and :day between l.valid_from and l.valid_until
                 where d.status = 'HELD'
                   and d.starts_at >= :day::date::timestamp at time zone s.zone
                   and d.starts_at < (:day::date + 1)::timestamp at time zone s.zone
                 order by s.name, d.starts_at, d.id
                """).param("day", day).query(row -> {
            var id = row.getObject("id", UUID.class);
            var market = row.getObject("market_id", UUID.class);
            var paidBy = markets.computeIfAbsent(id, _ -> new LinkedHashSet<>());
            if (market != null) {
                paidBy.add(new MarketId(market));
            }
            sessions.put(
                    id,
                    new HeldSession(
                            Columns.id(row, "site_id", SiteId::new),
                            row.getString("name"),
                            row.getTimestamp("starts_at").toInstant(),
                            paidBy));
        });
        return List.copyOf(sessions.values());
    }

    private Map<Of, SessionTally> tallies(MarketId market, LocalDate from, LocalDate until) {
        var parts = new LinkedHashMap<Of, List<SessionTally>>();
        jdbc.sql("""
                select l.id, date_trunc('month', d.day)::date as month, d.status, d.cause, d.is_due, d.moved, d.over, count(*) as sessions
                  from markets.line_v l
                  join organisations.site_v s on s.id = l.site_id
                 cross join lateral (
                       select (it.starts_at at time zone s.zone)::date as day, it.status, it.cause, it.is_due,
                              it.moved_from is not null as moved, it.ends_at <= :now as over
                         from calendar.desk_session_v it
                        where it.site_id = l.site_id
                          and it.starts_at >= greatest(l.valid_from, :from::date)::timestamp at time zone s.zone
                          and it.starts_at < (least(l.valid_until, :until::date) + 1)::timestamp at time zone s.zone
                          and (it.cause is null or it.cause not in ('MOVED', 'NO_LONGER_PLANNED'))) d
                 where l.market_id = :market
                 group by 1, 2, 3, 4, 5, 6, 7
                 order by 2
                """)
                .param("market", market.value())
                .param("from", from)
                .param("until", until)
                .param("now", Columns.utc(clock.instant()))
                .query((row, _) -> {
                    var cause = row.getString("cause");
                    var of = new Of(
                            Columns.id(row, "id", LineId::new),
                            YearMonth.from(row.getObject("month", LocalDate.class)));
                    return parts.computeIfAbsent(of, _ -> new ArrayList<>())
                            .add(tally(
                                    row.getInt("sessions"),
                                    SessionStatus.valueOf(row.getString("status")),
                                    cause == null
                                            ? Map.of()
                                            : Map.of(CancellationCause.valueOf(cause), row.getInt("sessions")),
                                    row.getBoolean("is_due"),
                                    row.getBoolean("moved"),
                                    row.getBoolean("over")));
                })
                .list();
        var tallies = new LinkedHashMap<Of, SessionTally>();
        parts.forEach((of, some) -> tallies.put(of, SessionTally.sum(some)));
        return tallies;
    }

    private static SessionTally tally(
            int sessions,
            SessionStatus status,
            Map<CancellationCause, Integer> cancelled,
            boolean due,
            boolean moved,
            boolean over) {
        boolean held = status == SessionStatus.HELD;
        return new SessionTally(
                due ? sessions : 0,
                due && (held || over) ? sessions : 0,
                held ? sessions : 0,
                moved ? sessions : 0,
                cancelled,
                status == SessionStatus.PLANNED && over ? sessions : 0,
                status == SessionStatus.PLANNED && !over ? sessions : 0);
    }
}
