package fr.conciergerie.rounds.plan;

/** A search for a better order. */
interface Search {

    /**
     * An order that it found, which may be worse, or none; whoever asks judges it.
     *
     * @param start where it begins; what comes first in it and is fixed stays
     */
    int[] from(PlanCost cost, int[] start, Effort effort);
}
