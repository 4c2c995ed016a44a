package fr.conciergerie.accounts;

import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.TenantEvent;
import java.time.Instant;

/** Somebody may now work for the operator; {@link Links#welcome} makes the address to send them. */
public record InvitationIssued(OperatorId operator, AccountId account, Instant at) implements TenantEvent {}
