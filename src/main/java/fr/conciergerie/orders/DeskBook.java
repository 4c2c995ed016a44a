package fr.conciergerie.orders;

import fr.conciergerie.shared.Blanks;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.WrittenDay;
import fr.conciergerie.web.csv.CsvFile;
import fr.conciergerie.web.csv.CsvRow;
import fr.conciergerie.web.csv.KnownNames;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The book that a desk kept on paper, typed off line by line: a day, who, what, the price, the day of giving back, a remark. The
 * year is often left out, and is then the one nearest to the line before.
 */
final class DeskBook {

    static final int MOST_LINES = 2_000;

    private static final String SEPARATOR = "\u001f";

    private static final Pattern DAY_AND_MONTH = Pattern.compile("([0-9]{1,2})[/. -]([0-9]{1,2})[/.]?");
    private static final Pattern TIMES = Pattern.compile("(?iu)(.*[^\\s×x*])(?: +x| *[×*]) *([0-9]{1,2})");
    private static final Map<String, List<String>> COLUMNS = columns();
    private static final List<Set<String>> NEEDED = List.of(Set.of("date"), Set.of("quoi"));

    /** A line as it reads, or why it does not. */
    sealed interface Line {
        int number();
    }

    /**
     * @param price of all of them; null where none was written down
     * @param returned null where no day was written down
     */
    record Read(
            int number,
            LocalDate day,
            String who,
            String what,
            int quantity,
            @Nullable Money price,
            @Nullable LocalDate returned,
            String remark,
            Mark mark)
            implements Line {}

    /**
     * What a line is known by when it comes again: what stands there, and for whom. One that stands there twice is two.
     *
     * @param text without the person
     * @param who in whatever capitals and accents
     * @param time which of those that tell the same of the same person
     * @param timeOfAny which of those that tell the same of anybody
     */
    record Mark(String text, String who, int time, int timeOfAny) {

        /** Without the person. */
        String fingerprint() {
            return DeskBook.fingerprint(text + SEPARATOR + timeOfAny);
        }

        String whose() {
            return DeskBook.fingerprint(text + SEPARATOR + who + SEPARATOR + time);
        }

        /** The same once more. */
        Mark again() {
            return new Mark(text, who, time + 1, timeOfAny);
        }
    }

    record Unread(int number, Refused reason) implements Line {}

    private DeskBook() {}

    static List<Line> read(String text) {
        var rows = CsvFile.read(text, MOST_LINES, COLUMNS, NEEDED).rows();
        var days = days(rows.stream().map(it -> it.get("date")).toList());
        var seen = new HashMap<List<String>, Integer>();
        return IntStream.range(0, rows.size())
                .filter(i -> !isTitle(rows.get(i)))
                .mapToObj(i -> line(rows.get(i), days.get(i), seen))
                .toList();
    }

    private static boolean isTitle(CsvRow row) {
        return row.get("quoi").isEmpty() && row.get("prix").isEmpty();
    }

    private static Line line(CsvRow row, Optional<LocalDate> day, Map<List<String>, Integer> seen) {
        int number = (int) row.number();
        try {
            var asked = day.orElseThrow(() -> new Refused("orders.book.no-day", row.get("date")));
            var what = Blanks.single(row.get("quoi"));
            if (what.isEmpty()) {
                throw new Refused("orders.book.no-service");
            }
            var times = TIMES.matcher(what);
            int quantity = times.matches() ? Integer.parseInt(times.group(2)) : 1;
            var price = row.get("prix").isEmpty() ? null : Money.parse(row.get("prix"));
            var returned = row.get("rendu").isEmpty() ? null : returned(row.get("rendu"), asked);
            var text = Stream.of(
                            asked,
                            what,
                            price == null ? "" : price,
                            returned == null ? "" : returned,
                            row.get("remarque"))
                    .map(String::valueOf)
                    .reduce("", (a, b) -> a + SEPARATOR + b);
            var who = KnownNames.spelt(row.get("qui"));
            var mark = new Mark(
                    text,
                    who,
                    seen.merge(List.of(text, who), 1, Integer::sum),
                    seen.merge(List.of(text), 1, Integer::sum));
            return new Read(
                    number,
                    asked,
                    Blanks.single(row.get("qui")),
                    times.matches() ? times.group(1) : what,
                    quantity,
                    price,
                    returned,
                    Blanks.single(row.get("remarque")),
                    mark);
        } catch (Refused refused) {
            return new Unread(number, refused);
        }
    }

    private static LocalDate returned(String typed, LocalDate asked) {
        return WrittenDay.read(typed)
                .or(() -> Stream.of(asked.getYear(), asked.getYear() + 1)
                        .flatMap(year -> withYear(typed, year).stream())
                        .filter(it -> !it.isBefore(asked))
                        .findFirst())
                .orElseThrow(() -> new Refused("orders.book.no-day", typed));
    }

    /** Those with a year first; each of the others is the nearest to the one before it, or to the first that has one. */
    private static List<Optional<LocalDate>> days(List<String> typed) {
        var whole = typed.stream().map(WrittenDay::read).toList();
        var before = whole.stream().flatMap(Optional::stream).findFirst();
        var days = new ArrayList<Optional<LocalDate>>();
        for (int i = 0; i < typed.size(); i++) {
            var day = whole.get(i).isPresent() ? whole.get(i) : nearest(typed.get(i), before);
            days.add(day);
            before = day.isPresent() ? day : before;
        }
        return days;
    }

    private static Optional<LocalDate> nearest(String typed, Optional<LocalDate> before) {
        return before.flatMap(to -> IntStream.rangeClosed(to.getYear() - 1, to.getYear() + 1)
                .mapToObj(year -> withYear(typed, year))
                .flatMap(Optional::stream)
                .min(Comparator.comparingLong(it -> Math.abs(it.toEpochDay() - to.toEpochDay()))));
    }

    private static Optional<LocalDate> withYear(String typed, int year) {
        var found = DAY_AND_MONTH.matcher(Blanks.single(typed));
        if (!found.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(year, Integer.parseInt(found.group(2)), Integer.parseInt(found.group(1))));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    static String fingerprint(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, List<String>> columns() {
        var columns = new LinkedHashMap<String, List<String>>();
        columns.put("date", List.of("jour", "depose le", "day"));
        columns.put("qui", List.of("nom", "client", "cliente", "agent", "personne", "who", "name"));
        columns.put("quoi", List.of("service", "prestation", "objet", "article", "what"));
        columns.put("prix", List.of("prix ttc", "montant", "tarif", "price", "amount"));
        columns.put("rendu", List.of("rendu le", "remis le", "remis", "retour", "returned", "handed over"));
        columns.put("remarque", List.of("remarques", "observation", "observations", "note", "notes", "remark"));
        return columns;
    }
}
