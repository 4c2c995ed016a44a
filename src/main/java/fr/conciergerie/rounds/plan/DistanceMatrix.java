package fr.conciergerie.rounds.plan;

import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.csv.CsvFile;
import fr.conciergerie.web.csv.CsvRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Distances from a table that the operator had made; a way that stands in it once is as long back, and one that does not goes by the factor. */
public final class DistanceMatrix implements Distances {

    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String METRES = "metres";
    private static final String SECONDS = "seconds";

    private static final Map<String, List<String>> COLUMNS = Map.of(
            FROM, List.of("de", "depart", "origine"),
            TO, List.of("a", "vers", "arrivee", "destination"),
            METRES, List.of("meters", "m", "distance"),
            SECONDS, List.of("secondes", "s", "duree", "duration"));

    /** Five hundred places, each with each. */
    private static final int MOST_ROWS = 250_000;

    /** No round goes further, nor longer, from one stop to the next. */
    private static final int MOST_METRES = 2_000_000;

    private static final int MOST_SECONDS = 86_400;
    private static final Pattern WHOLE = Pattern.compile("\\d{1,7}");

    private record Way(String from, String to) {}

    /** @param seconds less than none where the table does not say */
    private record Length(int metres, int seconds) {}

    private final Map<Way, Length> ways;
    private final int version;
    private final GreatCircle otherwise;

    private DistanceMatrix(Map<Way, Length> ways, int version, GreatCircle otherwise) {
        this.ways = ways;
        this.version = version;
        this.otherwise = otherwise;
    }

    /**
     * Reads a table with the columns {@code from}, {@code to}, {@code metres}, and {@code seconds} where somebody measured them;
     * a line that cannot be right is refused with its number.
     */
    public static DistanceMatrix read(String csv, int version, GreatCircle otherwise) {
        var file = CsvFile.read(csv, MOST_ROWS, COLUMNS, List.of(Set.of(FROM), Set.of(TO), Set.of(METRES)));
        var ways = new HashMap<Way, Length>();
        for (var row : file.rows()) {
            var way = new Way(row.get(FROM), row.get(TO));
            if (way.from().isEmpty() || way.to().isEmpty()) {
                throw new Refused("rounds.matrix.no-place", row.number());
            }
            int metres = whole(row, METRES, MOST_METRES);
            int seconds = row.get(SECONDS).isEmpty() ? -1 : whole(row, SECONDS, MOST_SECONDS);
            if (ways.put(way, new Length(metres, seconds)) != null) {
                throw new Refused("rounds.matrix.twice", row.number(), way.from(), way.to());
            }
        }
        return new DistanceMatrix(ways, version, otherwise);
    }

    private static int whole(CsvRow row, String column, int most) {
        var cell = row.get(column);
        if (!WHOLE.matcher(cell).matches() || Integer.parseInt(cell) > most) {
            throw new Refused("rounds.matrix.no-number", row.number(), cell, most);
        }
        return Integer.parseInt(cell);
    }

    @Override
    public Leg between(Place from, Place to, Vehicle vehicle) {
        if (from.code().equals(to.code())) {
            return new Leg(0, 0);
        }
        var length = ways.get(new Way(from.code(), to.code()));
        if (length == null) {
            length = ways.get(new Way(to.code(), from.code()));
        }
        if (length == null) {
            return otherwise.between(from, to, vehicle);
        }
        return new Leg(length.metres(), length.seconds() < 0 ? vehicle.secondsFor(length.metres()) : length.seconds());
    }

    @Override
    public Basis basis() {
        return new Basis.Table(version, otherwise.factor());
    }
}
