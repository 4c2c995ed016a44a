package fr.conciergerie.reporting;

import fr.conciergerie.reporting.AnnualReport.AtSite;
import fr.conciergerie.reporting.AnnualReport.FamilyShare;
import fr.conciergerie.reporting.AnnualReport.Month;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Statistical secrecy towards the employer (domain.md 3.6): no figure that tells of fewer than five, nor one whose rest
 * does; and in a table whose total is known, never a single hidden cell, for it would follow from the others.
 */
final class Secrecy {

    /** Fewer than this could be recognised. */
    static final long FEWEST = 5;

    private Secrecy() {}

    static Figure kept(Figure figure) {
        return figure.indicator().tellsOfPeople() && tellsOfFew(figure) ? figure.hidden() : figure;
    }

    private static boolean tellsOfFew(Figure figure) {
        var numerator = figure.numerator();
        var denominator = figure.denominator();
        if (numerator == null) {
            return false;
        }
        if (denominator == null) {
            return isFew(numerator);
        }
        return switch (figure.indicator().unit()) {
            case COUNT, KILOMETRES, KILOGRAMS, HOURS, SHARE ->
                isFew(denominator) || isFew(numerator) || isFew(denominator - numerator);
            case RATIO, POINTS, AMOUNT -> isFew(denominator);
        };
    }

    /** Those that are hidden come last and by name: which of them was wanted more would tell of them too. */
    static List<FamilyShare> families(List<FamilyShare> families) {
        var shares = hide(
                families,
                it -> count(it.requested()),
                (it, hidden) -> hidden ? new FamilyShare(it.family(), null) : it);
        return hiddenLast(shares, FamilyShare::requested, FamilyShare::family);
    }

    static List<AtSite> sites(List<AtSite> sites) {
        var users = hide(sites, it -> count(it.users()), (it, hidden) -> hidden ? it.withoutUsers() : it);
        var delivered = hide(users, it -> count(it.delivered()), (it, hidden) -> hidden ? it.withoutDelivered() : it);
        return hiddenLast(delivered, AtSite::delivered, AtSite::name);
    }

    private static <T> List<T> hiddenLast(List<T> rows, Function<T, @Nullable Long> cell, Function<T, String> name) {
        return Stream.concat(
                        rows.stream().filter(it -> cell.apply(it) != null),
                        rows.stream().filter(it -> cell.apply(it) == null).sorted(Comparator.comparing(name)))
                .toList();
    }

    static List<Month> months(List<Month> months) {
        var requested = hide(months, it -> count(it.requested()), (it, hidden) -> hidden ? it.withoutRequested() : it);
        var delivered =
                hide(requested, it -> count(it.delivered()), (it, hidden) -> hidden ? it.withoutDelivered() : it);
        return hide(delivered, it -> count(it.before()), (it, hidden) -> hidden ? it.withoutBefore() : it);
    }

    /**
     * The cells of a table that must not be shown: the small ones, and as many of the next smallest as it takes until
     * neither a cell nor the sum of all that is hidden can be told from the total.
     */
    static Set<Integer> hidden(List<Long> cells) {
        var hidden = new TreeSet<Integer>();
        long sum = 0;
        for (var i : smallestFirst(cells)) {
            long cell = cells.get(i);
            if (isFew(cell) || !hidden.isEmpty() && (hidden.size() < 2 || sum < FEWEST)) {
                hidden.add(i);
                sum += cell;
            }
        }
        return hidden;
    }

    private static List<Integer> smallestFirst(List<Long> cells) {
        return IntStream.range(0, cells.size())
                .filter(it -> cells.get(it) > 0)
                .boxed()
                .sorted(Comparator.comparing(cells::get))
                .toList();
    }

    private static <T> List<T> hide(List<T> rows, ToLongFunction<T> cell, BiFunction<T, Boolean, T> shown) {
        var hidden = hidden(rows.stream().map(cell::applyAsLong).toList());
        var all = new ArrayList<T>();
        for (int i = 0; i < rows.size(); i++) {
            all.add(shown.apply(rows.get(i), hidden.contains(i)));
        }
        return all;
    }

    private static long count(@Nullable Long cell) {
        return cell == null ? 0 : cell;
    }

    private static boolean isFew(long things) {
        return things > 0 && things < FEWEST;
    }
}
