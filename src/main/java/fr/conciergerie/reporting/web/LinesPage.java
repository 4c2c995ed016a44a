package fr.conciergerie.reporting.web;

import fr.conciergerie.figures.CountedLine;
import fr.conciergerie.figures.Indicator;
import fr.conciergerie.figures.Period;
import fr.conciergerie.shared.Slice;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The lines behind a figure, one page of them.
 *
 * @param path the address of the first page
 * @param back the address of the figures
 * @param site its name; null for all
 * @param later whether this is not the first page
 */
public record LinesPage(
        String client,
        Indicator indicator,
        Period period,
        @Nullable String site,
        String path,
        String back,
        Slice<CountedLine> lines,
        boolean later) {

    public @Nullable String next() {
        return lines.next() == null ? null : path + "&cursor=" + lines.next();
    }

    public @Nullable String first() {
        return later ? path : null;
    }

    /** Whether some of the lines count in the denominator only, so that it is worth saying which. */
    public boolean isPart() {
        return indicator.unit() == Indicator.Unit.SHARE;
    }

    /** The sentence that names a family. */
    public static String familyKey(CountedLine line) {
        return "catalogue.family." + line.family().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
