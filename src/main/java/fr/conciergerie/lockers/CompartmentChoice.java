package fr.conciergerie.lockers;

/**
 * A compartment into which something ready can go.
 *
 * @param theirs whether something waits for the same member in it already
 */
public record CompartmentChoice(
        CompartmentId id, String bank, String label, Size size, boolean seated, boolean theirs) {}
