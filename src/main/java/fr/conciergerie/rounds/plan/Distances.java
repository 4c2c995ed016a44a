package fr.conciergerie.rounds.plan;

/** How far it is from place to place; where the answer comes from stays with the plan, for kilometres go into a report. */
public interface Distances {

    Leg between(Place from, Place to, Vehicle vehicle);

    Basis basis();

    /** What kilometres were reckoned by. */
    sealed interface Basis {

        /** As the crow flies, times the operator's factor. */
        record CrowFlight(Factor factor) implements Basis {}

        /** A table of ways; those it does not have go by the factor. */
        record Table(int version, Factor otherwise) implements Basis {}
    }
}
