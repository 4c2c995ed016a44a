package fr.conciergerie.figures;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import fr.conciergerie.figures.YearDetail.Collected;
import fr.conciergerie.figures.YearDetail.Events;
import fr.conciergerie.figures.YearDetail.OfKind;
import fr.conciergerie.figures.YearDetail.OwnEvent;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Reads what took place beside the desk, and what was collected. */
@Repository
class EventsRepository {

    private static final String IN_PERIMETER =
            " organisation_id = :organisation and (:site::uuid is null or site_id = :site) ";

    private final JdbcClient jdbc;

    EventsRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Events of(Perimeter.Client perimeter, Period period) {
        var held = held(perimeter, period);
        return new Events(
                held.stream().collect(groupingBy(Held::kind, counting())).entrySet().stream()
                        .map(it -> new OfKind(it.getKey(), it.getValue()))
                        .sorted(Comparator.comparing(OfKind::held).reversed().thenComparing(OfKind::kind))
                        .toList(),
                collected(perimeter, period),
                held.stream().filter(Held::isOwn).map(Held::event).toList());
    }

    /** @param isOwn whether the organisation had asked for it */
    private record Held(String kind, boolean isOwn, OwnEvent event) {}

    private List<Held> held(Perimeter.Client perimeter, Period period) {
        return bound("""
                        select distinct id, kind, title, day, starts_at, actual_minutes, cost_cents, cost_bearer,
                               kind = 'CLIENT' and only_for is not null as own,
                               (extract(epoch from ends_at - starts_at) / 60)::bigint as minutes
                          from reporting.animation_v
                         where %s and day >= :from and day < :end and status = 'HELD'
                         order by starts_at, title
                        """.formatted(IN_PERIMETER), perimeter, period)
                .query((row, _) -> new Held(
                        row.getString("kind"),
                        row.getBoolean("own"),
                        new OwnEvent(
                                row.getString("title"),
                                row.getObject("day", LocalDate.class),
                                row.getLong("minutes"),
                                row.getObject("actual_minutes", Long.class),
                                (@Nullable Long) row.getObject("cost_cents"),
                                (@Nullable String) row.getString("cost_bearer"))))
                .list();
    }

    private List<Collected> collected(Perimeter.Client perimeter, Period period) {
        return bound("""
                        select r.title, p.name as association, r.unit, sum(r.deposited)::bigint as deposited,
                               sum(r.sealed)::bigint as sealed, sum(r.received)::bigint as received
                          from reporting.received_v r
                          join partners.partner_then_v p
                            on p.partner_id = r.association_id and p.since < r.received_on + 1 and p.until >= r.received_on + 1
                         where %s and r.received_on >= :from and r.received_on < :end
                         group by r.title, p.name, r.unit
                         order by max(r.received_on), r.title, p.name, r.unit
                        """.formatted(IN_PERIMETER), perimeter, period)
                .query((row, _) -> new Collected(
                        row.getString("title"),
                        row.getString("association"),
                        row.getString("unit"),
                        row.getLong("deposited"),
                        row.getLong("sealed"),
                        row.getLong("received")))
                .list();
    }

    /** While the period goes on, up to the last day that is counted. */
    private StatementSpec bound(String sql, Perimeter.Client perimeter, Period period) {
        var site = perimeter.site();
        return jdbc.sql(sql)
                .param("organisation", perimeter.organisation().value())
                .param("site", site == null ? null : site.value())
                .param("from", period.from())
                .param("end", period.end());
    }
}
