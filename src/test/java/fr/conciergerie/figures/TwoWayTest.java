package fr.conciergerie.figures;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.figures.TwoWay.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is told site by site, beside what is told of all sites: no small cell comes out of it. */
class TwoWayTest {

    /** The town hall asked for 3 bicycles, all sites for 40 and the depot for 37: the difference would tell. */
    @Test
    void aSmallCellIsHiddenAtTheOtherSiteToo() {
        var hidden = hidden(List.of(List.of(37L, 3L), List.of(60L, 50L)), List.of(true, true), List.of(true, true));

        assertThat(hidden).contains(new Cell(0, 0), new Cell(0, 1));
    }

    @Test
    void whatIsLargeIsTold() {
        assertThat(hidden(List.of(List.of(37L, 30L), List.of(60L, 0L)), List.of(true, true), List.of(true, true)))
                .isEmpty();
    }

    /** Where the total of a row is hidden as well, its cells do not follow from one another. */
    @Test
    void aTotalThatIsNotToldKeepsTheSecretWithFewerCells() {
        var rows = List.of(List.of(3L, 0L, 0L), List.of(5L, 30L, 30L), List.of(60L, 50L, 40L));

        assertThat(hidden(rows, List.of(false, false, true), List.of(true, true, true)))
                .containsExactlyInAnyOrder(new Cell(0, 0), new Cell(1, 0));
    }

    /** Whoever writes down all that is told as equations, and solves them, learns no cell between one and four. */
    @Test
    void nobodySolvesIt() {
        long seed = 20151231;
        var random = new Random(seed);
        for (int table = 0; table < 3_000; table++) {
            var rows = table(random);
            var rowsDisclosed = rows.stream()
                    .map(it -> isNotFew(it.stream().mapToLong(Long::longValue).sum()))
                    .toList();
            var columnsDisclosed = IntStream.range(0, rows.getFirst().size())
                    .mapToObj(column -> isNotFew(
                            rows.stream().mapToLong(it -> it.get(column)).sum()))
                    .toList();

            var hidden = hidden(rows, rowsDisclosed, columnsDisclosed);

            for (var cell : hidden) {
                long at = rows.get(cell.row()).get(cell.column());
                if (at > 0 && at < SecrecyRule.LEAST_PEOPLE && !isAllThatIsLeft(rows, hidden)) {
                    assertThat(Equations.solve(hidden, rowsDisclosed, columnsDisclosed, cell))
                            .as("seed %s: %s of %s, hidden %s", seed, cell, rows, hidden)
                            .isFalse();
                }
            }
            assertThat(smallAndShown(rows, hidden)).isEmpty();
        }
    }

    /** Everybody is there once. */
    private static Set<Cell> hidden(
            List<List<Long>> rows, List<Boolean> rowsDisclosed, List<Boolean> columnsDisclosed) {
        return TwoWay.hidden(
                new Secrecy(SecrecyRule.USUAL),
                rows.stream()
                        .map(row -> row.stream().map(Tally::ofPeople).toList())
                        .toList(),
                rowsDisclosed,
                columnsDisclosed);
    }

    /** Nothing more can be hidden: all the cells that there are have been. */
    private static boolean isAllThatIsLeft(List<List<Long>> rows, Set<Cell> hidden) {
        return cells(rows).stream()
                .filter(it -> rows.get(it.row()).get(it.column()) > 0)
                .allMatch(hidden::contains);
    }

    private static List<Cell> smallAndShown(List<List<Long>> rows, Set<Cell> hidden) {
        return cells(rows).stream()
                .filter(it -> !isNotFew(rows.get(it.row()).get(it.column())))
                .filter(it -> !hidden.contains(it))
                .toList();
    }

    private static List<Cell> cells(List<List<Long>> rows) {
        return IntStream.range(0, rows.size())
                .boxed()
                .flatMap(row -> IntStream.range(0, rows.get(row).size()).mapToObj(column -> new Cell(row, column)))
                .toList();
    }

    private static List<List<Long>> table(Random random) {
        int columns = 2 + random.nextInt(4);
        var rows = new ArrayList<List<Long>>();
        for (int row = 0; row < 2 + random.nextInt(7); row++) {
            rows.add(IntStream.range(0, columns)
                    .mapToObj(_ -> (long) (random.nextInt(3) == 0 ? random.nextInt(6) : random.nextInt(80)))
                    .toList());
        }
        return rows;
    }

    private static boolean isNotFew(long count) {
        return count == 0 || count >= SecrecyRule.LEAST_PEOPLE;
    }
}
