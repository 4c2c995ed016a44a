package fr.conciergerie.figures;

import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.Ids;
import fr.conciergerie.web.audit.Audit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an operator assumes of the journeys that the service spares, so that whoever reads the estimate can check it. */
@Service
@Transactional
public class TravelAssumptions {

    public static final int MOST_DETOUR_METRES = 200_000;
    public static final int MOST_ROUND_METRES = 500_000;
    public static final int MOST_GRAMS = 2_000;
    public static final int LONGEST_SOURCE = 300;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    TravelAssumptions(JdbcClient jdbc, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * One version of it.
     *
     * @param drivingShare of a hundred users, how many would have driven for a service
     * @param detourMetres how far, there and back
     * @param roundMetres how far the concierge drives for a session, there and back
     * @param carbon what the kilometres emit; null where nothing is assumed of it
     * @param source where it comes from: a survey, a counter, a log book
     */
    public record Assumption(
            LocalDate validFrom,
            int drivingShare,
            int detourMetres,
            int roundMetres,
            @Nullable Carbon carbon,
            String source) {}

    /**
     * Grams of CO2 for each kilometre.
     *
     * @param driving of a user's car
     * @param round of what the concierge drives on the round: 0 for a bicycle
     * @param source where both come from, and of which year
     */
    public record Carbon(int driving, int round, String source) {}

    /** What holds from which day on, the latest first. */
    @Transactional(readOnly = true)
    public List<Assumption> all() {
        return jdbc.sql("""
                        select valid_from, driving_share, detour_metres, round_metres, source, driving_co2, round_co2,
                               co2_source
                          from reporting.travel_assumption_v order by valid_from desc
                        """)
                .query((row, _) -> new Assumption(
                        row.getObject("valid_from", LocalDate.class),
                        row.getInt("driving_share"),
                        row.getInt("detour_metres"),
                        row.getInt("round_metres"),
                        carbon(row),
                        row.getString("source")))
                .list();
    }

    /** What held on any day of a period, the latest first. */
    @Transactional(readOnly = true)
    public List<Assumption> during(Period period) {
        var before = all().stream()
                .filter(it -> it.validFrom().isBefore(period.end()))
                .toList();
        long later = before.stream()
                .takeWhile(it -> it.validFrom().isAfter(period.from()))
                .count();
        return before.stream().limit(later + 1).toList();
    }

    /** From a day on; what was assumed for the days before stays as it was. Noted again for a day, the last one holds. */
    public void assume(Assumption assumption, UUID by) {
        var now = clock.instant();
        var carbon = assumption.carbon();
        jdbc.sql("""
                insert into reporting.travel_assumption (id, valid_from, driving_share, detour_metres, round_metres, source,
                                                         driving_co2, round_co2, co2_source, noted_by, noted_at)
                select :id, :from, :share, :detour, :round, :source, :drivingCarbon, :roundCarbon, :carbonSource, :by, :now
                 where not exists (
                       select from (select * from reporting.travel_assumption where valid_from = :from
                                     order by noted_at desc, id desc limit 1) last
                        where (last.driving_share, last.detour_metres, last.round_metres, last.source, last.driving_co2,
                               last.round_co2, last.co2_source)
                              is not distinct from
                              (:share, :detour, :round, :source, :drivingCarbon, :roundCarbon, :carbonSource))
                """)
                .param("id", Ids.next(now))
                .param("from", assumption.validFrom())
                .param("share", assumption.drivingShare())
                .param("detour", assumption.detourMetres())
                .param("round", assumption.roundMetres())
                .param("source", assumption.source())
                .param("drivingCarbon", carbon == null ? null : carbon.driving())
                .param("roundCarbon", carbon == null ? null : carbon.round())
                .param("carbonSource", carbon == null ? null : carbon.source())
                .param("by", by)
                .param("now", Columns.utc(now))
                .update();
        audit.note(
                "reporting.travel-assumed",
                null,
                Map.of("from", assumption.validFrom().toString()));
    }

    private static @Nullable Carbon carbon(ResultSet row) throws SQLException {
        var source = row.getString("co2_source");
        return source == null ? null : new Carbon(row.getInt("driving_co2"), row.getInt("round_co2"), source);
    }
}
