package fr.conciergerie.insertion;

import java.util.Collection;

/**
 * The share of dynamic exits among those that count. Under five exits a year says nothing, and says it about somebody: years
 * are put together, backwards, until there are five.
 *
 * @param from the first year that is counted
 */
public record ExitRate(int from, int until, long dynamic, long counted) {

    /** Fewer exits than this are put together with those of the year before. */
    public static final int ENOUGH = 5;

    /** People who left in one year, with one family. */
    public record Tally(int year, ExitFamily family, long people) {}

    public static ExitRate of(Collection<Tally> tallies, int year) {
        int earliest = tallies.stream().mapToInt(Tally::year).min().orElse(year);
        int from = year;
        while (counted(tallies, from, year) < ENOUGH && from > earliest) {
            from--;
        }
        int first = from;
        long dynamic = tallies.stream()
                .filter(it ->
                        it.year() >= first && it.year() <= year && it.family().isDynamic())
                .mapToLong(Tally::people)
                .sum();
        return new ExitRate(first, year, dynamic, counted(tallies, first, year));
    }

    public boolean isPooled() {
        return from < until;
    }

    public boolean isKnown() {
        return counted > 0;
    }

    /** Rounded half up. */
    public long percent() {
        return counted == 0 ? 0 : Math.round(100.0 * dynamic / counted);
    }

    private static long counted(Collection<Tally> tallies, int from, int until) {
        return tallies.stream()
                .filter(it ->
                        it.year() >= from && it.year() <= until && it.family().isCounted())
                .mapToLong(Tally::people)
                .sum();
    }
}
