package fr.conciergerie.catalogue;

import fr.conciergerie.shared.SearchWords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What people call a trade (<i>cordonnier, teinturier, kiné</i>), and how services call it; kept in {@code trade-words.table}. A word
 * with a slip of the finger is taken for the one that it nearly is.
 */
final class TradeWords {

    private static final int SHORTEST_WITH_A_SLIP = 5;

    private final Map<String, List<Entry>> entries;

    private TradeWords(Map<String, List<Entry>> entries) {
        this.entries = entries;
    }

    /** One line of the table. */
    record Entry(List<String> called, List<String> services, Family family) {}

    /** A word that was typed, and one that services may have instead. */
    record Also(String asked, String word) {}

    static TradeWords shipped() {
        try (var table = TradeWords.class.getResourceAsStream("/trade-words.table")) {
            if (table == null) {
                throw new IllegalStateException("trade-words.table is missing");
            }
            return read(new String(table.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TradeWords read(String table) {
        var entries = new LinkedHashMap<String, List<Entry>>();
        table.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(TradeWords::entry)
                .forEach(entry -> entry.called()
                        .forEach(word -> entries.computeIfAbsent(word, _ -> new ArrayList<>())
                                .add(entry)));
        return new TradeWords(entries);
    }

    private static Entry entry(String line) {
        var sides = line.split("=", 2);
        var right = new ArrayList<>(words(sides[1]));
        var family = Family.valueOf(right.removeLast());
        return new Entry(words(sides[0]), List.copyOf(right), family);
    }

    private static List<String> words(String side) {
        return Arrays.stream(side.strip().split("\\s+")).toList();
    }

    /** What services may have instead of the words that were typed. */
    List<Also> also(String query) {
        return SearchWords.of(query).words().stream()
                .flatMap(asked -> meant(asked).stream()
                        .flatMap(entry -> entry.services().stream())
                        .distinct()
                        .map(word -> new Also(asked, word)))
                .toList();
    }

    /** The families that the words lead to. */
    Set<Family> families(String query) {
        var families = new LinkedHashSet<Family>();
        SearchWords.of(query).words().forEach(word -> meant(word).forEach(entry -> families.add(entry.family())));
        return families;
    }

    private List<Entry> meant(String word) {
        var exactly = entries.get(word);
        if (exactly != null) {
            return exactly;
        }
        return word.length() < SHORTEST_WITH_A_SLIP
                ? List.of()
                : entries.entrySet().stream()
                        .filter(it -> isOneSlipAway(word, it.getKey()))
                        .flatMap(it -> it.getValue().stream())
                        .distinct()
                        .toList();
    }

    /** A letter too many, missing, wrong, or two neighbours exchanged. */
    private static boolean isOneSlipAway(String typed, String word) {
        int longer = Math.max(typed.length(), word.length());
        if (longer - Math.min(typed.length(), word.length()) > 1) {
            return false;
        }
        int same = common(typed, word);
        var typedRest = typed.substring(same);
        var wordRest = word.substring(same);
        return withoutFirst(typedRest).equals(withoutFirst(wordRest))
                || typedRest.equals(withoutFirst(wordRest))
                || withoutFirst(typedRest).equals(wordRest)
                || isSwapped(typed, word, same);
    }

    private static String withoutFirst(String rest) {
        return rest.isEmpty() ? "" : rest.substring(1);
    }

    private static boolean isSwapped(String typed, String word, int same) {
        return typed.length() == word.length()
                && same + 1 < typed.length()
                && typed.charAt(same) == word.charAt(same + 1)
                && typed.charAt(same + 1) == word.charAt(same)
                && typed.substring(same + 2).equals(word.substring(same + 2));
    }

    /** How many letters at the beginning are the same. */
    private static int common(String one, String other) {
        return IntStream.range(0, Math.min(one.length(), other.length()))
                .filter(i -> one.charAt(i) != other.charAt(i))
                .findFirst()
                .orElse(Math.min(one.length(), other.length()));
    }
}
