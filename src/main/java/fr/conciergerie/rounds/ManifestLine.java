package fr.conciergerie.rounds;

/** How many pieces went which way at a stop that is made, or why they did not. */
public record ManifestLine(RoundStopId stop, Way way, Said said, int pieces) {}
