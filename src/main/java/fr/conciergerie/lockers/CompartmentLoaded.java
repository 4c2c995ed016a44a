package fr.conciergerie.lockers;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.shared.OperatorId;
import java.time.Instant;

/** Something waits in a compartment for its member, who may be told how to open it. */
public record CompartmentLoaded(OperatorId operator, ReservationId reservation, MemberId member, Instant at) {}
