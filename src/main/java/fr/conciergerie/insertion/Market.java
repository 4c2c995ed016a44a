package fr.conciergerie.insertion;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A market that hours are counted for, as far as this module needs to know it.
 *
 * @param number what the buyer calls it
 * @param endsOn its last day, with all renewals
 */
public record Market(UUID id, String number, String name, LocalDate startsOn, LocalDate endsOn) {

    /** Whether a day is one of its days: before and after them nothing is worked for it. */
    public boolean runsOn(LocalDate day) {
        return !day.isBefore(startsOn) && !day.isAfter(endsOn);
    }
}
