package fr.conciergerie.markets;

import fr.conciergerie.organisations.OrganisationId;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.Refused;
import java.time.LocalDate;
import java.util.List;

/**
 * What the papers of a market say.
 *
 * @param number as the buyer writes it
 * @param buyer the organisation that contracts
 * @param estimated what the buyer reckoned the whole need to be worth, excluding VAT
 * @param notifiedOn when the operator was told; the thresholds of that day count
 * @param endsOn the end of the first period, without renewals
 */
public record MarketDetails(
        String number,
        String object,
        OrganisationId buyer,
        Procedure procedure,
        Money estimated,
        LocalDate notifiedOn,
        LocalDate startsOn,
        LocalDate endsOn,
        List<String> lots) {

    public static final int LONGEST_NUMBER = 40;
    public static final int LONGEST_OBJECT = 300;
    static final Money MOST = Money.euros(1_000_000_000, 0);
    static final int LONGEST_YEARS = 10;
    private static final int MOST_LOTS = 30;
    private static final int LONGEST_LOT = 200;

    public MarketDetails {
        number = number.strip();
        object = object.strip();
        lots = lots.stream().map(String::strip).filter(it -> !it.isEmpty()).toList();
        MarketChecks.text(number, LONGEST_NUMBER, "markets.number-missing");
        MarketChecks.text(object, LONGEST_OBJECT, "markets.object-missing");
        if (!estimated.isPositive()) {
            throw new Refused("markets.estimate-out-of-range", MOST);
        }
        MarketChecks.amount(estimated, "markets.estimate-out-of-range");
        if (startsOn.isBefore(notifiedOn)) {
            throw new Refused("markets.starts-before-notified", notifiedOn);
        }
        MarketChecks.days(startsOn, endsOn);
        if (lots.size() > MOST_LOTS || lots.stream().anyMatch(it -> it.length() > LONGEST_LOT)) {
            throw new Refused("markets.too-many-lots", MOST_LOTS, LONGEST_LOT);
        }
    }
}
