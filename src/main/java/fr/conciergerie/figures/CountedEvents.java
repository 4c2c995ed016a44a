package fr.conciergerie.figures;

import fr.conciergerie.animations.AnimationId;
import fr.conciergerie.figures.YearDetail.Collected;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Cursor;
import fr.conciergerie.shared.Slice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** From a figure back to the animations, or to the lots of collections, that it was counted from, for the operator alone. */
@Service
public class CountedEvents {

    private static final Set<Indicator> ANIMATIONS = EnumSet.of(
            Indicator.ANIMATIONS_HELD,
            Indicator.ANIMATION_REGISTRATIONS,
            Indicator.ANIMATION_ATTENDANCE,
            Indicator.ANIMATION_WALK_INS,
            Indicator.CLIENT_EVENT_HOURS);

    private static final Set<Indicator> LOTS = EnumSet.of(Indicator.COLLECTED_KILOGRAMS, Indicator.COLLECTED_PIECES);

    private final SoFar soFar;
    private final JdbcClient jdbc;
    private final Clock clock;

    CountedEvents(SoFar soFar, JdbcClient jdbc, Clock clock) {
        this.soFar = soFar;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether a figure is counted from animations. */
    public static boolean areBehind(Indicator indicator) {
        return ANIMATIONS.contains(indicator);
    }

    /** Whether a figure is counted from lots. */
    public static boolean areLotsBehind(Indicator indicator) {
        return LOTS.contains(indicator);
    }

    /**
     * Those that were announced, the latest first; behind the hours of clients’ own events, those of which the hours are known.
     *
     * @param cursor where the list was left; null for its beginning
     */
    @Transactional
    public Slice<CountedAnimation> animations(
            Indicator indicator, Perimeter perimeter, Period period, @Nullable String cursor) {
        var animations = bound("""
                        select a.id, a.title, a.kind, a.day, a.status = 'HELD' as held, a.walk_ins, a.actual_minutes,
                               count(distinct r.registration_id) as registered,
                               count(distinct r.registration_id) filter (where r.status = 'ATTENDED') as came,
                               count(distinct r.registration_id) filter (where r.status = 'ABSENT') as absent,
                               count(distinct r.registration_id) filter (where r.status = 'EXCUSED') as excused
                          from (select distinct id, title, kind, day, status, walk_ins, actual_minutes from reporting.animation_v
                                 where (:organisation::uuid is null or organisation_id = :organisation)
                                   and (:site::uuid is null or site_id = :site)
                                   and day >= :from and day < :until and (status = 'HELD' or ends_at <= :now)
                                   and (not :own or status = 'HELD' and kind = 'CLIENT' and only_for is not null
                                                    and actual_minutes is not null)) a
                          left join reporting.registration_v r
                            on r.animation_id = a.id and (:organisation::uuid is null or r.organisation_id = :organisation)
                         where :day::date is null or (a.day, a.id) < (:day, :key)
                         group by a.id, a.title, a.kind, a.day, a.status, a.walk_ins, a.actual_minutes
                         order by a.day desc, a.id desc
                         limit :most
                        """, perimeter, period, cursor)
                .param("now", Columns.utc(clock.instant()))
                .param("own", indicator == Indicator.CLIENT_EVENT_HOURS)
                .query(CountedEvents::animation)
                .list();
        return Slice.of(
                animations,
                CountedLines.A_PAGE,
                it -> Cursor.of(it.day().toEpochDay(), it.animation().value()));
    }

    /**
     * The latest receipt first.
     *
     * @param cursor where the list was left; null for its beginning
     */
    @Transactional
    public Slice<CountedLot> lots(Indicator indicator, Perimeter perimeter, Period period, @Nullable String cursor) {
        var lots = bound("""
                        select distinct r.lot_id, r.received_on, r.receipt_number, r.title, p.name as association, r.unit, r.deposited,
                               r.sealed, r.received
                          from reporting.received_v r
                          join partners.partner_then_v p
                            on p.partner_id = r.association_id and p.since < r.received_on + 1 and p.until >= r.received_on + 1
                         where (:organisation::uuid is null or r.organisation_id = :organisation)
                           and (:site::uuid is null or r.site_id = :site)
                           and r.received_on >= :from and r.received_on < :until and r.unit = :unit
                           and (:day::date is null or (r.received_on, r.lot_id) < (:day, :key))
                         order by r.received_on desc, r.lot_id desc
                         limit :most
                        """, perimeter, period, cursor)
                .param("unit", indicator == Indicator.COLLECTED_KILOGRAMS ? "GRAMS" : "PIECES")
                .query(CountedEvents::lot)
                .list();
        return Slice.of(
                lots, CountedLines.A_PAGE, it -> Cursor.of(it.receivedOn().toEpochDay(), it.lot()));
    }

    private StatementSpec bound(String sql, Perimeter perimeter, Period period, @Nullable String cursor) {
        var client = perimeter instanceof Perimeter.Client it ? it : null;
        var site = client == null ? null : client.site();
        var after = Cursor.read(cursor, 2);
        return jdbc.sql(sql)
                .param(
                        "organisation",
                        client == null ? null : client.organisation().value())
                .param("site", site == null ? null : site.value())
                .param("from", period.from())
                .param("until", soFar.forTheOperator(perimeter, period).end())
                .param("day", after == null ? null : CountedLines.day(after))
                .param("key", after == null ? null : after.uuid(1))
                .param("most", CountedLines.A_PAGE + 1);
    }

    private static CountedAnimation animation(ResultSet row, int number) throws SQLException {
        return new CountedAnimation(
                Columns.id(row, "id", AnimationId::new),
                row.getString("title"),
                row.getString("kind"),
                row.getObject("day", LocalDate.class),
                row.getBoolean("held"),
                row.getLong("registered"),
                row.getLong("came"),
                row.getLong("absent"),
                row.getLong("excused"),
                row.getLong("walk_ins"),
                row.getObject("actual_minutes", Long.class));
    }

    private static CountedLot lot(ResultSet row, int number) throws SQLException {
        return new CountedLot(
                row.getObject("lot_id", UUID.class),
                row.getObject("received_on", LocalDate.class),
                row.getString("receipt_number"),
                new Collected(
                        row.getString("title"),
                        row.getString("association"),
                        row.getString("unit"),
                        row.getLong("deposited"),
                        row.getLong("sealed"),
                        row.getLong("received")));
    }
}
