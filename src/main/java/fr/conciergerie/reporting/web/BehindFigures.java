package fr.conciergerie.reporting.web;

import fr.conciergerie.figures.CountedAppointments;
import fr.conciergerie.figures.CountedEvents;
import fr.conciergerie.figures.CountedLines;
import fr.conciergerie.figures.Indicator;
import fr.conciergerie.figures.Perimeter;
import fr.conciergerie.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The way from a figure back to what it was counted from: order lines, appointments, animations, or lots of collections. */
@Component
class BehindFigures {

    private final CountedLines lines;
    private final CountedAppointments appointments;
    private final CountedEvents events;

    BehindFigures(CountedLines lines, CountedAppointments appointments, CountedEvents events) {
        this.lines = lines;
        this.appointments = appointments;
        this.events = events;
    }

    static boolean areThere(Indicator indicator) {
        return CountedLines.areBehind(indicator)
                || CountedAppointments.areBehind(indicator)
                || CountedEvents.areBehind(indicator)
                || CountedEvents.areLotsBehind(indicator);
    }

    /**
     * @param heading what the page says above the list, without the list
     * @param cursor where the list was left; null for its beginning
     */
    ModelAndView page(LinesPage<Void> heading, Perimeter perimeter, @Nullable String cursor) {
        var indicator = heading.indicator();
        var period = heading.period();
        if (CountedAppointments.areBehind(indicator)) {
            return page(
                    "reporting/appointments-behind",
                    heading,
                    appointments.of(indicator, perimeter, period, cursor),
                    cursor);
        }
        if (CountedEvents.areBehind(indicator)) {
            return page(
                    "reporting/animations-behind",
                    heading,
                    events.animations(indicator, perimeter, period, cursor),
                    cursor);
        }
        return CountedEvents.areLotsBehind(indicator)
                ? page("reporting/lots-behind", heading, events.lots(indicator, perimeter, period, cursor), cursor)
                : page("reporting/lines", heading, lines.of(indicator, perimeter, period, cursor), cursor);
    }

    private static <T> ModelAndView page(
            String template, LinesPage<Void> heading, Slice<T> behind, @Nullable String cursor) {
        return new ModelAndView(template, "behind", heading.with(behind, cursor != null));
    }
}
