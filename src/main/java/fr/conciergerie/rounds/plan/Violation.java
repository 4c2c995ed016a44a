package fr.conciergerie.rounds.plan;

import java.time.Duration;

/** What an order made by hand cannot keep; a plan that was looked for has none but those of what nothing moves any more. */
public sealed interface Violation {

    /** A stop is reached when it is closed, or closes during the visit: so much too late. */
    record Closed(Stop stop, Duration late) implements Violation {}

    /** More is on board on leaving a stop than there is room for. */
    record Overloaded(Stop stop, Load load) implements Violation {}

    /** Pieces are to be brought before they are taken, or taken and never brought. */
    record OutOfOrder(Work.Shipment shipment) implements Violation {}

    record NotOnThisVehicle(Work.Shipment shipment) implements Violation {}
}
