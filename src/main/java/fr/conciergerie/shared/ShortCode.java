package fr.conciergerie.shared;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What people see on tickets and labels instead of a key or a name: six characters that cannot be mistaken for one
 * another (no 0 O 1 I L), about 887 million of them.
 */
public record ShortCode(String value) {

    public static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    public static final int LENGTH = 6;

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Those of no width too, and the one that does not break. */
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cf}]+");

    private static final Pattern DASHES = Pattern.compile("\\p{Pd}");

    /** The keys of a French keyboard, and under each what an American one has there. */
    private static final String FRENCH = "&é\"'(-è_çàaqzwAQZW,?";

    private static final String AMERICAN = "1234567890qawzQAWZmM";

    /** What no code holds, and no person types in the place of one. */
    private static final Pattern SIGNS = Pattern.compile("[&é\"'(\\-è_çà,?]");

    private static final Pattern LETTERS = Pattern.compile("[a-zA-Z]+");

    public ShortCode {
        if (!isCode(value)) {
            throw new Refused("shared.not-a-code", value);
        }
    }

    public static ShortCode next() {
        var code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new ShortCode(code.toString());
    }

    /**
     * What a code leads to: as it stands, else as it would have been on the other keyboard.
     *
     * @param known what a code leads to; empty where nothing has it
     */
    public static <T> Optional<T> find(String typed, Function<ShortCode, Optional<T>> known) {
        return readings(typed).stream().flatMap(it -> known.apply(it).stream()).findFirst();
    }

    /** Which of these it is. */
    public static Optional<ShortCode> among(String typed, Set<ShortCode> known) {
        return find(typed, it -> Optional.of(it).filter(known::contains));
    }

    /**
     * All that it may mean, the likeliest first: what is typed in letters alone may come from a scanner that believes in an American
     * keyboard, and nothing in it says so. Who looks for a code looks for the first that something has.
     */
    public static List<ShortCode> readings(String typed) {
        var read = read(typed);
        var otherwise = read.filter(_ -> LETTERS.matcher(typed.strip()).matches())
                .map(it -> new ShortCode(onTheOtherKeyboard(it.value())));
        return Stream.concat(read.stream(), otherwise.stream()).distinct().toList();
    }

    /**
     * What a person typed or a scanner read: any case, with blanks or dashes of any kind, after words such as "Commande" that were
     * copied along, or as a scanner types it that believes in an American keyboard on a computer with a French one; empty if it is
     * no code.
     */
    public static Optional<ShortCode> read(String typed) {
        var words = BLANKS.split(typed.strip());
        var last = words[words.length - 1];
        return Stream.of(String.join("", words), last)
                .flatMap(it -> Stream.of(DASHES.matcher(it).replaceAll(""), onAFrenchKeyboard(it)))
                .map(it -> it.toUpperCase(Locale.ROOT))
                .filter(ShortCode::isCode)
                .findFirst()
                .map(ShortCode::new);
    }

    /** Only where a sign gives it away: letters alone are read as they stand. */
    private static String onAFrenchKeyboard(String typed) {
        return SIGNS.matcher(typed).find() ? onTheOtherKeyboard(typed) : "";
    }

    /** What the keys would have been. */
    private static String onTheOtherKeyboard(String typed) {
        return typed.codePoints()
                .map(it -> {
                    int at = FRENCH.indexOf(it);
                    return at < 0 ? it : AMERICAN.codePointAt(at);
                })
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isCode(String text) {
        return text.length() == LENGTH && text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
    }

    @Override
    public String toString() {
        return value;
    }
}
