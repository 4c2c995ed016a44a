package fr.conciergerie.lockers;

/** Whether a compartment can be had, for whoever may not know who has it. */
public record CompartmentStanding(
        BankId bank, CompartmentId id, String label, Size size, boolean seated, boolean free) {}
