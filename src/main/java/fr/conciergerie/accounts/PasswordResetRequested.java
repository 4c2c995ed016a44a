package fr.conciergerie.accounts;

import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.TenantEvent;
import java.time.Instant;

/** Somebody cannot get in any more; {@link Links#newPassword} makes the address to send them. Told by one of their operators. */
public record PasswordResetRequested(OperatorId operator, AccountId account, Instant at) implements TenantEvent {}
