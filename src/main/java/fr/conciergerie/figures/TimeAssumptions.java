package fr.conciergerie.figures;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import fr.conciergerie.catalogue.Family;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.audit.Audit;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an operator assumes of the time that a service spares, so that whoever reads the estimate can check it. */
@Service
@Transactional
public class TimeAssumptions {

    public static final int MOST_MINUTES = 600;
    public static final int LONGEST_SOURCE = 300;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    TimeAssumptions(JdbcClient jdbc, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * One version of it.
     *
     * @param validFrom the month from which on it holds: what is delivered is counted by month and family
     * @param minutes that one service spares, by family; a family that is not there is not assumed
     * @param source where it comes from: a survey, a comparable concierge service
     */
    public record Assumption(YearMonth validFrom, Map<Family, Integer> minutes, String source) {

        public Assumption {
            if (minutes.isEmpty()) {
                throw new Refused("reporting.time.no-minutes");
            }
            minutes = Collections.unmodifiableMap(new EnumMap<>(minutes));
        }

        /** Whether a service spares as much whatever its family. */
        public boolean isTheSameForAll() {
            return minutes.size() == Family.values().length
                    && minutes.values().stream().distinct().count() == 1;
        }
    }

    /** What holds from which month on, the latest first. */
    @Transactional(readOnly = true)
    public List<Assumption> all() {
        return jdbc
                .sql("""
                        select a.valid_from, a.source, m.family, m.minutes
                          from reporting.time_assumption_v a
                          join reporting.time_assumption_minutes m on m.assumption_id = a.id
                         order by a.valid_from desc
                        """)
                .query((row, _) -> new OfAFamily(
                        YearMonth.from(row.getObject("valid_from", LocalDate.class)),
                        row.getString("source"),
                        Family.valueOf(row.getString("family")),
                        row.getInt("minutes")))
                .list()
                .stream()
                .collect(groupingBy(OfAFamily::validFrom, LinkedHashMap::new, toList()))
                .values()
                .stream()
                .map(OfAFamily::together)
                .toList();
    }

    /** What held in any month of a period, the latest first. */
    @Transactional(readOnly = true)
    public List<Assumption> during(Period period) {
        var before = all().stream()
                .filter(it -> it.validFrom().atDay(1).isBefore(period.end()))
                .toList();
        long later = before.stream()
                .takeWhile(it -> it.validFrom().isAfter(period.firstMonth()))
                .count();
        return before.stream().limit(later + 1).toList();
    }

    /** From a month on; what was assumed for the months before stays as it was. Noted again for a month, the last one holds. */
    public void assume(Assumption assumption, UUID by) {
        var now = clock.instant();
        var id = Ids.next(now);
        jdbc.sql("""
                insert into reporting.time_assumption (id, valid_from, source, noted_by, noted_at)
                values (:id, :from, :source, :by, :now)
                """)
                .param("id", id)
                .param("from", assumption.validFrom().atDay(1))
                .param("source", assumption.source())
                .param("by", by)
                .param("now", Columns.utc(now))
                .update();
        assumption
                .minutes()
                .forEach((family, minutes) -> jdbc.sql("""
                        insert into reporting.time_assumption_minutes (assumption_id, family, minutes)
                        values (:id, :family, :minutes)
                        """)
                        .param("id", id)
                        .param("family", family.name())
                        .param("minutes", minutes)
                        .update());
        audit.note(
                "reporting.time-assumed",
                null,
                Map.of("from", assumption.validFrom().toString()));
    }

    private record OfAFamily(YearMonth validFrom, String source, Family family, int minutes) {

        /** @param families of one version, at least one */
        static Assumption together(List<OfAFamily> families) {
            var minutes = new EnumMap<Family, Integer>(Family.class);
            families.forEach(it -> minutes.put(it.family(), it.minutes()));
            return new Assumption(
                    families.getFirst().validFrom(),
                    minutes,
                    families.getFirst().source());
        }
    }
}
