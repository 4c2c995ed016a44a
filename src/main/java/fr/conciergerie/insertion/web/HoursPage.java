package fr.conciergerie.insertion.web;

import fr.conciergerie.insertion.HourEntry;
import fr.conciergerie.insertion.Market;
import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A month of working hours on the screen.
 *
 * @param totals validated minutes by market; empty for those of none
 * @param supervisor whether the reader enters and validates
 * @param seenAt what was there when the page was made, so that nothing is validated unseen
 */
public record HoursPage(
        YearMonth month,
        boolean supervisor,
        boolean locked,
        boolean over,
        List<Market> markets,
        Map<Optional<UUID>, Long> totals,
        List<HourEntry> entries,
        @Nullable String next,
        long awaiting,
        Instant seenAt) {

    public static final String PATH = "/insertion/hours";

    public String path(YearMonth other) {
        return PATH + "?month=" + other;
    }

    /** The week to type into: the one that yesterday was in, of a month that is over its last. */
    public String week() {
        return over ? WeekPage.PATH + "?day=" + month.atEndOfMonth() : WeekPage.PATH;
    }

    public String name(Locale locale) {
        return name(month, locale);
    }

    public static String name(YearMonth month, Locale locale) {
        return month.format(DateTimeFormatter.ofPattern("LLLL yyyy", locale));
    }

    /** What to call a market; null where nobody knows it any more. */
    public @Nullable String market(@Nullable UUID id) {
        return markets.stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .map(Market::number)
                .orElse(null);
    }

    /** Markets with hours in the month, then those without. */
    public List<UUID> counted() {
        return totals.keySet().stream().flatMap(Optional::stream).sorted().toList();
    }
}
