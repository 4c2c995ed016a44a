package fr.conciergerie.rounds.plan;

import fr.conciergerie.shared.Refused;

/**
 * A vehicle of the operator.
 *
 * @param room what fits on board, all of it at once
 * @param kilometresAnHour how fast it gets on through the town, stops at red lights and all
 */
public record Vehicle(VehicleKind kind, Load room, int kilometresAnHour) {

    public Vehicle {
        if (kilometresAnHour < 1) {
            throw new Refused("rounds.vehicle.stands-still");
        }
    }

    /** As they usually are, where nobody has measured theirs. */
    public static Vehicle usual(VehicleKind kind) {
        return switch (kind) {
            case CARGO_BIKE -> new Vehicle(kind, new Load(40, 300, 4), 15);
            case VAN -> new Vehicle(kind, new Load(400, 6000, 60), 25);
        };
    }

    /** How long it takes for a way, to the second above. */
    public int secondsFor(int metres) {
        return Math.toIntExact(Math.ceilDiv(metres * 36L, kilometresAnHour * 10L));
    }
}
