package fr.conciergerie.calendar;

import fr.conciergerie.organisations.SiteId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A concierge at a site, from one time to another.
 *
 * @param cause the {@link CancellationCause} of a cancelled session; null otherwise
 */
public record DeskSession(
        DeskSessionId id,
        SiteId site,
        Instant startsAt,
        Instant endsAt,
        SessionStatus status,
        @Nullable String cause) {}
