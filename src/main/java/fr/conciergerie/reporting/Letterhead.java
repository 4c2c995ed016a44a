package fr.conciergerie.reporting;

import java.util.List;

/**
 * What stands above a report: who gives it, and by which market.
 *
 * @param operator its name
 * @param contact how to reach it, a line each; empty where nobody told us
 * @param markets that the client paid for in the period, in the order in which they began
 */
public record Letterhead(String operator, List<String> contact, List<Paper> markets) {

    public Letterhead {
        contact = List.copyOf(contact);
        markets = List.copyOf(markets);
    }

    /** A market as its papers name it. */
    public record Paper(String number, String object) {}
}
