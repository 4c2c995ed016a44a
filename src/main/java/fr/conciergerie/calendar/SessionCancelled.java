package fr.conciergerie.calendar;

import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.TenantEvent;
import java.time.Instant;

/**
 * A session that people could count on does not take place: what was promised for it is promised anew.
 *
 * @param afterAnother whether an earlier one to come of the same site goes in the same act: whoever was to come then is told of that
 *     one, once, and reads when the desk is open again
 */
public record SessionCancelled(
        OperatorId operator,
        DeskSessionId session,
        SiteId site,
        Instant startsAt,
        CancellationCause cause,
        boolean afterAnother,
        Instant at)
        implements TenantEvent {}
