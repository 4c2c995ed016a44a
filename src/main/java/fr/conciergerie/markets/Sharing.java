package fr.conciergerie.markets;

/** A key of cost sharing as it is written down. */
public record Sharing(SharingId id, SharingDetails details) {}
