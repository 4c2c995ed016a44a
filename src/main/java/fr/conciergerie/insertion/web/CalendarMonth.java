package fr.conciergerie.insertion.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What ends or falls due in a month. */
public record CalendarMonth(YearMonth month, List<Todo> days) {

    /** A year and a half ahead; what is over already stands in the present month. */
    static List<CalendarMonth> of(List<Todo> days, LocalDate today) {
        var now = YearMonth.from(today);
        return days.stream()
                .filter(it -> it.on().isBefore(today.plusMonths(18)))
                .collect(Collectors.groupingBy(
                        it -> YearMonth.from(it.on()).isBefore(now) ? now : YearMonth.from(it.on()),
                        TreeMap::new,
                        Collectors.toList()))
                .entrySet()
                .stream()
                .map(it -> new CalendarMonth(it.getKey(), it.getValue()))
                .toList();
    }
}
