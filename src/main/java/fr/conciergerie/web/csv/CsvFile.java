package fr.conciergerie.web.csv;

import fr.conciergerie.shared.Refused;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A table that somebody sent: UTF-8 with or without a byte order mark, or Windows-1252; separated by semicolons, commas or
 * tabs; its first line names the columns.
 */
public record CsvFile(List<String> headings, List<CsvRow> rows) {

    /** A record and the line on which it begins. */
    private record Line(long number, CSVRecord cells) {}

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    public CsvFile {
        headings = List.copyOf(headings);
        rows = List.copyOf(rows);
    }

    /** The text of a file, whichever of the two encodings it was written in. */
    public static String decode(byte[] content) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException _) {
            return new String(content, WINDOWS);
        }
    }

    /**
     * Reads a table.
     *
     * @param mostRows beyond which the file is refused
     * @param columns how the columns are named, each with the other names it goes by; every one must be there
     */
    public static CsvFile read(String text, int mostRows, Map<String, List<String>> columns) {
        if (text.indexOf('\0') >= 0) {
            throw new Refused("web.csv.not-a-table");
        }
        var records = records(text, mostRows);
        if (records.isEmpty()) {
            throw new Refused("web.csv.empty");
        }
        var typed = Arrays.stream(records.getFirst().cells().values())
                .map(CsvRow::plain)
                .toList();
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
        var rows = new ArrayList<CsvRow>();
        for (var line : records.subList(1, records.size())) {
            var row = CsvRow.of(line.number(), line.cells(), headings);
            if (!row.isBlank()) {
                rows.add(row);
            }
        }
        return new CsvFile(headings, rows);
    }

    private static List<Line> records(String text, int mostRows) {
        var records = new ArrayList<Line>();
        var format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator(text))
                .setIgnoreEmptyLines(false)
                .get();
        try (var parser = CSVParser.parse(new StringReader(text), format)) {
            long number = 1;
            for (var row : parser) {
                records.add(new Line(number, row));
                number = parser.getCurrentLineNumber() + 1;
                if (records.size() > mostRows + 1) {
                    throw new Refused("web.csv.too-many-lines", mostRows);
                }
            }
            return records;
        } catch (UncheckedIOException | IOException _) {
            throw new Refused("web.csv.unreadable", records.size() + 1);
        }
    }

    /** The sign that stands most often in the first line. */
    private static char separator(String text) {
        var firstLine = text.lines().findFirst().orElse("");
        return Stream.of(';', ',', '\t')
                .max(Comparator.comparingLong(
                        sign -> firstLine.chars().filter(it -> it == sign).count()))
                .orElse(';');
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
