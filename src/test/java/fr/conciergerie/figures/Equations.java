package fr.conciergerie.figures;

import static java.util.stream.Collectors.toCollection;

import fr.conciergerie.figures.TwoWay.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Somebody with paper and pencil who knows what is told, and wants to know what is not. */
final class Equations {

    private static final double NOTHING = 1e-9;

    private Equations() {}

    /** Whether a hidden cell of a table is the same in whatever way its totals can be made up. */
    static boolean solve(Set<Cell> hidden, List<Boolean> rowsDisclosed, List<Boolean> columnsDisclosed, Cell wanted) {
        var unknowns = List.copyOf(hidden);
        var rows = IntStream.range(0, rowsDisclosed.size())
                .filter(rowsDisclosed::get)
                .mapToObj(row -> coefficients(unknowns, it -> it.row() == row));
        var columns = IntStream.range(0, columnsDisclosed.size())
                .filter(columnsDisclosed::get)
                .mapToObj(column -> coefficients(unknowns, it -> it.column() == column));
        return follows(Stream.concat(rows, columns).toList(), coefficients(unknowns, wanted::equals));
    }

    private static double[] coefficients(List<Cell> unknowns, Predicate<Cell> which) {
        return unknowns.stream().mapToDouble(it -> which.test(it) ? 1 : 0).toArray();
    }

    /** Whether the unknown is a combination of equations: adding it to them adds nothing new. */
    static boolean follows(List<double[]> equations, double[] unknown) {
        var more = new ArrayList<>(equations);
        more.add(unknown);
        return rank(more) == rank(equations);
    }

    private static int rank(List<double[]> rows) {
        var left = rows.stream().map(double[]::clone).collect(toCollection(ArrayList::new));
        int rank = 0;
        int columns = rows.isEmpty() ? 0 : rows.getFirst().length;
        for (int column = 0; column < columns; column++) {
            int at = column;
            var pivot = left.stream().filter(it -> Math.abs(it[at]) > NOTHING).findFirst();
            if (pivot.isPresent()) {
                left.remove(pivot.get());
                left.forEach(it -> subtract(it, pivot.get(), at));
                rank++;
            }
        }
        return rank;
    }

    private static void subtract(double[] row, double[] pivot, int column) {
        double times = row[column] / pivot[column];
        for (int i = 0; i < row.length; i++) {
            row[i] -= times * pivot[i];
        }
    }
}
