package fr.conciergerie.animations;

import fr.conciergerie.organisations.SiteId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An animation as those see it whom it is for.
 *
 * @param siteNames of its sites, in the order of {@link AnimationDetails#sites}
 * @param organisationName whose people it is for; null for whoever may use one of its sites
 * @param partnerName with whom; null for nobody
 * @param cancelReason null unless it was cancelled
 * @param walkIns who came without having said so
 * @param taken the places of those who are registered
 * @param kept the places that are offered to those who have waited
 * @param waiting how many wait and are offered none, each for themselves and their guests
 * @param series the events that were planned with it; null for one that stands alone
 * @param picture null for an event without one
 * @param effort what it asks of the concierge
 * @param version for {@code If-Match}
 */
public record AnimationView(
        AnimationId id,
        AnimationDetails details,
        List<String> siteNames,
        @Nullable String organisationName,
        @Nullable String partnerName,
        AnimationStatus status,
        @Nullable String cancelReason,
        int walkIns,
        int taken,
        int kept,
        int waiting,
        int sequence,
        @Nullable SeriesId series,
        @Nullable PictureView picture,
        Effort effort,
        int version) {

    public AnimationView {
        siteNames = List.copyOf(siteNames);
    }

    public Times times() {
        return details.times();
    }

    /** How many places there still are, none while somebody waits; null where there is room for all, or one simply comes. */
    public @Nullable Integer free() {
        var terms = details.registration();
        if (terms == null || terms.capacity() == null) {
            return null;
        }
        return waiting > 0 ? 0 : Math.max(0, terms.capacity() - taken - kept);
    }

    public boolean isFull() {
        var free = free();
        return free != null && free == 0;
    }

    boolean hasRoomFor(int places) {
        var free = free();
        return free == null || free >= places;
    }

    public boolean takesPlaceAt(SiteId site) {
        return details.sites().contains(site);
    }

    /** Whether it may hang on a wall, see {@link Announcements}. */
    public boolean isForAll() {
        return status != AnimationStatus.DRAFT && details.onlyFor() == null && !details.isOnline();
    }

    public boolean hasBegun(Instant now) {
        return !now.isBefore(times().startsAt());
    }

    public boolean isOver(Instant now) {
        return !now.isBefore(times().endsAt());
    }

    /** Whether one can register for it at this moment, places aside. */
    public boolean isOpen(Instant now) {
        var terms = details.registration();
        if (status != AnimationStatus.PUBLISHED || terms == null || hasBegun(now)) {
            return false;
        }
        var today = now.atZone(times().zone()).toLocalDate();
        return (terms.opensOn() == null || !today.isBefore(terms.opensOn()))
                && (terms.closesOn() == null || !today.isAfter(terms.closesOn()));
    }
}
