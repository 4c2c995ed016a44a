package fr.conciergerie.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Which table goes by which rules: the whole of {@code retention.table}. */
@Component
public class RetentionTable {

    private final Map<String, Line> lines = new TreeMap<>();

    RetentionTable() {
        this(read());
    }

    RetentionTable(String text) {
        text.lines()
                .map(String::strip)
                .filter(it -> !it.isEmpty() && !it.startsWith("#"))
                .forEach(this::add);
    }

    /**
     * One table.
     *
     * @param rules none where it holds nothing about people
     * @param why why there are none
     */
    record Line(List<String> rules, String why) {}

    private void add(String row) {
        var words = List.of(row.split("\\s+"));
        boolean none = words.size() > 2 && words.get(1).equals("-");
        if (words.size() < 2 || words.get(1).equals("-") && !none) {
            throw new IllegalStateException("retention.table: " + row + ": a rule, or - and why there is none");
        }
        var rest = words.subList(none ? 2 : 1, words.size());
        var line = none ? new Line(List.of(), String.join(" ", rest)) : new Line(rest, "");
        var before = lines.put(words.getFirst(), line);
        if (before != null && !before.equals(line)) {
            throw new IllegalStateException("retention.table: two lines say different things of " + words.getFirst());
        }
    }

    Map<String, Line> lines() {
        return Map.copyOf(lines);
    }

    /** The tables that a rule speaks of. */
    public List<String> of(String rule) {
        return lines.entrySet().stream()
                .filter(it -> it.getValue().rules().contains(rule))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String read() {
        try {
            return new ClassPathResource("retention.table").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("retention.table cannot be read", e);
        }
    }
}
