package fr.conciergerie.markets;

import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.Refused;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a market pays for a site.
 *
 * @param from the first day, {@code until} the last one; null while the market lasts
 * @param yearly excluding VAT
 * @param sessionsPerWeek how often a concierge comes, in {@code weeksPerYear} weeks of a year
 */
public record LineDetails(
        SiteId site, LocalDate from, @Nullable LocalDate until, Money yearly, int sessionsPerWeek, int weeksPerYear) {

    /** A usual year without the weeks in which nobody works. */
    public static final int USUAL_WEEKS = 47;

    public static final int MOST_SESSIONS = 14;
    public static final int MOST_WEEKS = 53;

    public LineDetails {
        MarketChecks.validity(from, until);
        MarketChecks.amount(yearly, "markets.line.amount-out-of-range");
        if (sessionsPerWeek < 1 || sessionsPerWeek > MOST_SESSIONS) {
            throw new Refused("markets.line.sessions-out-of-range", MOST_SESSIONS);
        }
        if (weeksPerYear < 1 || weeksPerYear > MOST_WEEKS) {
            throw new Refused("markets.line.weeks-out-of-range", MOST_WEEKS);
        }
    }

    public int sessionsPerYear() {
        return sessionsPerWeek * weeksPerYear;
    }

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }
}
