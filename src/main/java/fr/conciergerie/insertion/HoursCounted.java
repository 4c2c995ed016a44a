package fr.conciergerie.insertion;

import fr.conciergerie.markets.CountedAgainst;
import fr.conciergerie.markets.MarketId;
import fr.conciergerie.markets.SocialClause;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.WorkTime;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Validated hours count against what their market promises: the last promise that they count against stays. */
@Component
class HoursCounted implements CountedAgainst {

    private final HourRepository hours;

    HoursCounted(HourRepository hours) {
        this.hours = hours;
    }

    @Override
    public Optional<Refused> whyKept(MarketId market, SocialClause clause, boolean onlyOne) {
        long minutes = onlyOne ? hours.validatedMinutes(market.value()) : 0;
        return minutes == 0
                ? Optional.empty()
                : Optional.of(Refused.conflict("insertion.hours.counted-against-clause", WorkTime.words(minutes)));
    }
}
