package fr.conciergerie.markets;

import fr.conciergerie.shared.Email;
import fr.conciergerie.shared.Refused;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hours of work that the operator has promised to people in an insertion path.
 *
 * @param yearly so many every year, or once over the whole market
 * @param facilitator the office that looks after it, and its functional address: no person
 */
public record SocialClause(
        ClauseId id,
        int hours,
        boolean yearly,
        Set<TargetPublic> publics,
        String facilitator,
        @Nullable String facilitatorEmail,
        @Nullable LocalDate deadline,
        int version) {

    public static final int MOST_HOURS = 1_000_000;
    public static final int LONGEST_NAME = 200;
    public static final int LONGEST_EMAIL = 254;

    public SocialClause {
        if (hours < 1 || hours > MOST_HOURS) {
            throw new Refused("markets.social.hours-out-of-range", MOST_HOURS);
        }
        if (publics.isEmpty()) {
            throw new Refused("markets.social.needs-a-public");
        }
        publics = Collections.unmodifiableSet(EnumSet.copyOf(publics));
        facilitator = facilitator.strip();
        MarketChecks.text(facilitator, LONGEST_NAME, "markets.social.facilitator-missing");
        if (deadline != null) {
            MarketChecks.within(deadline);
        }
    }

    /** The address of an office, as typed. */
    public static String email(String typed) {
        return Email.read(typed).value();
    }
}
