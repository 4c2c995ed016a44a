package fr.conciergerie.markets.web;

import fr.conciergerie.markets.Market;
import fr.conciergerie.markets.SharingBasis;
import fr.conciergerie.shared.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a market cost in a year, by site and organisation, and what its clients had of their own. */
public record CostsPage(
        Market market, Year year, List<Row> rows, Map<String, Money> byOrganisation, EventsOfYear events) {

    /**
     * A site in some days of the year, and who bears what of it.
     *
     * @param basis null when the buyer bears all
     */
    public record Row(
            String site,
            String organisation,
            LocalDate from,
            LocalDate until,
            @Nullable SharingBasis basis,
            Money amount) {}

    public Money total() {
        return rows.stream().map(Row::amount).reduce(Money.ZERO, Money::plus);
    }
}
