package fr.conciergerie.waiting;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.function.Predicate;

/**
 * How long somebody has to take a place that they are offered: so many working hours of the site, for nobody reads a message
 * on a Sunday. Working hours are those of an office, Monday to Friday, by the clock of the site.
 *
 * @param hours how many; 1 to 72
 * @param dayOff public holidays and closures of the site
 */
public record OfferPeriod(int hours, ZoneId zone, Predicate<LocalDate> dayOff) {

    public static final int LONGEST = 72;

    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final LocalTime CLOSES = LocalTime.of(18, 0);

    /** Nobody waits longer for somebody's answer, however many days off there are. */
    private static final int MOST_DAYS = 60;

    public OfferPeriod {
        if (hours < 1 || hours > LONGEST) {
            throw new IllegalArgumentException("hours: " + hours);
        }
    }

    /** When an offer of that moment ends. */
    public Instant end(Instant offeredAt) {
        var left = Duration.ofHours(hours);
        var day = offeredAt.atZone(zone).toLocalDate();
        for (int i = 0; i < MOST_DAYS; i++, day = day.plusDays(1)) {
            if (!works(day)) {
                continue;
            }
            var opens = later(day.atTime(OPENS).atZone(zone).toInstant(), offeredAt);
            var open = Duration.between(opens, day.atTime(CLOSES).atZone(zone).toInstant());
            if (open.compareTo(left) >= 0) {
                return opens.plus(left);
            }
            left = open.isNegative() ? left : left.minus(open);
        }
        return day.atTime(CLOSES).atZone(zone).toInstant();
    }

    private boolean works(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0 && !dayOff.test(day);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
