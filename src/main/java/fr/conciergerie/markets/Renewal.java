package fr.conciergerie.markets;

import java.time.LocalDate;

/** A further period (<i>reconduction</i>), both days included, and the day on which the client decided on it. */
public record Renewal(RenewalId id, LocalDate startsOn, LocalDate endsOn, LocalDate decidedOn) {}
