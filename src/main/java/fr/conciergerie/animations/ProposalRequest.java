package fr.conciergerie.animations;

import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Refused;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * What a client would like to have.
 *
 * @param people how many they expect
 * @param place where at the site; null where the operator may choose
 * @param toBring what the concierge should bring; null for nothing
 */
public record ProposalRequest(
        String title,
        SiteId site,
        LocalDate day,
        LocalTime from,
        LocalTime until,
        int people,
        @Nullable String place,
        @Nullable String toBring) {

    public static final int LONGEST_TO_BRING = 1_000;

    public ProposalRequest {
        if (!from.isBefore(until)) {
            throw new Refused("animations.ends-before-it-begins");
        }
    }
}
