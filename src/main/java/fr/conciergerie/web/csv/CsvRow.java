package fr.conciergerie.web.csv;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One line of a table.
 *
 * @param number the row that a spreadsheet shows it on
 */
public record CsvRow(long number, Map<String, String> cells) {

    public CsvRow {
        cells = Map.copyOf(cells);
    }

    static CsvRow of(CsvLines.Line line, List<String> headings) {
        var cells = new HashMap<String, String>();
        for (int i = 0; i < Math.min(headings.size(), line.cells().size()); i++) {
            cells.merge(headings.get(i), line.cells().get(i), (first, next) -> first.isEmpty() ? next : first);
        }
        return new CsvRow(line.number(), cells);
    }

    /** What stands in a column; empty when nothing does. */
    public String get(String column) {
        return cells.getOrDefault(column, "");
    }

    /** A heading without what people vary: capitals, accents, spaces, underscores. */
    static String plain(String heading) {
        return Normalizer.normalize(heading, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "");
    }
}
