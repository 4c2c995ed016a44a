package fr.conciergerie.shared;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A number as a person types it, or as their spreadsheet writes it: {@code 12}, {@code 12,5}, {@code 1 250,00 €},
 * {@code 1.250,00}, {@code 9€90}. Where it might mean two things it is none: a blank is a separator of thousands before exactly
 * three figures and nothing else, and {@code 1.250} is neither a thousand nor one and a quarter.
 */
final class TypedDecimal {

    /** Longer than any amount that we keep, and never an exponent, behind which a number hides that fills the memory. */
    private static final int LONGEST = 30;

    private static final String BLANK = "[\\s\\p{Z}\\p{Cf}]";

    private static final String GROUPS = "[0-9]{1,3}(?:" + BLANK + "[0-9]{3})+";

    private static final Pattern BLANKS = Pattern.compile(BLANK + "+");

    /** With the sign of the unit taken away: whole, in groups, or with the mark of the other habit between groups. */
    private static final Pattern NUMBER = Pattern.compile("([+-]?)(?:"
            + "((?:[0-9]+|" + GROUPS + ")(?:[.,][0-9]{0,2})?)"
            + "|([0-9]{1,3}(?:\\.[0-9]{3})+,[0-9]{2})"
            + "|([0-9]{1,3}(?:,[0-9]{3})+\\.[0-9]{2}))");

    private TypedDecimal() {}

    /**
     * @param unit what may stand before or after the number, or in the place of its comma ({@code 9€90}), as a pattern
     * @return empty if it is no number, or might be two
     */
    static Optional<BigDecimal> read(String typed, String unit) {
        var text = typed.replaceAll("^" + BLANK + "+|" + BLANK + "+$", "");
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        var plain = text.replaceFirst("(?i)^" + unit + BLANK + "*(?=[+0-9-])", "")
                .replaceFirst("(?i)(?<=[0-9.,])" + BLANK + "*" + unit + "$", "")
                .replaceFirst("(?i)(?<=[0-9])" + BLANK + "?" + unit + BLANK + "?(?=[0-9]{2}$)", ",");
        var number = NUMBER.matcher(plain);
        if (!number.matches()) {
            return Optional.empty();
        }
        var digits = number.group(3) != null
                ? number.group(3).replace(".", "").replace(',', '.')
                : number.group(4) != null
                        ? number.group(4).replace(",", "")
                        : BLANKS.matcher(number.group(2)).replaceAll("").replace(',', '.');
        return Optional.of(new BigDecimal(number.group(1) + digits));
    }
}
