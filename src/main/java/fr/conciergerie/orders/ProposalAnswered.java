package fr.conciergerie.orders;

import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.TenantEvent;
import java.time.Instant;

/** The member has decided on what the partner proposed. */
public record ProposalAnswered(OperatorId operator, JobId job, PartnerId partner, boolean accepted, Instant at)
        implements TenantEvent {}
