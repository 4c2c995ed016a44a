package fr.conciergerie.markets;

import fr.conciergerie.shared.Money;
import java.time.LocalDate;

/**
 * A market in a list.
 *
 * @param buyer the name of the organisation that contracts
 * @param realEnd with all renewals
 * @param yearly what its sites cost a year today, excluding VAT
 * @param sites how many it pays for today
 */
public record MarketSummary(
        MarketId id,
        String number,
        String object,
        String buyer,
        Procedure procedure,
        LocalDate startsOn,
        LocalDate realEnd,
        Money yearly,
        int sites) {}
