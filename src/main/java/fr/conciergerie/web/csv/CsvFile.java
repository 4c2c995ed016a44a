package fr.conciergerie.web.csv;

import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.csv.CsvLines.Quotes;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A table that somebody sent, one of whose first lines names the columns: a title may stand above them. */
public record CsvFile(List<String> headings, List<CsvRow> rows) {

    private static final int LATEST_HEADINGS = 20;

    public CsvFile {
        headings = List.copyOf(headings);
        rows = List.copyOf(rows);
    }

    /**
     * Reads a table.
     *
     * @param mostRows beyond which the file is refused
     * @param columns how the columns are named, each with the other names it goes by; every one must be there
     */
    public static CsvFile read(String text, int mostRows, Map<String, List<String>> columns) {
        var lines = CsvLines.read(text, mostRows, Quotes.STRICT);
        if (lines.isEmpty()) {
            throw new Refused("web.csv.empty");
        }
        int first = IntStream.range(0, Math.min(lines.size(), LATEST_HEADINGS))
                .filter(it -> missing(lines.get(it), columns).isEmpty())
                .findFirst()
                .orElse(0);
        var missing = missing(lines.get(first), columns);
        if (!missing.isEmpty()) {
            throw new Refused("web.csv.missing-columns", String.join(", ", missing));
        }
        var headings = typed(lines.get(first)).stream()
                .map(heading -> canonical(heading, columns))
                .toList();
        var rows = lines.stream()
                .skip(first + 1L)
                .map(line -> CsvRow.of(line, headings))
                .toList();
        return new CsvFile(headings, rows);
    }

    private static List<String> missing(CsvLines.Line line, Map<String, List<String>> columns) {
        var typed = typed(line);
        return columns.entrySet().stream()
                .filter(column -> names(column).noneMatch(typed::contains))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static List<String> typed(CsvLines.Line line) {
        return line.cells().stream().map(CsvRow::plain).toList();
    }

    private static String canonical(String heading, Map<String, List<String>> columns) {
        return columns.entrySet().stream()
                .filter(column -> names(column).anyMatch(heading::equals))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(heading);
    }

    private static Stream<String> names(Map.Entry<String, List<String>> column) {
        return Stream.concat(Stream.of(column.getKey()), column.getValue().stream())
                .map(CsvRow::plain);
    }
}
