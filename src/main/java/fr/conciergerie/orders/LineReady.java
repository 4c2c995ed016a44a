package fr.conciergerie.orders;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.TenantEvent;
import java.time.Instant;

/** It waits for the member at the site. */
public record LineReady(OperatorId operator, OrderId order, LineId line, MemberId member, SiteId site, Instant at)
        implements TenantEvent {}
