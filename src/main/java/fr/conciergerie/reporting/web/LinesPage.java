package fr.conciergerie.reporting.web;

import fr.conciergerie.figures.CountedAnimation;
import fr.conciergerie.figures.CountedAppointment;
import fr.conciergerie.figures.CountedLine;
import fr.conciergerie.figures.Indicator;
import fr.conciergerie.figures.Period;
import fr.conciergerie.shared.Slice;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is behind a figure, order lines, appointments, animations or lots: one page of them.
 *
 * @param path the address of the first page
 * @param back the address of the figures
 * @param site its name; null for all
 * @param later whether this is not the first page
 */
public record LinesPage<T>(
        String client,
        Indicator indicator,
        Period period,
        @Nullable String site,
        String path,
        String back,
        Slice<T> lines,
        boolean later) {

    /** Without any. */
    static LinesPage<Void> heading(
            String client, Indicator indicator, Period period, @Nullable String site, String path, String back) {
        return new LinesPage<>(client, indicator, period, site, path, back, new Slice<>(List.of(), null), false);
    }

    <S> LinesPage<S> with(Slice<S> some, boolean notTheFirst) {
        return new LinesPage<>(client, indicator, period, site, path, back, some, notTheFirst);
    }

    /** Which kind of animation it was. */
    public static String kindKey(CountedAnimation animation) {
        return "animations.kind." + animation.kind().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How far an appointment had got. */
    public static String statusKey(CountedAppointment appointment) {
        return "bookings.status." + appointment.status().toLowerCase(Locale.ROOT);
    }

    public @Nullable String next() {
        return lines.next() == null ? null : path + "&cursor=" + lines.next();
    }

    public @Nullable String first() {
        return later ? path : null;
    }

    /** Whether it is places of hours that are counted, of those that the hours have. */
    public boolean isOfPlaces() {
        return indicator == Indicator.APPOINTMENT_PLACES_TAKEN;
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
