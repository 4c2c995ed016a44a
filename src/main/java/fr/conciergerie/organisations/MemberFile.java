package fr.conciergerie.organisations;

import fr.conciergerie.organisations.MemberColumns.Field;
import fr.conciergerie.organisations.MemberLine.Bad;
import fr.conciergerie.organisations.MemberLine.Good;
import fr.conciergerie.shared.Email;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.csv.CsvLines;
import fr.conciergerie.web.csv.CsvLines.Quotes;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A client's file of eligible agents, read as it comes out of a spreadsheet. A line that cannot be taken is told by its
 * number and its reason; the others do not suffer from it.
 *
 * @param addresses every one that stands anywhere in the file, whatever could be read of its line
 */
record MemberFile(MemberColumns columns, List<MemberLine> lines, Set<String> addresses) {

    static final int LARGEST = 5 * 1024 * 1024;
    static final int MOST_LINES = 50_000;

    private static final List<DateTimeFormatter> DAYS = List.of(
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ISO_LOCAL_DATE);

    static MemberFile read(byte[] bytes) {
        if (bytes.length > LARGEST) {
            throw new Refused("organisations.import.too-large", LARGEST / 1024 / 1024);
        }
        var text = CsvLines.decode(bytes);
        var lines = CsvLines.read(text, MOST_LINES, Quotes.FORGIVING);
        if (lines.isEmpty()) {
            throw new Refused("organisations.import.empty");
        }
        var columns = MemberColumns.of(lines.getFirst().cells());
        var known = new HashMap<String, Integer>();
        var agents =
                lines.stream().skip(1).map(line -> line(line, columns, known)).toList();
        if (agents.isEmpty()) {
            throw new Refused("organisations.import.empty");
        }
        return new MemberFile(columns, agents, Email.anywhere(text));
    }

    /** Whether it is the file of refused lines that we gave out, corrected: the others of the list do not stand in it. */
    boolean isCorrection() {
        return columns.isOfRefusedLines();
    }

    /** @param known the addresses met so far, with the line of each */
    private static MemberLine line(CsvLines.Line row, MemberColumns columns, Map<String, Integer> known) {
        int number = row.number();
        var cells = row.cells();
        String email = null;
        try {
            if (!row.isWhole()) {
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
}
