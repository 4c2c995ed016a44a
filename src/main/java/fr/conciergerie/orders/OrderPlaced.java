package fr.conciergerie.orders;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.TenantEvent;
import java.time.Instant;

/** A member asked for something, and it was noted down. */
public record OrderPlaced(OperatorId operator, OrderId order, MemberId member, SiteId site, Instant at)
        implements TenantEvent {}
