package fr.conciergerie.figures;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Secrecy of a table that is told column by column, such as families by site, whose rows and columns are told as totals too: no
 * small cell may follow from the others, however totals and cells are added and subtracted.
 *
 * <p>The cells that are hidden are the unknowns of as many sums as there are totals. Seen as lines between their row and their
 * column, one can be worked out exactly when nothing else leads from the one to the other; a total that is not told is an unknown
 * more.
 */
final class TwoWay {

    /** A cell, by its row and its column. */
    record Cell(int row, int column) {}

    private final Secrecy secrecy;
    private final List<List<Tally>> rows;
    private final List<Boolean> rowsDisclosed;
    private final List<Boolean> columnsDisclosed;
    private final Set<Cell> hidden = new LinkedHashSet<>();

    private TwoWay(
            Secrecy secrecy, List<List<Tally>> rows, List<Boolean> rowsDisclosed, List<Boolean> columnsDisclosed) {
        this.secrecy = secrecy;
        this.rows = rows;
        this.rowsDisclosed = rowsDisclosed;
        this.columnsDisclosed = columnsDisclosed;
    }

    /**
     * The cells that must not be shown.
     *
     * @param rows each with a cell for every column, and who is behind it
     * @param rowsDisclosed of which rows the total is told
     * @param columnsDisclosed of which columns it is
     */
    static Set<Cell> hidden(
            Secrecy secrecy, List<List<Tally>> rows, List<Boolean> rowsDisclosed, List<Boolean> columnsDisclosed) {
        var table = new TwoWay(secrecy, rows, rowsDisclosed, columnsDisclosed);
        table.cells().filter(table::isFew).forEach(table.hidden::add);
        boolean more = !table.hidden.isEmpty();
        while (more) {
            more = table.hideOneMore();
        }
        return table.hidden;
    }

    private boolean hideOneMore() {
        var next = tooBare().or(this::besideWhatFollows);
        next.ifPresent(hidden::add);
        return next.isPresent();
    }

    /** A line whose total is told and that hides one cell alone, or too few people in all. */
    private Optional<Cell> tooBare() {
        return lines().filter(it -> it.stream().anyMatch(hidden::contains))
                .filter(it -> it.stream().filter(this::isHiddenAndThere).count() < 2
                        || secrecy.rule()
                                .hides(it.stream()
                                        .filter(hidden::contains)
                                        .map(this::at)
                                        .reduce(Tally.NONE, Tally::and)))
                .flatMap(it -> smallestShown(it.stream()).stream())
                .findFirst();
    }

    private Optional<Cell> besideWhatFollows() {
        return hidden.stream()
                .filter(this::isFew)
                .filter(this::follows)
                .flatMap(it ->
                        smallestShown(cells().filter(other -> other.row() == it.row() || other.column() == it.column()))
                                .or(() -> smallestShown(cells()))
                                .stream())
                .findFirst();
    }

    private Optional<Cell> smallestShown(Stream<Cell> some) {
        return some.filter(it -> !at(it).isNone() && !hidden.contains(it))
                .min(Comparator.comparingLong(it -> at(it).count()));
    }

    /** Whether the other hidden cells do not lead from its row to its column. */
    private boolean follows(Cell cell) {
        int target = rows.size() + cell.column();
        var seen = new HashSet<Integer>();
        var left = new ArrayDeque<>(List.of(cell.row()));
        while (!left.isEmpty()) {
            int line = left.pop();
            if (seen.add(line)) {
                left.addAll(besides(line, cell));
            }
        }
        return !seen.contains(target);
    }

    /** Where one gets from a row, a column, or the unknown that all totals share which are not told. */
    private Set<Integer> besides(int line, Cell without) {
        int columns = columnsDisclosed.size();
        int withheld = rows.size() + columns;
        var next = hidden.stream()
                .filter(it -> !it.equals(without))
                .filter(it -> it.row() == line || rows.size() + it.column() == line)
                .map(it -> it.row() == line ? rows.size() + it.column() : it.row())
                .collect(Collectors.toSet());
        for (int i = 0; i < withheld; i++) {
            boolean isWithheld = !(i < rows.size() ? rowsDisclosed.get(i) : columnsDisclosed.get(i - rows.size()));
            if (isWithheld && line == i) {
                next.add(withheld);
            }
            if (isWithheld && line == withheld) {
                next.add(i);
            }
        }
        return next;
    }

    /** Those whose total is told. */
    private Stream<List<Cell>> lines() {
        var across = IntStream.range(0, rows.size())
                .filter(rowsDisclosed::get)
                .mapToObj(row -> cells().filter(it -> it.row() == row).toList());
        var down = IntStream.range(0, columnsDisclosed.size())
                .filter(columnsDisclosed::get)
                .mapToObj(column -> cells().filter(it -> it.column() == column).toList());
        return Stream.concat(across, down);
    }

    private Stream<Cell> cells() {
        return IntStream.range(0, rows.size())
                .boxed()
                .flatMap(row -> IntStream.range(0, columnsDisclosed.size()).mapToObj(column -> new Cell(row, column)));
    }

    private boolean isHiddenAndThere(Cell cell) {
        return hidden.contains(cell) && !at(cell).isNone();
    }

    private boolean isFew(Cell cell) {
        return secrecy.rule().hides(at(cell));
    }

    private Tally at(Cell cell) {
        return rows.get(cell.row()).get(cell.column());
    }
}
