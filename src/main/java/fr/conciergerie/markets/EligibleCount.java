package fr.conciergerie.markets;

import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Refused;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How many agents of an organisation may use a site on a day. A number, never a list: by gender only as the client itself
 * adds it up, and with what is missing left missing.
 */
public record EligibleCount(
        OrganisationId organisation,
        SiteId site,
        LocalDate countedOn,
        int total,
        @Nullable Integer women,
        @Nullable Integer men,
        @Nullable Integer other) {

    public static final int MOST = 10_000_000;

    public EligibleCount {
        MarketChecks.within(countedOn);
        if (total < 0 || total > MOST) {
            throw new Refused("markets.eligible.out-of-range", MOST);
        }
        var genders = Stream.of(zero(women), zero(men), zero(other)).toList();
        if (genders.stream().anyMatch(it -> it < 0 || it > MOST)
                || genders.stream().mapToInt(it -> it).sum() > total) {
            throw new Refused("markets.eligible.more-than-total", total);
        }
    }

    private static int zero(@Nullable Integer count) {
        return count == null ? 0 : count;
    }
}
