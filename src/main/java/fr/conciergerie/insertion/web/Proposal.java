package fr.conciergerie.insertion.web;

import fr.conciergerie.insertion.Market;
import fr.conciergerie.markets.HeldSession;
import fr.conciergerie.markets.MarketId;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * How a day may be spread: by the desk sessions that took place on it, each for every market that pays for its site. All of
 * the day's sessions count, for the vault does not know who of the team has which account, and so not who held which.
 */
public record Proposal(LocalDate day, List<HeldSession> sessions) {

    public boolean isEmpty() {
        return sessions.isEmpty();
    }

    /** The numbers of the markets that pay for a session. */
    public List<String> paying(HeldSession session, List<Market> markets) {
        return markets.stream()
                .filter(it -> session.paidBy().contains(new MarketId(it.id())))
                .map(Market::number)
                .toList();
    }

    /** As fields; what no session was held for is left empty. */
    Map<String, String> fields(List<Market> markets) {
        var fields = new HashMap<String, String>();
        markets.forEach(it -> fields.put(HoursForm.field(it), weight(it.id())));
        fields.put(
                HoursForm.NONE,
                typed(sessions.stream().filter(it -> it.paidBy().isEmpty()).count()));
        return fields;
    }

    private String weight(UUID market) {
        var id = new MarketId(market);
        return typed(sessions.stream().filter(it -> it.paidBy().contains(id)).count());
    }

    private static String typed(long weight) {
        return weight == 0 ? "" : String.valueOf(weight);
    }
}
