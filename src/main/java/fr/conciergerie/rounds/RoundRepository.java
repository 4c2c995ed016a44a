package fr.conciergerie.rounds;

import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.rounds.plan.Factor;
import fr.conciergerie.rounds.plan.Load;
import fr.conciergerie.rounds.plan.Unassigned;
import fr.conciergerie.rounds.plan.Vehicle;
import fr.conciergerie.rounds.plan.VehicleKind;
import fr.conciergerie.shared.Columns;
import fr.conciergerie.shared.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rounds and their stops, as rows. */
@Repository
class RoundRepository {

    private final JdbcClient jdbc;

    RoundRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Round get(RoundId id) {
        return jdbc.sql("select * from rounds.round where id = :id")
                .param("id", id.value())
                .query((row, _) -> round(row, stops(List.of(id)).getOrDefault(id, List.of())))
                .optional()
                .orElseThrow(() -> new NotFound("round " + id));
    }

    /** Those of a day, the first to leave first. */
    List<Round> on(LocalDate day) {
        var ids = jdbc.sql("select id from rounds.round where day = :day")
                .param("day", day)
                .query((row, _) -> Columns.id(row, "id", RoundId::new))
                .list();
        var stops = stops(ids);
        return jdbc.sql("select * from rounds.round where day = :day order by departs_at, id")
                .param("day", day)
                .query((row, _) -> round(row, stops.getOrDefault(Columns.id(row, "id", RoundId::new), List.of())))
                .list();
    }

    /** The highest number of a round of a day; 0 where there is none. */
    int lastNumber(LocalDate day) {
        return jdbc.sql("select coalesce(max(number), 0) from rounds.round where day = :day")
                .param("day", day)
                .query(Integer.class)
                .single();
    }

    /** False when somebody has just taken its number, and nothing is written. */
    boolean insert(Round round) {
        var factor = round.factor();
        return jdbc.sql("""
                        insert into rounds.round (id, day, number, driver_id, start_id, departs_at, vehicle, pieces, litres, hangers,
                                                  speed, factor, factor_version, state)
                        values (:id, :day, :number, :driver, :start, :departs, :vehicle, :pieces, :litres, :hangers, :speed,
                                :factor, nullif(:factorVersion, 0), 'PLANNED')
                        on conflict on constraint one_round_of_a_number do nothing
                        """)
                        .param("id", round.id().value())
                        .param("day", round.day())
                        .param("number", round.number())
                        .param("driver", round.driver())
                        .param("start", round.start().value())
                        .param("departs", Columns.utc(round.departure()))
                        .param("vehicle", round.vehicle().kind().name())
                        .param("pieces", round.vehicle().room().pieces())
                        .param("litres", round.vehicle().room().litres())
                        .param("hangers", round.vehicle().room().hangers())
                        .param("speed", round.vehicle().kilometresAnHour())
                        .param("factor", factor.value())
                        .param("factorVersion", factor.version())
                        .update()
                > 0;
    }

    /** A stop that is new to its round, at its end; {@link #update} says the rest. */
    void insert(RoundId round, RoundStop stop, int position) {
        jdbc.sql("""
                        insert into rounds.stop (id, round_id, site_id, partner_id, position)
                        values (:id, :round, :site, :partner, :position)
                        """)
                .param("id", stop.id().value())
                .param("round", round.value())
                .param("site", PlaceRepository.site(stop.called()))
                .param("partner", PlaceRepository.partner(stop.called()))
                .param("position", position)
                .update();
    }

    void delete(RoundStopId stop) {
        jdbc.sql("delete from rounds.stop where id = :id and closings = 0")
                .param("id", stop.value())
                .update();
    }

    void update(Round round) {
        var driven = round.state() instanceof RoundState.Closed closed ? closed.mileage() : null;
        int updated = jdbc.sql("""
                        update rounds.round
                           set state = :state, driver_id = :driver, begun_at = :begun, closed_at = :closed, metres = :metres,
                               driven_metres = :driven, driven_by = :drivenBy, version = version + 1
                         where id = :id and version = :version
                        """)
                .param("state", state(round.state()))
                .param("driver", round.driver())
                .param("begun", utc(begun(round.state())))
                .param("closed", utc(ended(round.state())))
                .param("metres", round.metres())
                .param("driven", driven == null ? null : driven.metres())
                .param("drivenBy", driven == null ? null : driven.source().name())
                .param("id", round.id().value())
                .param("version", round.version())
                .update();
        if (updated == 0) {
            throw new OptimisticLockingFailureException("round " + round.id() + " changed meanwhile");
        }
        for (int i = 0; i < round.stops().size(); i++) {
            update(round.stops().get(i), i + 1);
        }
    }

