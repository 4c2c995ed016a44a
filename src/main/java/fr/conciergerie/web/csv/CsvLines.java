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
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * The lines of a table as it comes out of a spreadsheet: UTF-8, UTF-16 or Windows-1252, semicolons, commas or tabs, quotes
 * or none. Lines with nothing on them are left out; the others keep the number that a text editor shows.
 */
public final class CsvLines {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private CsvLines() {}

    /** The cells of a line, and the number of the line on which it begins. */
    public record Line(int number, List<String> cells) {

        public Line {
            cells = List.copyOf(cells);
        }

        boolean isBlank() {
            return cells.stream().allMatch(String::isBlank);
        }

        /** {@code sep=;} on the first line is a word to the spreadsheet, not a heading. */
        boolean isSeparatorNote() {
            return number == 1 && isSeparatorNote(cells.getFirst());
        }

        static boolean isSeparatorNote(String text) {
            return text.toLowerCase(Locale.ROOT).startsWith("sep=");
        }
    }

    /** What a quote in the wrong place does. */
    public enum Quotes {
        /** The file is refused. */
        STRICT,
        /** The cell is taken as far as it goes, and a quote that is never closed takes the rest of the file with it. */
        FORGIVING
    }

    /** The text of a file, whatever it was written in; a spreadsheet's own format is refused with a way out. */
    public static String decode(byte[] content) {
        if (startsWith(content, 'P', 'K', 3, 4) || startsWith(content, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new Refused("web.csv.is-a-workbook");
        }
        if (startsWith(content, 0xFF, 0xFE) || startsWith(content, 0xFE, 0xFF)) {
            return new String(content, StandardCharsets.UTF_16);
        }
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

    /** @param most lines, the headings not counted, beyond which the file is refused */
    public static List<Line> read(String text, int most, Quotes quotes) {
        if (text.indexOf('\0') >= 0) {
            throw new Refused("web.csv.not-a-table");
        }
        var lines = new ArrayList<Line>();
        int last = 0;
        try (var parser = CSVParser.parse(new StringReader(text), format(text, quotes))) {
            for (var record : parser) {
                var line = new Line(last + 1, record.toList());
                last = Math.max(Math.toIntExact(parser.getCurrentLineNumber()), last + 1);
                if (!line.isBlank() && !line.isSeparatorNote()) {
                    lines.add(line);
                }
                if (lines.size() > most + 1) {
                    throw new Refused("web.csv.too-many-lines", most);
                }
            }
            return lines;
        } catch (UncheckedIOException | IOException _) {
            throw new Refused("web.csv.unreadable", last + 1);
        }
    }

    private static CSVFormat format(String text, Quotes quotes) {
        boolean forgiving = quotes == Quotes.FORGIVING;
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator(text))
                .setIgnoreEmptyLines(false)
                .setTrailingData(forgiving)
                .setLenientEof(forgiving)
                .get();
    }

    /** The sign that stands most often between the headings. */
    private static char separator(String text) {
        var headings = text.lines()
                .filter(line -> !line.isBlank() && !Line.isSeparatorNote(line))
                .findFirst()
                .orElse("");
        return Stream.of(';', ',', '\t')
                .max(Comparator.comparingLong(
                        sign -> headings.chars().filter(it -> it == sign).count()))
                .orElseThrow();
    }

    private static boolean startsWith(byte[] bytes, int... beginning) {
        if (bytes.length < beginning.length) {
            return false;
        }
        for (int i = 0; i < beginning.length; i++) {
            if ((bytes[i] & 0xFF) != beginning[i]) {
                return false;
            }
        }
        return true;
    }
}
