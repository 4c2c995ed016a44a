package fr.conciergerie.shared;

/**
 * The number by which the State knows an establishment: nine digits of the enterprise (<i>SIREN</i>) and five of the place,
 * with a check digit over each.
 */
public record Siret(String value) {

    /** La Poste numbers its offices by a rule of its own. */
    private static final String LA_POSTE = "356000000";

    public Siret {
        if (!value.matches("[0-9]{14}") || !(luhn(value) && luhn(value.substring(0, 9)) || isOffice(value))) {
            throw new Refused("shared.not-a-siret", value);
        }
    }

    /** Reads what a person types, with spaces or without. */
    public static Siret of(String typed) {
        return new Siret(Blanks.without(typed));
    }

    /** The enterprise behind the establishment. */
    public String siren() {
        return value.substring(0, 9);
    }

    /** {@code 123 456 789 00012}, as it is written. */
    public String spaced() {
        return value.replaceAll("(\\d{3})(\\d{3})(\\d{3})(\\d{5})", "$1 $2 $3 $4");
    }

    private static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : 2 * digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }

    private static boolean isOffice(String digits) {
        return digits.startsWith(LA_POSTE) && digits.chars().map(c -> c - '0').sum() % 5 == 0;
    }

    @Override
    public String toString() {
        return value;
    }
}
