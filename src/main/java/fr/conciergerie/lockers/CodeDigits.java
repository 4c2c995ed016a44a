package fr.conciergerie.lockers;

import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The digits of a code: drawn so that nobody guesses them. What people try first is never one: the same digit again and again, a run
 * up or down, two or three digits in turn, a day as it is written.
 *
 * @param length 6 to 8
 * @param forbidden digits that the pad does not take
 */
record CodeDigits(int length, String forbidden) {

    static final int SHORTEST = 6;
    static final int LONGEST = 8;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int FEWEST_DIFFERENT = 4;

    private static final List<DateTimeFormatter> DAYS =
            List.of("ddMMuu", "uuMMdd", "MMdduu", "ddMMuuuu", "uuuuMMdd").stream()
                    .map(it -> DateTimeFormatter.ofPattern(it, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT))
                    .toList();

    CodeDigits {
        if (length < SHORTEST || length > LONGEST) {
            throw new IllegalArgumentException("a code of " + length + " digits");
        }
    }

    String next() {
        return next(RANDOM);
    }

    /** @param random of a secure source */
    String next(Random random) {
        var allowed = IntStream.range(0, 10)
                .mapToObj(String::valueOf)
                .filter(it -> !forbidden.contains(it))
                .toList();
        String digits;
        do {
            digits = random.ints(length, 0, allowed.size())
                    .mapToObj(allowed::get)
                    .collect(Collectors.joining());
        } while (isObvious(digits));
        return digits;
    }

    static boolean isObvious(String digits) {
        return digits.chars().distinct().count() < FEWEST_DIFFERENT
                || isRun(digits, 1)
                || isRun(digits, 9)
                || isRepeated(digits)
                || DAYS.stream().anyMatch(it -> isDay(digits, it));
    }

    /** @param step 1 for upwards, 9 for downwards; after 9 comes 0 */
    private static boolean isRun(String digits, int step) {
        return IntStream.range(1, digits.length())
                .allMatch(it -> (digits.charAt(it - 1) - '0' + step) % 10 == digits.charAt(it) - '0');
    }

    private static boolean isRepeated(String digits) {
        return IntStream.rangeClosed(1, digits.length() / 2)
                .filter(it -> digits.length() % it == 0)
                .anyMatch(it ->
                        digits.substring(0, it).repeat(digits.length() / it).equals(digits));
    }

    private static boolean isDay(String digits, DateTimeFormatter written) {
        try {
            return LocalDate.parse(digits, written) != null;
        } catch (DateTimeException _) {
            return false;
        }
    }
}
