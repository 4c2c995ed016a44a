package fr.conciergerie.shared;

import java.util.Locale;

/** The number under which an enterprise accounts for VAT (<i>numéro de TVA intracommunautaire</i>), for one established in France. */
public record VatNumber(String value) {

    private static final int SIREN_BEGINS = 4;

    public VatNumber {
        if (!value.matches("FR[0-9A-HJ-NP-Z]{2}[0-9]{9}") || !keyFits(value)) {
            throw new Refused("shared.not-a-vat-number", value);
        }
    }

    /** Reads what a person types, with spaces or without. */
    public static VatNumber of(String typed) {
        return new VatNumber(Blanks.without(typed).replace(".", "").toUpperCase(Locale.ROOT));
    }

    /** The enterprise that bears it. */
    public String siren() {
        return value.substring(SIREN_BEGINS);
    }

    /** {@code FR 32 123 456 789}, as it is written. */
    public String spaced() {
        return value.replaceAll("FR(..)(\\d{3})(\\d{3})(\\d{3})", "FR $1 $2 $3 $4");
    }

    /** Two digits follow from the enterprise's number; a key with a letter follows from nothing that we know. */
    private static boolean keyFits(String value) {
        var key = value.substring(2, SIREN_BEGINS);
        return !key.matches("[0-9]{2}")
                || Integer.parseInt(key) == (12 + 3 * (Integer.parseInt(value.substring(SIREN_BEGINS)) % 97)) % 97;
    }

    @Override
    public String toString() {
        return value;
    }
}
