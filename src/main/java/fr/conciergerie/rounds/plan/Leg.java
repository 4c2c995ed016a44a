package fr.conciergerie.rounds.plan;

/** The way from one place to another. */
public record Leg(int metres, int seconds) {}
