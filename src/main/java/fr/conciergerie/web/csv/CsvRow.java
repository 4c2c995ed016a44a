package fr.conciergerie.web.csv;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One line of a table.
 *
 * @param number the line of the file on which it begins, as a text editor counts it
 */
public record CsvRow(long number, Map<String, String> cells) {

    public CsvRow {
        cells = Map.copyOf(cells);
    }

    static CsvRow of(CsvLines.Line line, List<String> headings) {
        var cells = new HashMap<String, String>();
        for (int i = 0; i < Math.min(headings.size(), line.cells().size()); i++) {
            cells.putIfAbsent(
                    headings.get(i), CsvText.fromCell(line.cells().get(i).strip()));
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
