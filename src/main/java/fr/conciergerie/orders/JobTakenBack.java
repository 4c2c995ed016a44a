package fr.conciergerie.orders;

import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.TenantEvent;
import java.time.Instant;

/** A job that the partner was given is no longer theirs to do. */
public record JobTakenBack(OperatorId operator, JobId job, PartnerId partner, Instant at) implements TenantEvent {}
