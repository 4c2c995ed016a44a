package fr.conciergerie.bookings;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.waiting.WaitingEntryId;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who waits for a place in an hour, as those see it whose business it is.
 *
 * @param rank how many have waited longer, and one
 * @param places theirs and their guest's, all of them or none
 * @param offeredUntil until when a place is theirs to take; null unless one is
 */
public record WaitingView(
        WaitingEntryId id,
        SlotId slot,
        String serviceName,
        String practitioner,
        SiteId site,
        ZoneId zone,
        Instant startsAt,
        MemberId member,
        String memberName,
        int rank,
        int places,
        @Nullable Instant offeredUntil) {

    public int guests() {
        return places - 1;
    }

    public boolean isOfferedAt(Instant now) {
        return offeredUntil != null && now.isBefore(offeredUntil);
    }
}
