package fr.conciergerie.orders;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.TenantEvent;
import java.time.Instant;

/** The member used the right to withdraw; the law asks for a durable acknowledgement (domain.md 3.11). */
public record WithdrawalReceived(OperatorId operator, OrderId order, MemberId member, Instant at)
        implements TenantEvent {}
