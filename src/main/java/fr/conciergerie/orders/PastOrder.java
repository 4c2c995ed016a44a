package fr.conciergerie.orders;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.SiteId;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A service given before this software was there, as an operator's old records tell it.
 *
 * @param service its slug
 * @param promisedFor the day that was promised
 */
public record PastOrder(
        SiteId site,
        MemberId member,
        Channel channel,
        String service,
        Instant placedAt,
        LocalDate promisedFor,
        Instant collectedAt) {}
