package fr.conciergerie.calendars.web;

import static java.util.stream.Collectors.groupingBy;

import fr.conciergerie.calendars.AgendaItem;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Somebody's days, as a list, a week or a month. The list tells everything that the others do.
 *
 * @param day any day of the time that is shown
 * @param items of all days that are shown, earliest first
 */
public record AgendaPage(View view, LocalDate day, LocalDate today, List<AgendaItem> items) {

    private static final int DAYS_OF_A_WEEK = 7;

    /** How the days are laid out. */
    public enum View {
        LIST,
        WEEK,
        MONTH;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The first day that is shown: a month begins with the whole week of its first day. */
    static LocalDate first(View view, LocalDate day) {
        return switch (view) {
            case LIST -> day.withDayOfMonth(1);
            case WEEK -> monday(day);
            case MONTH -> monday(day.withDayOfMonth(1));
        };
    }

    static LocalDate last(View view, LocalDate day) {
        return switch (view) {
            case LIST -> YearMonth.from(day).atEndOfMonth();
            case WEEK -> sunday(day);
            case MONTH -> sunday(YearMonth.from(day).atEndOfMonth());
        };
    }

    /** The days on which something is. */
    public SortedMap<LocalDate, List<AgendaItem>> days() {
        return items.stream().collect(groupingBy(AgendaItem::day, TreeMap::new, Collectors.toList()));
    }

    public List<AgendaItem> on(LocalDate one) {
        return items.stream().filter(it -> it.day().equals(one)).toList();
    }

    /** All days that are shown, week by week. */
    public List<List<LocalDate>> weeks() {
        return first(view, day)
                .datesUntil(last(view, day).plusDays(1), Period.ofWeeks(1))
                .map(monday -> IntStream.range(0, DAYS_OF_A_WEEK)
                        .mapToObj(monday::plusDays)
                        .toList())
                .toList();
    }

    public boolean isOfThisMonth(LocalDate one) {
        return YearMonth.from(one).equals(YearMonth.from(day));
    }

    public LocalDate monday() {
        return monday(day);
    }

    public LocalDate sunday() {
        return sunday(day);
    }

    public String month(Locale reader) {
        return day.format(DateTimeFormatter.ofPattern("LLLL yyyy", reader));
    }

    public static String weekday(int number, TextStyle style, Locale reader) {
        return DayOfWeek.of(number).getDisplayName(style, reader);
    }

    public String earlier() {
        return path(view, view == View.WEEK ? day.minusWeeks(1) : day.minusMonths(1));
    }

    public String later() {
        return path(view, view == View.WEEK ? day.plusWeeks(1) : day.plusMonths(1));
    }

    /** The same days, laid out otherwise. */
    public String as(View other) {
        return path(other, day);
    }

    public boolean isNow() {
        return !today.isBefore(first(view, day)) && !today.isAfter(last(view, day));
    }

    public String now() {
        return path(view, today);
    }

    private static String path(View view, LocalDate day) {
        return "/agenda?view=" + view.word() + "&day=" + day;
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static LocalDate sunday(LocalDate day) {
        return monday(day).plusDays(DAYS_OF_A_WEEK - 1L);
    }
}