    private void update(RoundStop stop, int position) {
        var planned = stop.state() instanceof RoundStop.State.Planned it ? it : null;
        var done = stop.state() instanceof RoundStop.State.Done it ? it : null;
        jdbc.sql("""
                        update rounds.stop
                           set position = :position,
                               planned_arrival = case when :done then planned_arrival else :plannedArrival end,
                               planned_departure = case when :done then planned_departure else :plannedDeparture end,
                               left_out = :leftOut, arrived_at = :arrived, left_at = :left, told_at = :told, handed_to = :handedTo,
                               closings = :closings
                         where id = :id
                        """)
                .param("position", position)
                .param("done", done != null)
                .param("plannedArrival", utc(planned == null ? null : planned.arrival()))
                .param("plannedDeparture", utc(planned == null ? null : planned.departure()))
                .param(
                        "leftOut",
                        stop.state() instanceof RoundStop.State.LeftOut it
                                ? it.reason().name()
                                : null)
                .param("arrived", utc(done == null ? null : done.arrival()))
                .param("left", utc(done == null ? null : done.departure()))
                .param("told", utc(done == null ? null : done.told()))
                .param("handedTo", done == null ? null : done.handedTo())
                .param("closings", stop.closings())
                .param("id", stop.id().value())
                .update();
    }

    private Map<RoundId, List<RoundStop>> stops(List<RoundId> rounds) {
        record Row(RoundId round, RoundStop stop) {}
        return jdbc
                .sql("""
                        select * from rounds.stop where round_id = any(:rounds) order by round_id, position
                        """)
                .param("rounds", rounds.stream().map(RoundId::value).toArray(UUID[]::new))
                .query((row, _) -> new Row(
                        Columns.id(row, "round_id", RoundId::new),
                        new RoundStop(
                                Columns.id(row, "id", RoundStopId::new),
                                PlaceRepository.called(row),
                                row.getInt("closings"),
                                stopState(row))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Row::round, Collectors.mapping(Row::stop, Collectors.toList())));
    }

    private static Round round(ResultSet row, List<RoundStop> stops) throws SQLException {
        return new Round(
                Columns.id(row, "id", RoundId::new),
                row.getObject("day", LocalDate.class),
                row.getInt("number"),
                Columns.id(row, "driver_id", it -> it),
                Columns.id(row, "start_id", SiteId::new),
                Columns.instant(row, "departs_at"),
                new Vehicle(
                        VehicleKind.valueOf(row.getString("vehicle")),
                        new Load(row.getInt("pieces"), row.getInt("litres"), row.getInt("hangers")),
                        row.getInt("speed")),
                new Factor(row.getBigDecimal("factor"), row.getInt("factor_version")),
                row.getObject("metres", Integer.class),
                switch (row.getString("state")) {
                    case "PLANNED" -> new RoundState.Planned();
                    case "UNDER_WAY" -> new RoundState.UnderWay(Columns.instant(row, "begun_at"));
                    case "CLOSED" ->
                        new RoundState.Closed(
                                Columns.instant(row, "begun_at"), Columns.instant(row, "closed_at"), mileage(row));
                    case "CALLED_OFF" -> new RoundState.CalledOff(Columns.instant(row, "closed_at"));
                    default -> throw new IllegalStateException(row.getString("state"));
                },
                stops,
                row.getInt("version"));
    }

    private static @Nullable Mileage mileage(ResultSet row) throws SQLException {
        var by = row.getString("driven_by");
        return by == null ? null : new Mileage(row.getInt("driven_metres"), Mileage.Source.valueOf(by));
    }

    private static RoundStop.State stopState(ResultSet row) throws SQLException {
        var arrived = Columns.instantOrNull(row, "arrived_at");
        if (arrived != null) {
            return new RoundStop.State.Done(
                    arrived,
                    Columns.instant(row, "left_at"),
                    Columns.instant(row, "told_at"),
                    row.getString("handed_to"));
        }
        var planned = Columns.instantOrNull(row, "planned_arrival");
        if (planned != null) {
            return new RoundStop.State.Planned(planned, Columns.instant(row, "planned_departure"));
        }
        var reason = row.getString("left_out");
        return reason == null
                ? new RoundStop.State.Waiting()
                : new RoundStop.State.LeftOut(Unassigned.Reason.valueOf(reason));
    }

    private static String state(RoundState state) {
        return switch (state) {
            case RoundState.Planned _ -> "PLANNED";
            case RoundState.UnderWay _ -> "UNDER_WAY";
            case RoundState.Closed _ -> "CLOSED";
            case RoundState.CalledOff _ -> "CALLED_OFF";
        };
    }

    private static @Nullable Instant ended(RoundState state) {
        return switch (state) {
            case RoundState.Planned _, RoundState.UnderWay _ -> null;
            case RoundState.Closed it -> it.at();
            case RoundState.CalledOff it -> it.at();
        };
    }

    private static @Nullable Instant begun(RoundState state) {
        return switch (state) {
            case RoundState.Planned _, RoundState.CalledOff _ -> null;
            case RoundState.UnderWay it -> it.since();
            case RoundState.Closed it -> it.begun();
        };
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : Columns.utc(instant);
    }
}
