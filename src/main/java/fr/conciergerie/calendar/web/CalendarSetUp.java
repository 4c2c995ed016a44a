package fr.conciergerie.calendar.web;

import fr.conciergerie.shared.Columns;
import fr.conciergerie.web.SetUpStep;
import fr.conciergerie.web.SetUpStep.Standing;
import fr.conciergerie.web.SetUpSteps;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The step of a new operator that is about when its desk is open: done while a session is to come. */
@Component
class CalendarSetUp implements SetUpSteps {

    private final JdbcClient jdbc;
    private final Clock clock;

    CalendarSetUp(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<SetUpStep> steps() {
        var next = jdbc.sql("""
                        select d.starts_at, s.name, s.zone
                          from calendar.desk_session d join organisations.site_v s on s.id = d.site_id
                         where d.status = 'PLANNED' and d.ends_at > :now
                         order by d.starts_at
                         limit 1
                        """)
                .param("now", Columns.utc(clock.instant()))
                .query((row, _) -> new Next(
                        row.getString("name"),
                        row.getObject("starts_at", OffsetDateTime.class)
                                .atZoneSameInstant(ZoneId.of(row.getString("zone")))))
                .optional();
        return List.of(new SetUpStep(
                40,
                "calendar-week",
                "calendar.set-up",
                "calendar.set-up.why",
                next.isPresent() ? "calendar.set-up.next" : "",
                next.<List<Object>>map(it -> List.of(it.startsAt(), it.site())).orElse(List.of()),
                "calendar.set-up.do",
                "/operator/calendar#patterns",
                next.isPresent() ? Standing.DONE : Standing.OPEN));
    }

    private record Next(String site, ZonedDateTime startsAt) {}
}
