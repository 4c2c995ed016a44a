package fr.conciergerie.bookings;

import fr.conciergerie.organisations.Site;
import java.time.Instant;
import java.util.List;

/**
 * The hours of a series as they would be from one hour on, week by week at the same time of the clock.
 *
 * @param sessions those that can be had, soonest first; as many as the series has, or fewer where there are no more
 * @param leftOut when an hour would have been that is full, not offered, or in the way of something that the member has
 */
public record SeriesView(Site site, Schedule schedule, SeriesTerms terms, List<Slot> sessions, List<Instant> leftOut) {

    public SeriesView {
        sessions = List.copyOf(sessions);
        leftOut = List.copyOf(leftOut);
    }

    /** Whether there are enough hours for it. */
    public boolean isComplete() {
        return sessions.size() == terms.sessions();
    }
}
