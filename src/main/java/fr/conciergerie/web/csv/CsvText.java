package fr.conciergerie.web.csv;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table as text. A cell that a spreadsheet would take for a formula gets an apostrophe, which reading takes off again; a
 * number below nothing is a number.
 *
 * <p>No library writes it: the one for it leaves a comma between semicolons bare, which other spreadsheets take for the end of a
 * cell, and puts quotes around an empty cell that begins a line. The tests read with that library what is written here.
 */
public final class CsvText {

    static final String FRENCH = ";";

    private static final String FORMULA = "=+-@\t\r";
    private static final Pattern NUMBER = Pattern.compile("-?\\d+([.,]\\d+)?");

    private CsvText() {}

    /** For a double click: a French spreadsheet wants a byte order mark and semicolons. */
    public static String of(List<String> headings, List<List<String>> rows) {
        return "\ufeff" + lines(headings, rows, FRENCH);
    }

    /** A number as a French spreadsheet reads it; empty where there is none. */
    public static String number(@Nullable BigDecimal number) {
        return number == null ? "" : number.toPlainString().replace('.', ',');
    }

    /** For programs of others: commas, and nothing before the first heading (RFC 4180). */
    public static String toExchange(List<String> headings, List<List<String>> rows) {
        return lines(headings, rows, ",");
    }

    private static String lines(List<String> headings, List<List<String>> rows, String separator) {
        return Stream.concat(Stream.of(headings), rows.stream())
                .map(it -> line(it, separator))
                .collect(Collectors.joining());
    }

    /** What stands in a cell that kept a spreadsheet from counting: {@code '+33…}, {@code ="0556…"}. */
    static String fromCell(String cell) {
        if (cell.length() > 2 && cell.startsWith("=\"") && cell.endsWith("\"")) {
            return cell.substring(2, cell.length() - 1);
        }
        return cell.length() > 1 && cell.startsWith("'") && FORMULA.indexOf(cell.charAt(1)) >= 0
                ? cell.substring(1)
                : cell;
    }

    static String line(List<String> cells, String separator) {
        return cells.stream().map(CsvText::toCell).collect(Collectors.joining(separator, "", "\r\n"));
    }

    private static boolean isFormula(String text) {
        return !text.isEmpty()
                && FORMULA.indexOf(text.charAt(0)) >= 0
                && !NUMBER.matcher(text).matches();
    }

    private static String toCell(String text) {
        var safe = isFormula(text) ? "'" + text : text;
        return safe.matches("(?s).*[;,\"\r\n\t].*|\\s.*|.*\\s") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
