package fr.conciergerie.catalogue;

import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.Percent;
import fr.conciergerie.shared.Refused;
import java.util.Locale;

/**
 * The value-added tax of a line, copied onto it when the order is placed.
 *
 * @param code names the rule, such as {@code FR-20} or {@code FR-FRANCHISE}
 * @param rateBasisPoints 2000 is 20 %
 * @param mention the words that the law wants on the invoice; empty where it wants none
 */
public record Vat(String code, int rateBasisPoints, String mention) {

    public static final int LONGEST_CODE = 30;
    public static final int LONGEST_MENTION = 200;

    /** No member of the European Union takes more than 27 %: beyond this somebody has forgotten a comma. */
    public static final int HIGHEST_PERCENT = 30;

    /** What somebody writes down: without tax there is a reason, and the invoice says it. */
    public static Vat of(String code, Percent rate, String mention) {
        if (rate.basisPoints() == 0 && mention.isBlank()) {
            throw new Refused("catalogue.vat-rule.needs-a-mention");
        }
        return new Vat(code(code), rate(rate).basisPoints(), mention.strip());
    }

    /** A rate as a person types it. */
    public static Percent rate(String typed) {
        return rate(Percent.parse(typed));
    }

    /** A code as a person types it, in capitals. */
    public static String code(String typed) {
        var code = typed.strip().toUpperCase(Locale.ROOT);
        if (code.length() > LONGEST_CODE || !code.matches("[A-Z0-9]+([.-][A-Z0-9]+)*")) {
            throw new Refused("catalogue.vat-rule.not-a-code", LONGEST_CODE);
        }
        return code;
    }

    /** How much of an amount with tax is tax, to the nearest cent. */
    public Money included(Money amount) {
        long whole = 10_000L + rateBasisPoints;
        return Money.cents((amount.cents() * rateBasisPoints * 2 + whole) / (whole * 2));
    }

    public Percent rate() {
        return new Percent(rateBasisPoints);
    }

    private static Percent rate(Percent rate) {
        if (rate.basisPoints() < 0 || rate.basisPoints() > HIGHEST_PERCENT * 100) {
            throw new Refused("catalogue.vat-rule.rate-out-of-range", HIGHEST_PERCENT);
        }
        return rate;
    }
}
