package fr.conciergerie.markets;

/** A line of a market's subscription as it is written down. */
public record SiteLine(LineId id, LineDetails details, int version) {}
