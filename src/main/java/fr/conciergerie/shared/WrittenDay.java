package fr.conciergerie.shared;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A day as people and programs write it: by numbers or with the name of its month, a time of day after it or not. */
public final class WrittenDay {

    private static final String TIME = "(?:[ T].*[0-9]{1,2}[:h][0-9]{2}.*)?";
    private static final Pattern DAY_FIRST =
            Pattern.compile("([0-9]{1,2})[/. -]([0-9]{1,2})[/. -]([0-9]{4}|[0-9]{2})" + TIME);
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(\\+?[0-9]{4,9})[/.-]([0-9]{1,2})[/.-]([0-9]{1,2})" + TIME);
    private static final Pattern IN_WORDS =
            Pattern.compile("([0-9]{1,2})(?:er)?[ .-]+([a-z]{3,9})[ .-]+([0-9]{4}|[0-9]{2})");

    /** How the names of the months begin, in French and English. */
    private static final List<Pattern> MONTHS = Stream.of(
                    "jan.*",
                    "fev.*|feb.*",
                    "mar.*",
                    "avr.*|apr.*",
                    "mai|may",
                    "juin|june?",
                    "juil.*|july?",
                    "aou.*|aug.*",
                    "sep.*",
                    "oct.*",
                    "nov.*",
                    "dec.*")
            .map(Pattern::compile)
            .toList();

    private WrittenDay() {}

    /** Two digits are a year of this century. */
    public static Optional<LocalDate> read(String typed) {
        var text = Blanks.single(typed);
        var dayFirst = DAY_FIRST.matcher(text);
        if (dayFirst.matches()) {
            return day(year(dayFirst.group(3)), number(dayFirst.group(2)), number(dayFirst.group(1)));
        }
        var yearFirst = YEAR_FIRST.matcher(text);
        if (yearFirst.matches()) {
            return day(number(yearFirst.group(1)), number(yearFirst.group(2)), number(yearFirst.group(3)));
        }
        var words = IN_WORDS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT));
        return words.matches()
                ? day(year(words.group(3)), month(words.group(2)), number(words.group(1)))
                : Optional.empty();
    }

    private static Optional<LocalDate> day(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static int year(String digits) {
        return digits.length() == 2 ? 2000 + number(digits) : number(digits);
    }

    /** Its number; none of the year where no month begins like this. */
    private static int month(String name) {
        for (int i = 0; i < MONTHS.size(); i++) {
            if (MONTHS.get(i).matcher(name).matches()) {
                return i + 1;
            }
        }
        return 0;
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
