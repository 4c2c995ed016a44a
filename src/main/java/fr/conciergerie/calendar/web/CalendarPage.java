package fr.conciergerie.calendar.web;

import fr.conciergerie.organisations.Site;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A month of one site, its weekly habits and its closures, as the manager sees them. */
public record CalendarPage(
        Site site,
        List<Site> sites,
        YearMonth month,
        List<Day> days,
        List<PatternRow> patterns,
        List<ClosureRow> closures,
        LocalDate today) {

    /** One day of the month with what there is on it. */
    public record Day(LocalDate date, @Nullable String holiday, List<SessionRow> sessions) {

        public boolean isEmpty() {
            return holiday == null && sessions.isEmpty();
        }
    }

    public record PatternRow(
            UUID id,
            DayOfWeek weekday,
            LocalTime from,
            LocalTime until,
            LocalDate validFrom,
            @Nullable LocalDate validUntil) {}

    public record ClosureRow(UUID id, boolean everywhere, LocalDate firstDay, LocalDate lastDay, String reason) {}

    /** Days that have something to tell. */
    public List<Day> busyDays() {
        return days.stream().filter(day -> !day.isEmpty()).toList();
    }

    /** The month as weeks that begin on Monday; null where a week lies in the month before or after. */
    public List<List<@Nullable Day>> weeks() {
        var cells = new ArrayList<@Nullable Day>(
                Collections.nCopies(month.atDay(1).getDayOfWeek().getValue() - 1, null));
        cells.addAll(days);
        while (cells.size() % DayOfWeek.values().length != 0) {
            cells.add(null);
        }
        var weeks = new ArrayList<List<@Nullable Day>>();
        for (int i = 0; i < cells.size(); i += DayOfWeek.values().length) {
            weeks.add(cells.subList(i, i + DayOfWeek.values().length));
        }
        return weeks;
    }

    public String path(YearMonth other) {
        return "/operator/calendar?site=" + site.slug() + "&month=" + other;
    }
}
