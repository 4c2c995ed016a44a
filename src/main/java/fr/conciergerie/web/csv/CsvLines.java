package fr.conciergerie.web.csv;

import fr.conciergerie.shared.Blanks;
import fr.conciergerie.shared.Refused;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The lines of a table as it comes out of a spreadsheet: whatever alphabet, semicolons, commas or tabs, quotes or none, with a
 * line break inside a cell. Lines with nothing on them are left out; the others keep the number that the spreadsheet shows.
 */
public final class CsvLines {

    /** So many lines of a file say by which sign its cells are kept apart. */
    private static final int SAMPLE = 50;

    private CsvLines() {}

    /**
     * The cells of a line, without blanks around them and without the empty ones at its end, and the number of its row.
     *
     * @param isWhole not so where a quote was opened and never closed: its cells may not be where they belong
     */
    public record Line(int number, List<String> cells, boolean isWhole) {

        public Line {
            var kept = new ArrayList<>(cells);
            while (!kept.isEmpty() && kept.getLast().isEmpty()) {
                kept.removeLast();
            }
            cells = List.copyOf(kept);
        }

        boolean isBlank() {
            return cells.isEmpty();
        }
    }

    /** What a quote in the wrong place does. */
    public enum Quotes {
        /** The file is refused. */
        STRICT,
        /** It is a sign like any other; one that is never closed spoils its own line. */
        FORGIVING
    }

    /** The text of a file, whatever it was written in; of a workbook that of its first sheet. */
    public static String decode(byte[] content) {
        return CsvEncoding.decode(content);
    }

    /** @param most lines, the headings not counted, beyond which the file is refused */
    public static List<Line> read(String text, int most, Quotes quotes) {
        if (text.indexOf('\0') >= 0) {
            throw new Refused("web.csv.not-a-table");
        }
        var scan = new Scan(text, separator(text), quotes);
        if (isSeparatorNote(text)) {
            scan.skipLine();
        }
        var lines = new ArrayList<Line>();
        for (int number = 1; !scan.isOver(); number++) {
            var line = scan.line(number);
            if (!line.isBlank()) {
                lines.add(line);
            }
            if (lines.size() > most + 1) {
                throw new Refused("web.csv.too-many-lines", most);
            }
        }
        return lines;
    }

    /** {@code sep=;} on the first line is a word to the spreadsheet, which does not show it as a row. */
    private static boolean isSeparatorNote(String line) {
        return line.toLowerCase(Locale.ROOT).stripLeading().startsWith("sep=")
                || line.toLowerCase(Locale.ROOT).startsWith("\"sep=");
    }

    /** The sign that the file names, or that stands in most of the lines, and most often; a title above the headings has none. */
    private static char separator(String text) {
        if (text.toLowerCase(Locale.ROOT).startsWith("sep=") && text.length() > 4 && !Scan.isBreak(text.charAt(4))) {
            return text.charAt(4);
        }
        var sample = text.lines()
                .filter(line -> !Blanks.isEmpty(line) && !isSeparatorNote(line))
                .limit(SAMPLE)
                .toList();
        return Stream.of(';', ',', '\t', '|')
                .max(Comparator.<Character>comparingLong(sign -> sample.stream()
                                .filter(line -> line.indexOf(sign) >= 0)
                                .count())
                        .thenComparingLong(sign -> sample.stream()
                                .flatMapToInt(String::chars)
                                .filter(it -> it == sign)
                                .count()))
                .orElseThrow();
    }

    /** A place in the text, from where it is read on. */
    private static final class Scan {

        /** More does not fit into a cell of a spreadsheet: a quote that closes later belongs to another. */
        private static final int LARGEST_CELL = 32_767;

        private final String text;
        private final char separator;
        private final Quotes quotes;
        private int at;
        private int columns;
        /** Before this place no quote is closed. */
        private int barren;
        /** How much is looked for the ends of quotes in all, so that a file of nothing but quotes holds nobody up. */
        private long patience;

        Scan(String text, char separator, Quotes quotes) {
            this.text = text;
            this.separator = separator;
            this.quotes = quotes;
            this.patience = 20L * text.length();
        }

        boolean isOver() {
            return at >= text.length();
        }

        void skipLine() {
            at = endOf(at, false);
            endLine();
        }

        Line line(int number) {
            var cells = new ArrayList<String>();
            boolean whole = true;
            while (true) {
                int opening = opening();
                int closing = opening < 0 ? -1 : closing(opening, number);
                if (closing >= 0) {
                    cells.add(cell(text.substring(opening + 1, closing).replace("\"\"", "\"")));
                    at = endOf(closing + 1, true);
                } else {
                    whole &= opening < 0;
                    int end = endOf(at, true);
                    cells.add(cell(text.substring(opening < 0 ? at : opening + 1, end)));
                    at = end;
                }
                if (isOver() || text.charAt(at) != separator) {
                    break;
                }
                at++;
            }
            endLine();
            columns = Math.max(columns, cells.size());
            return new Line(number, cells, whole);
        }

        private static String cell(String raw) {
            return CsvText.fromCell(Blanks.strip(raw));
        }

        /** Where the cell at hand opens a quote; less than nothing where it does not. */
        private int opening() {
            int place = at;
            while (quotes == Quotes.FORGIVING && place < text.length() && text.charAt(place) == ' ') {
                place++;
            }
            return place < text.length() && text.charAt(place) == '"' ? place : -1;
        }

        /** Where a quote is closed; less than nothing where it never is, or has swallowed other lines before it is. */
        private int closing(int opening, int number) {
            if (opening < barren) {
                return -1;
            }
            int separators = 0;
            boolean breaks = false;
            for (int place = opening + 1; place < text.length() && !tooFar(opening, place); place++) {
                if (--patience < 0) {
                    throw new Refused("web.csv.unreadable", number);
                }
                char sign = text.charAt(place);
                if (sign == '"' && isQuote(place + 1)) {
                    place++;
                } else if (sign == '"' && endsCell(place + 1)) {
                    boolean swallowed = breaks && columns > 1 && separators >= columns - 1;
                    return quotes == Quotes.FORGIVING && swallowed ? -1 : place;
                } else if (sign == '"' && quotes == Quotes.STRICT) {
                    throw new Refused("web.csv.unreadable", number);
                } else if (sign == separator) {
                    separators++;
                } else if (isBreak(sign)) {
                    breaks = true;
                }
            }
            if (quotes == Quotes.STRICT) {
                throw new Refused("web.csv.unreadable", number);
            }
            barren = opening + LARGEST_CELL;
            return -1;
        }

        private boolean tooFar(int opening, int place) {
            return quotes == Quotes.FORGIVING && place - opening > LARGEST_CELL;
        }

        private boolean isQuote(int place) {
            return place < text.length() && text.charAt(place) == '"';
        }

        private boolean endsCell(int place) {
            int next = place;
            while (quotes == Quotes.FORGIVING && next < text.length() && text.charAt(next) == ' ') {
                next++;
            }
            return next >= text.length() || text.charAt(next) == separator || isBreak(text.charAt(next));
        }

        /** The end of the cell, or of the line. */
        private int endOf(int from, boolean ofCell) {
            int end = from;
            while (end < text.length() && !isBreak(text.charAt(end)) && !(ofCell && text.charAt(end) == separator)) {
                end++;
            }
            return end;
        }

        private void endLine() {
            if (at + 1 < text.length() && text.charAt(at) == '\r' && text.charAt(at + 1) == '\n') {
                at++;
            }
            at++;
        }

        private static boolean isBreak(char sign) {
            return sign == '\n' || sign == '\r';
        }
    }
}
