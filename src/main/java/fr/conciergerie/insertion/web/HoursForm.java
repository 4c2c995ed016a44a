package fr.conciergerie.insertion.web;

import fr.conciergerie.insertion.Market;
import fr.conciergerie.insertion.PersonLine;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A day's hours, before anybody types.
 *
 * @param people whom to choose from; empty when a day is corrected
 * @param corrected whose day is corrected, and which; null for a new one
 * @param proposal what somebody has asked us to propose; null before they do
 */
public record HoursForm(
        String action,
        YearMonth month,
        List<PersonLine> people,
        List<Market> markets,
        @Nullable Corrected corrected,
        @Nullable Proposal proposal,
        Map<String, String> known,
        UUID once) {

    /** What stands in the ledger. */
    public record Corrected(String reference, java.time.LocalDate day, int minutes, boolean locked) {}

    /** The button that asks for a proposal. */
    public static final String PROPOSE = "propose";

    /** The field that keeps which day was proposed for, so that another day is not spread by its sessions. */
    public static final String PROPOSED_FOR = "proposedFor";

    /** The field of hours for no market. */
    public static final String NONE = "m-none";

    public static String field(Market market) {
        return "m-" + market.id();
    }

    public String value(String field) {
        return known.getOrDefault(field, "");
    }
}
