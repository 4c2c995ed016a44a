package fr.conciergerie.shared;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A telephone number as a person dials it: a French one in pairs of digits, one of another country with its sign and its
 * code, an extension as it is. Which numbers are given to whom changes every year, so only the shape is held to.
 */
public record Phone(String value) {

    private static final Pattern WRITTEN = Pattern.compile("(?:\\+ ?)?[0-9(][0-9 .()/-]*");
    private static final Pattern FRENCH = Pattern.compile("0[1-9][0-9]{8}");
    private static final Pattern ABROAD = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern SHORT = Pattern.compile("[0-9]{2,8}");

    /** Nine digits, or the country before them: a spreadsheet took the number for one, and its zero or its sign for nothing. */
    private static final Pattern WITHOUT_ZERO = Pattern.compile("(?:33)?([1-9][0-9]{8})");

    /** One among other words: an extension, a second number, a remark. */
    private static final Pattern AMONG_WORDS = Pattern.compile(
            "(?<![0-9])(?:(?:\\+|00) ?33 ?(?:\\(0\\) ?)?|\\(?0)[1-9]\\)?(?:[ .-]?[0-9]{2}){4}(?![0-9])|\\+[1-9][0-9 .-]{6,18}[0-9]");

    public Phone {
        if (!(FRENCH.matcher(value.replace(" ", "")).matches()
                || ABROAD.matcher(value).matches()
                || SHORT.matcher(value).matches())) {
            throw new Refused("shared.not-a-phone", value);
        }
    }

    /** Reads what a person types. */
    public static Phone read(String typed) {
        return whole(plain(typed)).orElseThrow(() -> new Refused("shared.not-a-phone", Blanks.strip(typed)));
    }

    /** The number as stored; null when nothing was typed. */
    public static @Nullable String orNull(@Nullable String typed) {
        return typed == null || Blanks.isEmpty(typed) ? null : read(typed).value();
    }

    /**
     * A number that was found in a cell.
     *
     * @param isAll not so where something else stood beside it
     */
    public record Found(Phone phone, boolean isAll) {}

    /** The first number that stands in a cell, whatever stands beside it. */
    public static Optional<Found> first(String cell) {
        var plain = plain(cell);
        var all = whole(plain);
        if (all.isPresent()) {
            return Optional.of(new Found(all.get(), true));
        }
        var among = AMONG_WORDS.matcher(plain);
        return among.find() ? whole(among.group()).map(it -> new Found(it, false)) : Optional.empty();
    }

    private static Optional<Phone> whole(String plain) {
        if (!WRITTEN.matcher(plain).matches()) {
            return Optional.empty();
        }
        var signs = plain.replaceAll("[ ./-]", "").replaceFirst("^00", "+");
        var digits = (signs.startsWith("+") ? signs.replace("(0)", "") : signs).replaceAll("[()]", "");
        var national = digits.replaceFirst("^\\+330?", "0");
        if (FRENCH.matcher(national).matches()) {
            return Optional.of(new Phone(inPairs(national)));
        }
        var withoutZero = WITHOUT_ZERO.matcher(digits);
        if (withoutZero.matches()) {
            return Optional.of(new Phone(inPairs("0" + withoutZero.group(1))));
        }
        return ABROAD.matcher(digits).matches() || SHORT.matcher(digits).matches()
                ? Optional.of(new Phone(digits))
                : Optional.empty();
    }

    private static String plain(String typed) {
        return Blanks.single(typed).replaceAll("[\u2010-\u2015\u2212]", "-");
    }

    private static String inPairs(String digits) {
        return digits.replaceAll("(..)(?=.)", "$1 ");
    }
}
