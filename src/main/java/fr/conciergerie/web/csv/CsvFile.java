package fr.conciergerie.web.csv;

import fr.conciergerie.shared.Blanks;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.csv.CsvLines.Quotes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table that somebody sent, one of whose first lines names the columns: a title may stand above them.
 *
 * @param ignored the columns that nobody reads, as the file calls them
 */
public record CsvFile(List<String> headings, List<String> ignored, List<CsvRow> rows) {

    private static final int LATEST_HEADINGS = 20;

    /** Words that make a column another one than the word before them says. */
    private static final Set<String> ANOTHER_THING =
            Set.of("ht", "hors", "achat", "ancien", "ancienne", "remise", "net", "tva", "marge", "old", "former");

    public CsvFile {
        headings = List.copyOf(headings);
        ignored = List.copyOf(ignored);
        rows = List.copyOf(rows);
    }

    /**
     * Reads a table.
     *
     * @param mostRows beyond which the file is refused
     * @param columns how the columns are named, each with the other names it goes by; every one must be there
     */
    public static CsvFile read(String text, int mostRows, Map<String, List<String>> columns) {
        return read(
                text, mostRows, columns, columns.keySet().stream().map(Set::of).toList());
    }

    /**
     * Reads a table that may have more columns than are needed, and fewer than are known.
     *
     * @param needed of each of these sets one column must be there
     */
    public static CsvFile read(String text, int mostRows, Map<String, List<String>> columns, List<Set<String>> needed) {
        var lines = CsvLines.read(text, mostRows, Quotes.STRICT);
        if (lines.isEmpty()) {
            throw new Refused("web.csv.empty");
        }
        int first = IntStream.range(0, Math.min(lines.size(), LATEST_HEADINGS))
                .filter(it -> missing(headings(lines.get(it), columns), needed).isEmpty())
                .findFirst()
                .orElse(0);
        var headings = headings(lines.get(first), columns);
        var missing = missing(headings, needed);
        if (!missing.isEmpty()) {
            throw new Refused("web.csv.missing-columns", String.join(", ", missing));
        }
        var rows = lines.stream()
                .skip(first + 1L)
                .map(line -> CsvRow.of(line, headings))
                .toList();
        return new CsvFile(headings, ignored(lines.get(first), headings, columns.keySet()), rows);
    }

    public boolean has(String column) {
        return headings.contains(column);
    }

    private static List<String> missing(List<String> headings, List<Set<String>> needed) {
        return needed.stream()
                .filter(group -> group.stream().noneMatch(headings::contains))
                .map(group -> group.stream().sorted().collect(Collectors.joining(" / ")))
                .sorted()
                .toList();
    }

    private static List<String> ignored(CsvLines.Line line, List<String> headings, Set<String> known) {
        return IntStream.range(0, headings.size())
                .filter(i -> !known.contains(headings.get(i)))
                .mapToObj(i -> Blanks.single(line.cells().get(i)))
                .filter(it -> !it.isEmpty())
                .toList();
    }

    private static List<String> headings(CsvLines.Line line, Map<String, List<String>> columns) {
        var exact = line.cells().stream().map(it -> canonical(it, columns)).toList();
        return IntStream.range(0, exact.size())
                .mapToObj(i -> columns.containsKey(exact.get(i))
                        ? exact.get(i)
                        : nearly(line.cells().get(i), columns)
                                .filter(it -> !exact.contains(it))
                                .orElse(exact.get(i)))
                .toList();
    }

    private static String canonical(String typed, Map<String, List<String>> columns) {
        var heading = CsvRow.plain(typed);
        return columns.entrySet().stream()
                .filter(column -> names(column).anyMatch(heading::equals))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(heading);
    }

    /** A name with more words after it, none of which makes it another thing: {@code Prix TTC 2027}, but not {@code Prix HT}. */
    private static Optional<String> nearly(String typed, Map<String, List<String>> columns) {
        var words = Arrays.stream(typed.split("[^\\p{L}\\p{M}\\p{N}]+"))
                .map(CsvRow::plain)
                .filter(it -> !it.isEmpty())
                .toList();
        return words.isEmpty() || words.stream().anyMatch(ANOTHER_THING::contains)
                ? Optional.empty()
                : columns.entrySet().stream()
                        .filter(column -> names(column).anyMatch(words.getFirst()::equals))
                        .map(Map.Entry::getKey)
                        .findFirst();
    }

    private static Stream<String> names(Map.Entry<String, List<String>> column) {
        return Stream.concat(Stream.of(column.getKey()), column.getValue().stream())
                .map(CsvRow::plain);
    }
}
