package fr.conciergerie.organisations;

import fr.conciergerie.organisations.MemberColumns.Field;
import fr.conciergerie.organisations.MemberLine.Bad;
import fr.conciergerie.organisations.MemberLine.Good;
import fr.conciergerie.shared.Refused;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A client's file of eligible agents, read as it comes out of a spreadsheet: UTF-8 or Windows-1252, semicolons, commas or
 * tabs, quotes or none. A line that cannot be taken is told by its number and its reason; the others do not suffer from it.
 */
record MemberFile(MemberColumns columns, List<MemberLine> lines) {

    static final int LARGEST = 5 * 1024 * 1024;
    static final int MOST_LINES = 50_000;

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final List<DateTimeFormatter> DAYS = List.of(
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ISO_LOCAL_DATE);

    static MemberFile read(byte[] bytes) {
        if (bytes.length > LARGEST) {
            throw new Refused("organisations.import.too-large", LARGEST / 1024 / 1024);
        }
        var text = text(bytes);
        if (text.isBlank()) {
            throw new Refused("organisations.import.empty");
        }
        if (text.indexOf('\0') >= 0) {
            throw new Refused("organisations.import.not-text");
        }
        return read(text);
    }

    private static MemberFile read(String text) {
        var format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter(text))
                .setIgnoreEmptyLines(false)
                .setTrailingData(true)
                .setLenientEof(true)
                .get();
        try (var parser = CSVParser.parse(new StringReader(text), format)) {
            return read(parser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MemberFile read(CSVParser parser) {
        MemberColumns columns = null;
        var lines = new ArrayList<MemberLine>();
        var known = new HashMap<String, Integer>();
        long last = 0;
        for (var record : parser) {
            int number = Math.toIntExact(last + 1);
            last = Math.max(parser.getCurrentLineNumber(), last + 1);
            var cells = record.toList();
            if (cells.stream().allMatch(String::isBlank) || isSeparatorNote(record)) {
                continue;
            }
            if (columns == null) {
                columns = MemberColumns.of(cells);
            } else {
                lines.add(line(number, columns, cells, known));
            }
            if (lines.size() > MOST_LINES) {
                throw new Refused("organisations.import.too-many-lines", MOST_LINES);
            }
        }
        if (columns == null || lines.isEmpty()) {
            throw new Refused("organisations.import.empty");
        }
        return new MemberFile(columns, List.copyOf(lines));
    }

    /** @param known the addresses met so far, with the line of each */
    private static MemberLine line(int number, MemberColumns columns, List<String> cells, Map<String, Integer> known) {
        String email = null;
        try {
            if (cells.stream().anyMatch(cell -> cell.indexOf('\n') >= 0 || cell.indexOf('\r') >= 0)) {
                throw new Refused("organisations.import.quote-not-closed");
            }
            if (cells.size() > columns.headings().size()) {
                throw new Refused(
                        "organisations.import.too-many-cells",
                        columns.headings().size(),
                        cells.size());
            }
            email = email(columns.read(cells, Field.EMAIL));
            var details = new MemberDetails(
                    columns.readName(cells), email, orNull(columns.read(cells, Field.PHONE)), Locale.FRENCH);
            var until = day(columns.read(cells, Field.ELIGIBLE_UNTIL));
            var first = known.putIfAbsent(email, number);
            if (first != null) {
                throw new Refused("organisations.import.address-twice", email, first);
            }
            return new Good(number, details, email, until);
        } catch (Refused refused) {
            return new Bad(number, refused, email, cells);
        }
    }

    private static String email(String typed) {
        if (typed.isEmpty()) {
            throw new Refused("organisations.import.no-email");
        }
        return Email.read(typed).value();
    }

    private static @Nullable LocalDate day(String typed) {
        if (typed.isEmpty()) {
            return null;
        }
        for (var format : DAYS) {
            try {
                return LocalDate.parse(typed, format);
            } catch (DateTimeException _) {
                // The next way of writing a day may fit.
            }
        }
        throw new Refused("organisations.import.not-a-day", typed);
    }

    private static @Nullable String orNull(String typed) {
        return typed.isEmpty() ? null : typed;
    }

    private static String text(byte[] bytes) {
        if (startsWith(bytes, 'P', 'K', 3, 4) || startsWith(bytes, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new Refused("organisations.import.is-a-workbook");
        }
        if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
            return new String(bytes, StandardCharsets.UTF_16);
        }
        try {
            var utf8 = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return utf8.startsWith("\uFEFF") ? utf8.substring(1) : utf8;
        } catch (CharacterCodingException _) {
            return new String(bytes, WINDOWS);
        }
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

    /** The sign that the headings are told apart by: the one of which there are most. */
    private static char delimiter(String text) {
        var headings = text.lines()
                .filter(line ->
                        !line.isBlank() && !line.toLowerCase(Locale.ROOT).startsWith("sep="))
                .findFirst()
                .orElse("");
        char best = ';';
        for (char sign : new char[] {',', '\t'}) {
            if (count(headings, sign) > count(headings, best)) {
                best = sign;
            }
        }
        return best;
    }

    private static long count(String text, char sign) {
        return text.chars().filter(c -> c == sign).count();
    }

    /** {@code sep=;} on the first line is a word to the spreadsheet, not a heading. */
    private static boolean isSeparatorNote(CSVRecord record) {
        return record.getRecordNumber() == 1
                && record.get(0).toLowerCase(Locale.ROOT).startsWith("sep=");
    }
}
