package fr.conciergerie.web.csv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names by which the cells of a table may call a thing that we know: its code, its name or a word of a page, in whatever
 * capitals and accents; and a part of a name, where it is a part of no other.
 */
public final class KnownNames<T> {

    /**
     * A thing and what it is called.
     *
     * @param name the one to tell people
     */
    public record Known<T>(T thing, String name) {}

    /** A number is the same in words. */
    private static final Map<String, String> FIGURES = Map.of(
            "deux", "2", "trois", "3", "quatre", "4", "cinq", "5", "six", "6", "sept", "7", "huit", "8", "neuf", "9",
            "dix", "10");

    private final Map<String, Set<Known<T>>> spelt = new HashMap<>();
    private final Map<Set<String>, Set<Known<T>>> worded = new HashMap<>();
    private final List<Known<T>> all = new ArrayList<>();

    /** @param names the first is the one to tell people */
    public KnownNames<T> add(T thing, List<String> names) {
        var known = new Known<>(thing, names.getFirst());
        all.add(known);
        for (var name : names) {
            spelt.computeIfAbsent(CsvRow.plain(name), _ -> new LinkedHashSet<>())
                    .add(known);
            worded.computeIfAbsent(words(name), _ -> new LinkedHashSet<>()).add(known);
        }
        return this;
    }

    /** What a cell may mean: one thing, none, or several, of which nobody knows which. */
    public List<Known<T>> find(String typed) {
        var exact = spelt.getOrDefault(CsvRow.plain(typed), Set.of());
        var words = words(typed);
        return exact.isEmpty() && !words.isEmpty() ? where(it -> it.containsAll(words)) : List.copyOf(exact);
    }

    /** What is called so, in whatever order of its words, and not merely has it in its name. */
    public List<Known<T>> called(String typed) {
        var exact = spelt.getOrDefault(CsvRow.plain(typed), Set.of());
        var words = words(typed);
        return List.copyOf(exact.isEmpty() && !words.isEmpty() ? worded.getOrDefault(words, Set.of()) : exact);
    }

    /** What has a word in common with a cell, for whoever looks for the right one. */
    public List<Known<T>> like(String typed) {
        var words = words(typed);
        return where(it -> it.stream().anyMatch(words::contains));
    }

    public List<T> all() {
        return all.stream().map(Known::thing).distinct().toList();
    }

    public List<String> names() {
        return all.stream().map(Known::name).toList();
    }

    private List<Known<T>> where(Predicate<Set<String>> ofWords) {
        var found = worded.entrySet().stream()
                .filter(it -> ofWords.test(it.getKey()))
                .flatMap(it -> it.getValue().stream())
                .collect(Collectors.toSet());
        return all.stream().filter(found::contains).toList();
    }

    /** Whether a cell says a name, however it is spelt and whatever little words it leaves out. */
    public static boolean isName(String typed, String name) {
        return CsvRow.plain(typed).equals(CsvRow.plain(name)) || words(typed).equals(words(name));
    }

    /** The words of a text in small letters, without accents and signs, with a blank between them. */
    public static String spelt(String text) {
        return Arrays.stream(text.split("[^\\p{L}\\p{M}\\p{N}]+"))
                .map(CsvRow::plain)
                .filter(it -> !it.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** Without the little ones, which anybody leaves out. */
    private static Set<String> words(String name) {
        return Stream.of(name)
                .flatMap(it -> Arrays.stream(it.split("[^\\p{L}\\p{M}\\p{N}]+")))
                .map(CsvRow::plain)
                .map(it -> FIGURES.getOrDefault(it, it))
                .filter(it -> it.length() > 2 || it.chars().anyMatch(Character::isDigit))
                .collect(Collectors.toSet());
    }
}
