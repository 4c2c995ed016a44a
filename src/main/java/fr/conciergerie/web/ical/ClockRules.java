package fr.conciergerie.web.ical;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransitionRule;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.fortuna.ical4j.model.component.Daylight;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.model.property.TzId;
import net.fortuna.ical4j.model.property.TzOffsetFrom;
import net.fortuna.ical4j.model.property.TzOffsetTo;

/**
 * When clocks change at a place by the law of today, as a calendar file says it: from the tables of Java, and without the law of
 * former times, on which some calendars choke.
 */
final class ClockRules {

    /** A year long ago, as if the law of today had always held. */
    private static final int FIRST_YEAR = 1970;

    private static final int DAYS_OF_A_WEEK = 7;
    private static final Map<ZoneId, VTimeZone> KNOWN = new ConcurrentHashMap<>();

    private ClockRules() {}

    /** @throws IllegalArgumentException where the clocks of a place change by no rule that a calendar file can say */
    static VTimeZone of(ZoneId zone) {
        return KNOWN.computeIfAbsent(zone, ClockRules::write);
    }

    private static VTimeZone write(ZoneId zone) {
        var written = new VTimeZone();
        written.add(new TzId(zone.getId()));
        var changes = zone.getRules().getTransitionRules();
        if (changes.isEmpty()) {
            var always = zone.getRules().getOffset(LocalDateTime.of(FIRST_YEAR + 100, 1, 1, 0, 0));
            written.add(observance(new Standard(), LocalDateTime.of(FIRST_YEAR, 1, 1, 0, 0), always, always));
        }
        for (var change : changes) {
            var begins = change.createTransition(FIRST_YEAR).getDateTimeBefore();
            boolean summer = !change.getOffsetAfter().equals(change.getStandardOffset());
            var observed = observance(
                    summer ? new Daylight() : new Standard(),
                    begins,
                    change.getOffsetBefore(),
                    change.getOffsetAfter());
            observed.add(new RRule<>(
                    "FREQ=YEARLY;BYMONTH=" + change.getMonth().getValue() + ";BYDAY=" + sunday(zone, change, begins)));
            written.add(observed);
        }
        return written;
    }

    private static Observance observance(Observance empty, LocalDateTime begins, ZoneOffset before, ZoneOffset after) {
        empty.add(new DtStart<>(begins));
        empty.add(new TzOffsetFrom(before));
        empty.add(new TzOffsetTo(after));
        return empty;
    }

    /** The last Sunday of the month, or its first, second …: {@code -1SU}, {@code 2SU}. */
    private static String sunday(ZoneId zone, ZoneOffsetTransitionRule change, LocalDateTime begins) {
        int from = change.getDayOfMonthIndicator();
        boolean last = from == -1 || from == change.getMonth().minLength() - DAYS_OF_A_WEEK + 1;
        boolean sayable = begins.getDayOfWeek().equals(change.getDayOfWeek())
                && begins.getMonth().equals(change.getMonth())
                && (last || from % DAYS_OF_A_WEEK == 1);
        if (!sayable) {
            throw new IllegalArgumentException("clocks of " + zone + " change by no rule of a week: " + change);
        }
        var weekday = begins.getDayOfWeek().name().substring(0, 2);
        return (last ? -1 : 1 + from / DAYS_OF_A_WEEK) + weekday;
    }
}
