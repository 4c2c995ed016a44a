package fr.conciergerie.jobs;

import fr.conciergerie.orders.JobId;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.TenantEvent;
import java.time.Instant;

/** The links to a job no longer work, and its partner waits for another one: {@link JobLinks#issueAsked}. */
public record FreshLinkAsked(OperatorId operator, JobId job, Instant at) implements TenantEvent {}
