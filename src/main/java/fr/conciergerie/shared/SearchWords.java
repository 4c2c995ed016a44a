package fr.conciergerie.shared;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What someone types to find a person, as {@code shared.unaccent_lower} spells names: small letters, no accents, the words in any
 * order; or the digits of a telephone. Every search for people goes by it: first by the words as they are, and where that finds
 * nobody by words one slip of the finger away.
 */
public record SearchWords(List<String> words, String digits) {

    /** Somebody whose text, in small letters and without accents, has every word; {@code :words} is {@link #array()}. */
    public static String in(String text) {
        return text + " like all (select '%' || word || '%' from unnest(:words::text[]) word)";
    }

    /** The same for words that are one slip away from a word there, or from how such a word begins: the slip may swap two letters. */
    public static String nearlyIn(String text) {
        return """
                (select bool_and(exists (
                        select from regexp_split_to_table(%s, '[^[:alnum:]]+') name
                         where abs(length(name) - length(word)) <= 1
                               and shared.levenshtein_less_equal(name, word, 1) <= 1
                            or length(word) > 3
                               and (shared.levenshtein_less_equal(left(name, length(word)), word, 1) <= 1
                                    or exists (select from generate_series(1, length(word) - 1) i
                                                where left(name, length(word)) = left(word, i - 1) || substr(word, i + 1, 1)
                                                      || substr(word, i, 1) || substr(word, i + 2)))))
                  from unnest(:words::text[]) word)
                """.formatted(text);
    }

    /** Somebody whose telephone has these digits one after another; {@code :digits} is {@link #digits()}. */
    public static String dialled(String phone) {
        return "regexp_replace(coalesce(" + phone + ", ''), '[^0-9]', '', 'g') like '%' || :digits || '%'";
    }

    /** More words than a name has, and each as long as a name: beyond that nobody is searching any more. */
    private static final int MOST = 8;

    private static final int LONGEST = 60;

    /** A telephone, or enough of one: as people write it, and nothing else. */
    private static final Pattern TELEPHONE = Pattern.compile("[+(]?[0-9][0-9 .()/-]{2,}");

    public SearchWords {
        words = List.copyOf(words);
    }

    public static SearchWords of(String query) {
        var typed = Blanks.strip(Blanks.visible(query));
        if (TELEPHONE.matcher(typed).matches()) {
            var digits = typed.replaceAll("[^0-9]", "");
            return new SearchWords(List.of(), typed.startsWith("+33") ? digits.substring(2) : digits);
        }
        var plain = Normalizer.normalize(typed.replace("œ", "oe").replace("Œ", "oe"), Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
        return new SearchWords(
                Arrays.stream(plain.split("[^\\p{L}\\p{N}]+"))
                        .filter(word -> !word.isEmpty())
                        .map(word -> word.substring(0, Math.min(word.length(), LONGEST)))
                        .limit(MOST)
                        .toList(),
                "");
    }

    /** Whether it says nothing about whom to look for: everybody is meant. */
    public boolean isEmpty() {
        return words.isEmpty() && digits.isEmpty();
    }

    public boolean isTelephone() {
        return !digits.isEmpty();
    }

    /** The same where nobody has a telephone: digits are a word like any other. */
    public SearchWords withoutTelephones() {
        return isTelephone() ? new SearchWords(List.of(digits), "") : this;
    }

    public String first() {
        return words.isEmpty() ? "" : words.getFirst();
    }

    /** The word that an index narrows down best. */
    public String longest() {
        return words.stream().max(Comparator.comparingInt(String::length)).orElse("");
    }

    public String[] array() {
        return words.toArray(String[]::new);
    }
}
