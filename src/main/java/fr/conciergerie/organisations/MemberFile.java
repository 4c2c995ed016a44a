package fr.conciergerie.organisations;

import fr.conciergerie.organisations.MemberColumns.Field;
import fr.conciergerie.organisations.MemberLine.Again;
import fr.conciergerie.organisations.MemberLine.Bad;
import fr.conciergerie.organisations.MemberLine.Good;
import fr.conciergerie.organisations.MemberLine.Remark;
import fr.conciergerie.shared.Blanks;
import fr.conciergerie.shared.Email;
import fr.conciergerie.shared.Phone;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.SearchWords;
import fr.conciergerie.shared.WrittenDay;
import fr.conciergerie.web.csv.CsvLines;
import fr.conciergerie.web.csv.CsvLines.Quotes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A client's file of eligible agents, read as it comes out of a spreadsheet. A line that cannot be taken is told by its
 * number and its reason; the others do not suffer from it. Who they are is needed; a telephone or a day that cannot be
 * read costs the cell, with a remark, and never the person.
 *
 * @param addresses every one that stands anywhere in the file, whatever could be read of its line
 */
record MemberFile(MemberColumns columns, List<MemberLine> lines, Set<String> addresses) {

    static final int LARGEST = 5 * 1024 * 1024;
    static final int MOST_LINES = 50_000;

    private static final int LONGEST_IN_A_REMARK = 60;

    /** After it a day means that there is no end. */
    private static final int LAST_YEAR = 2199;

    /** The days that a spreadsheet counts from 1900 on, where it lost the look of a date: 2009 to 2118. */
    private static final Pattern SERIAL = Pattern.compile("[4-7][0-9]{4}");

    private static final LocalDate FIRST_OF_A_SPREADSHEET = LocalDate.of(1899, 12, 30);

    private static final Pattern NO_END = Pattern.compile(
            "(?i)cdi|indéterminée?|durée indéterminée|permanente?|titulaire|fonctionnaire|sans(?: fin| objet)?|néant|aucune?|illimitée?|[-–—/.]+|n[/.]?[ac]\\.?|x+");

    /** A letter that the alphabet of the file has not. */
    private static final Pattern LOST_LETTER = Pattern.compile("\\?|\ufffd");

    MemberFile {
        lines = List.copyOf(lines);
        addresses = Set.copyOf(addresses);
    }

    static MemberFile read(byte[] bytes) {
        return read(bytes, Set.of());
    }

    /** @param known the addresses of those whom the organisation has named before: of several in a line theirs counts */
    static MemberFile read(byte[] bytes, Set<String> known) {
        if (bytes.length > LARGEST) {
            throw new Refused("organisations.import.too-large", LARGEST / 1024 / 1024);
        }
        var text = CsvLines.decode(bytes);
        var rows = CsvLines.read(text, MOST_LINES, Quotes.FORGIVING);
        if (rows.isEmpty()) {
            throw new Refused("organisations.import.empty");
        }
        var columns = MemberColumns.in(rows);
        var lines = new Reading(columns, known).read(rows.subList(columns.row() + 1, rows.size()));
        if (lines.isEmpty()) {
            throw new Refused("organisations.import.empty");
        }
        return new MemberFile(columns, lines, Email.anywhere(text));
    }

    /** Whether it is the file of refused lines that we gave out, corrected: the others of the list do not stand in it. */
    boolean isCorrection() {
        return columns.isOfRefusedLines();
    }

    /** Reads line after line, and remembers who stood in those before. */
    private static final class Reading {

        private final MemberColumns columns;
        private final Set<String> known;
        private final List<MemberLine> lines = new ArrayList<>();
        private final Map<String, Integer> places = new HashMap<>();

        Reading(MemberColumns columns, Set<String> known) {
            this.columns = columns;
            this.known = known;
        }

        List<MemberLine> read(List<CsvLines.Line> rows) {
            for (var row : rows) {
                if (!columns.isHeadings(row.cells())) {
                    add(row);
                }
            }
            return lines;
        }

        private void add(CsvLines.Line row) {
            String email = null;
            try {
                var remarks = new ArrayList<Remark>();
                if (!row.isWhole()) {
                    throw new Refused("organisations.import.quote-not-closed");
                }
                email = email(row, remarks);
                checkSurplus(row, remarks);
                var details = new MemberDetails(name(row, remarks), email, phone(row, remarks), Locale.FRENCH);
                add(new Good(row.number(), details, email, until(row, remarks), remarks), row);
            } catch (Refused refused) {
                lines.add(new Bad(row.number(), refused, email, row.cells()));
            }
        }

        /** Who stands in the file twice under one name is one person, with the telephone and the last day of either line. */
        private void add(Good line, CsvLines.Line row) {
            var place = places.putIfAbsent(line.email(), lines.size());
            if (place == null) {
                lines.add(line);
                return;
            }
            var first = (Good) lines.get(place);
            if (!words(first.details().name()).equals(words(line.details().name()))) {
                throw new Refused(
                        "organisations.import.address-of-two",
                        line.email(),
                        first.number(),
                        first.details().name());
            }
            lines.set(place, together(first, line));
            lines.add(new Again(row.number(), first.details().name(), line.email(), first.number()));
        }

