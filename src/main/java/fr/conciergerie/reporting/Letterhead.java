package fr.conciergerie.reporting;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands above a report: who gives it, and by which market.
 *
 * @param operator its name
 * @param contact how to reach it, piece by piece; empty where nobody told us
 * @param logo the picture itself, as it stands in a document; null where there is none
 * @param markets that the client paid for in the period, in the order in which they began
 */
public record Letterhead(
        String operator, List<String> contact, @Nullable String logo, List<Paper> markets) {

    public Letterhead {
        contact = List.copyOf(contact);
        markets = List.copyOf(markets);
    }

    /** A market as its papers name it. */
    public record Paper(String number, String object) {}
}
