package fr.conciergerie.insertion.web;

import fr.conciergerie.insertion.HourWeek;
import fr.conciergerie.insertion.Market;
import fr.conciergerie.shared.WorkTime;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hours of a week for a team on one screen.
 *
 * @param shown those of the team who are on this screen
 * @param from with whom it begins; empty at the first of the team
 * @param next with whom the following screen begins; null on the last
 * @param markets what the days that are new may be counted for
 * @param kept how many cells were saved while others were refused; 0 on a page that was just opened
 * @param asTyped whether no cell was looked at, because what goes for all of them was off
 * @param today so that the way back to it is shown where it is another week
 */
public record WeekPage(
        HourWeek week,
        List<HourWeek.Row> shown,
        String from,
        @Nullable String next,
        List<Market> markets,
        int kept,
        boolean asTyped,
        LocalDate today) {

    public static final String PATH = "/insertion/hours/week";

    /** How the days that are new are counted: by what was held on them, else for none. */
    public static final String BY_SESSIONS = "SESSION";

    public static final String NONE = "NONE";

    /** As many people as are typed in at a sitting. */
    private static final int SCREEN = 25;

    /** @param from with whom to begin; from the first of the team where there is nobody of this name */
    static WeekPage of(HourWeek week, String from, List<Market> markets, int kept, boolean asTyped, LocalDate today) {
        var rows = week.rows();
        int first = Math.max(
                0, rows.stream().map(it -> it.person().toString()).toList().indexOf(from));
        int last = Math.min(first + SCREEN, rows.size());
        return new WeekPage(
                week,
                rows.subList(first, last),
                first == 0 ? "" : from,
                last < rows.size() ? rows.get(last).person().toString() : null,
                markets,
                kept,
                asTyped,
                today);
    }

    public static String field(HourWeek.Row row, HourWeek.Day day) {
        return "h-" + row.person() + "-" + day.day();
    }

    public static String seen(HourWeek.Row row, HourWeek.Day day) {
        return "seen-" + row.person() + "-" + day.day();
    }

    public static String typed(HourWeek.Day day) {
        return day.entry() == null ? "" : WorkTime.typed(day.minutes());
    }

    /** Hours as they stand in a table; a dash where there are none. */
    public static String hoursAndMinutes(long minutes) {
        return minutes == 0 ? "–" : WorkTime.typed(minutes);
    }

    public String path(LocalDate day) {
        return path(day, "");
    }

    static String path(LocalDate day, String from) {
        return PATH + "?day=" + day + (from.isEmpty() ? "" : "&from=" + from);
    }

    public @Nullable String nextPath() {
        return next == null ? null : path(week.monday(), next);
    }

    public @Nullable String firstPath() {
        return from.isEmpty() ? null : path(week.monday());
    }

    /** Whether more people belong to the team than are on this screen. */
    public boolean isPart() {
        return shown.size() < week.rows().size();
    }

    public boolean isThisWeek() {
        return !today.isBefore(week.monday()) && !today.isAfter(week.sunday());
    }

    public boolean hasLocked() {
        return week.rows().stream().flatMap(it -> it.days().stream()).anyMatch(it -> it.locked() && it.entry() != null);
    }

    public @Nullable String whyClosed(HourWeek.Day day) {
        if (day.isOpen()) {
            return null;
        }
        if (!day.contract()) {
            return "insertion.week.no-contract";
        }
        return day.locked() ? "insertion.week.month-locked" : "insertion.week.ahead";
    }
}
