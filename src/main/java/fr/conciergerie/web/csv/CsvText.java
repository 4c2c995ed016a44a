package fr.conciergerie.web.csv;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A table written so that a French spreadsheet opens it with a double click: UTF-8 with a byte order mark, semicolons. A cell
 * that a spreadsheet would take for a formula gets an apostrophe, which reading takes off again.
 */
public final class CsvText {

    private static final String FORMULA = "=+-@\t\r";

    private CsvText() {}

    public static String of(List<String> headings, List<List<String>> rows) {
        var text = new StringBuilder("\ufeff");
        text.append(line(headings));
        rows.forEach(row -> text.append(line(row)));
        return text.toString();
    }

    static String fromCell(String cell) {
        return cell.length() > 1 && cell.startsWith("'") && FORMULA.indexOf(cell.charAt(1)) >= 0
                ? cell.substring(1)
                : cell;
    }

    private static String line(List<String> cells) {
        return cells.stream().map(CsvText::toCell).collect(Collectors.joining(";", "", "\r\n"));
    }

    private static String toCell(String text) {
        var safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("(?s).*[;,\"\r\n\t].*|\\s.*|.*\\s") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
