package fr.conciergerie.demo;

import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.rounds.CargoQuery;
import fr.conciergerie.rounds.RoundDetails;
import fr.conciergerie.rounds.RoundId;
import fr.conciergerie.rounds.RoundStop;
import fr.conciergerie.rounds.RoundStopId;
import fr.conciergerie.rounds.Rounds;
import fr.conciergerie.rounds.Said;
import fr.conciergerie.rounds.StopDesk;
import fr.conciergerie.rounds.StopReport;
import fr.conciergerie.rounds.plan.Vehicle;
import fr.conciergerie.rounds.plan.VehicleKind;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.ShortCode;
import fr.conciergerie.web.Actor;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Rounds of the demonstration: one that is under way today, with two of its stops made, and one that leaves tomorrow. */
@Component
class DemoRounds {

    private static final int MADE = 2;

    private final Rounds rounds;
    private final StopDesk stops;
    private final CargoQuery cargo;
    private final DayClock days;

    DemoRounds(Rounds rounds, StopDesk stops, CargoQuery cargo, DayClock days) {
        this.rounds = rounds;
        this.stops = stops;
        this.cargo = cargo;
        this.days = days;
    }

    void load(Actor concierge, List<SiteId> sites) {
        var today = days.today();
        var underWay = open(concierge, sites.get(2), today, VehicleKind.CARGO_BIKE);
        rounds.begin(concierge, underWay, rounds.round(concierge, underWay).version(), null);
        rounds.round(concierge, underWay).stops().stream()
                .limit(MADE)
                .map(RoundStop::id)
                .forEach(stop -> stops.close(
                        concierge,
                        underWay,
                        rounds.round(concierge, underWay).version(),
                        stop,
                        new StopReport(
                                null,
                                null,
                                all(concierge, underWay, stop),
                                Set.of(),
                                Map.of(),
                                "Tournée",
                                "l’accueil")));
        open(concierge, sites.getFirst(), today.plusDays(1), VehicleKind.VAN);
    }

    private RoundId open(Actor concierge, SiteId site, LocalDate day, VehicleKind vehicle) {
        return rounds.openProposed(
                concierge,
                new RoundDetails(day, concierge.account(), site, LocalTime.of(9, 0), Vehicle.usual(vehicle)));
    }

    private Map<ShortCode, Said> all(Actor concierge, RoundId round, RoundStopId stop) {
        var said = new HashMap<ShortCode, Said>();
        cargo.at(concierge, round, stop)
                .forEach(it -> it.pieces().forEach(piece -> said.put(piece.label(), Said.HERE)));
        return said;
    }
}
