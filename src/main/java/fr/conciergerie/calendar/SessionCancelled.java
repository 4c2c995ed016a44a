package fr.conciergerie.calendar;

import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.TenantEvent;
import java.time.Instant;

/** A session that people could count on does not take place: what was promised for it is promised anew. */
public record SessionCancelled(
        OperatorId operator, DeskSessionId session, SiteId site, Instant startsAt, CancellationCause cause, Instant at)
        implements TenantEvent {}
