package fr.conciergerie.custody;

import java.time.Instant;

/**
 * A picture of a piece, to be shown with it.
 *
 * @param forPartner whether the concierge lets the partner who does the work see it
 */
public record PhotoView(PhotoId id, ItemId item, Instant takenAt, boolean forPartner) {

    /** Where the picture itself is found. */
    public String path() {
        return "/photos/" + id;
    }
}
