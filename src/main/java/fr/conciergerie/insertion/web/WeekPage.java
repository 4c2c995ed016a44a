package fr.conciergerie.insertion.web;

import fr.conciergerie.insertion.HourWeek;
import fr.conciergerie.insertion.Market;
import fr.conciergerie.insertion.WorkTime;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hours of a week for a team on one screen.
 *
 * @param markets what the days that are new may be counted for
 * @param kept how many cells were saved while others were refused; 0 on a page that was just opened
 * @param asTyped whether no cell was looked at, because what goes for all of them was off
 * @param today so that the way back to it is shown where it is another week
 */
public record WeekPage(HourWeek week, List<Market> markets, int kept, boolean asTyped, LocalDate today) {

    public static final String PATH = "/insertion/hours/week";

    /** How the days that are new are counted: by what was held on them, else for none. */
    public static final String BY_SESSIONS = "SESSION";

    public static final String NONE = "NONE";

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
    public static String told(long minutes) {
        return minutes == 0 ? "–" : WorkTime.typed(minutes);
    }

    public String path(LocalDate day) {
        return PATH + "?day=" + day;
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
