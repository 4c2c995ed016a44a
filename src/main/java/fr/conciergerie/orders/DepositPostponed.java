package fr.conciergerie.orders;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.TenantEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * The session at which somebody was to hand something in does not take place: they hand it in at the next, and what was promised
 * them counts on that.
 */
public record DepositPostponed(
        OperatorId operator, OrderId order, MemberId member, UUID session, Instant startsAt, Instant at)
        implements TenantEvent {}
