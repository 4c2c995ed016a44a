package fr.conciergerie.organisations;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What someone types to find a name, as the column {@code search} spells names: small letters, no accents. */
record SearchWords(List<String> words) {

    /** More words than a name has, and each as long as a name: beyond that nobody is searching any more. */
    private static final int MOST = 8;

    private static final int LONGEST = 60;

    static SearchWords of(String query) {
        var plain = Normalizer.normalize(query.replace("œ", "oe").replace("Œ", "oe"), Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
        return new SearchWords(Arrays.stream(plain.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, Math.min(word.length(), LONGEST)))
                .limit(MOST)
                .toList());
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    String first() {
        return isEmpty() ? "" : words.getFirst();
    }

    /** The word that an index narrows down best. */
    String longest() {
        return words.stream().max(Comparator.comparingInt(String::length)).orElse("");
    }

    String[] array() {
        return words.toArray(String[]::new);
    }
}