        private static Good together(Good first, Good second) {
            var details = first.details();
            var phone = details.phone() == null ? second.details().phone() : details.phone();
            var until = Stream.of(
                            Optional.ofNullable(first.eligibleUntil()), Optional.ofNullable(second.eligibleUntil()))
                    .flatMap(Optional::stream)
                    .max(LocalDate::compareTo)
                    .orElse(null);
            return new Good(
                    first.number(),
                    new MemberDetails(details.name(), first.email(), phone, details.locale()),
                    first.email(),
                    until,
                    Stream.concat(
                                    first.remarks().stream(),
                                    second.remarks().stream()
                                            .filter(it ->
                                                    first.remarks().stream().noneMatch(it::saysTheSame)))
                            .toList());
        }

        private static Set<String> words(String name) {
            return Set.copyOf(SearchWords.of(name).words());
        }

        private String email(CsvLines.Line row, List<Remark> remarks) {
            var cells = columns.all(row.cells(), Field.EMAIL);
            if (cells.isEmpty()) {
                throw new Refused("organisations.import.no-email");
            }
            var read = cells.stream().flatMap(cell -> addresses(cell).stream()).toList();
            if (read.isEmpty()) {
                return Email.read(cells.getFirst()).value();
            }
            var chosen = read.stream().filter(known::contains).findFirst().orElse(read.getFirst());
            read.stream()
                    .filter(other -> !other.equals(chosen))
                    .findFirst()
                    .ifPresent(other -> remarks.add(
                            new Remark(row.number(), "organisations.import.remark.other-address", chosen, other)));
            return chosen;
        }

        /** One, several with a separator between them, or none that can be read. */
        private static List<String> addresses(String cell) {
            try {
                return List.of(Email.read(cell).value());
            } catch (Refused _) {
                var parts = Arrays.stream(cell.split("[;,/|\\s]+"))
                        .filter(part -> !part.isEmpty())
                        .toList();
                return parts.size() > 1 && parts.stream().allMatch(part -> Email.isOne(part.toLowerCase(Locale.ROOT)))
                        ? parts.stream().map(part -> Email.read(part).value()).toList()
                        : List.of();
            }
        }

        /** A separator too many has moved what stands after it; whoever stands before it is who they are. */
        private void checkSurplus(CsvLines.Line row, List<Remark> remarks) {
            int there = columns.headings().size();
            int found = row.cells().size();
            if (found > there) {
                columns.onlyPlaceOfAddress()
                        .filter(columns::namesStandBefore)
                        .orElseThrow(() -> new Refused("organisations.import.too-many-cells", there, found));
                remarks.add(new Remark(
                        row.number(),
                        "organisations.import.remark.too-many-cells",
                        String.valueOf(there),
                        String.valueOf(found)));
            }
        }

        private String name(CsvLines.Line row, List<Remark> remarks) {
            var name = columns.name(row.cells());
            if (name.indexOf('@') >= 0) {
                throw new Refused("organisations.member.not-a-name", shortened(name));
            }
            if (LOST_LETTER.matcher(name).find()) {
                remarks.add(new Remark(row.number(), "organisations.import.remark.lost-letter", shortened(name)));
            }
            return name;
        }

        private @Nullable String phone(CsvLines.Line row, List<Remark> remarks) {
            var cells = columns.all(row.cells(), Field.PHONE);
            for (var cell : cells) {
                var found = Phone.first(cell);
                if (found.isPresent()) {
                    var number = found.get().phone().value();
                    if (!found.get().isAll()) {
                        remarks.add(new Remark(
                                row.number(), "organisations.import.remark.part-of-phone", number, shortened(cell)));
                    }
                    return number;
                }
            }
            cells.stream()
                    .findFirst()
                    .ifPresent(cell -> remarks.add(
                            new Remark(row.number(), "organisations.import.remark.no-phone", shortened(cell))));
            return null;
        }

        private @Nullable LocalDate until(CsvLines.Line row, List<Remark> remarks) {
            for (var cell : columns.all(row.cells(), Field.ELIGIBLE_UNTIL)) {
                var day = SERIAL.matcher(cell).matches()
                        ? Optional.of(FIRST_OF_A_SPREADSHEET.plusDays(Integer.parseInt(cell)))
                        : WrittenDay.read(cell);
                if (day.isPresent() && day.get().getYear() <= LAST_YEAR) {
                    return day.get();
                }
                var key = day.isPresent() || NO_END.matcher(cell).matches() ? "no-end" : "no-day";
                remarks.add(new Remark(row.number(), "organisations.import.remark." + key, shortened(cell)));
            }
            return null;
        }

        private static String shortened(String text) {
            var plain = Blanks.single(text);
            return plain.length() <= LONGEST_IN_A_REMARK ? plain : plain.substring(0, LONGEST_IN_A_REMARK) + "…";
        }
    }
}
