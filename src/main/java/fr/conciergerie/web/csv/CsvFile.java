package fr.conciergerie.web.csv;

import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.csv.CsvLines.Quotes;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A table that somebody sent, whose first line names the columns. */
public record CsvFile(List<String> headings, List<CsvRow> rows) {

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
        var typed = lines.getFirst().cells().stream().map(CsvRow::plain).toList();
        var missing = columns.entrySet().stream()
                .filter(column -> names(column).noneMatch(typed::contains))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            throw new Refused("web.csv.missing-columns", String.join(", ", missing));
        }
        var headings =
                typed.stream().map(heading -> canonical(heading, columns)).toList();
        var rows = lines.stream().skip(1).map(line -> CsvRow.of(line, headings)).toList();
        return new CsvFile(headings, rows);
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
