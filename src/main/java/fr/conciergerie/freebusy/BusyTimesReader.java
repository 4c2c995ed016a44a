package fr.conciergerie.freebusy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Period;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VFreeBusy;
import net.fortuna.ical4j.model.property.FreeBusy;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.model.property.RecurrenceId;
import net.fortuna.ical4j.transform.recurrence.Frequency;
import org.jspecify.annotations.Nullable;

/**
 * Takes from a calendar file (RFC 5545) when its owner is busy. What is cancelled or marked as free keeps nobody; a day without an
 * hour is a whole day on the owner's clock, as is an hour without a zone.
 *
 * <p>A file is written by a stranger's program: an entry that cannot be read is counted and keeps no other from being read, and a
 * rule that would fill the memory is not followed.
 */
final class BusyTimesReader {

    /** @param unread entries that could not be read, so that their times are taken for free */
    record BusyTimes(List<BusyTime> times, int unread) {}

    /** More than a calendar of four hundred full days has. */
    static final int MOST_TIMES = 20_000;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Set<Frequency> FOLLOWED =
            Set.of(Frequency.DAILY, Frequency.WEEKLY, Frequency.MONTHLY, Frequency.YEARLY);
    private static final int MOST_TIMES_A_DAY = 24;

    private final ZoneId zone;
    private final Instant from;
    private final Instant until;
    private final long deadline = System.nanoTime() + PATIENCE.toNanos();
    private final List<BusyTime> times = new ArrayList<>();
    private int unread;

    private BusyTimesReader(ZoneId zone, Instant from, Instant until) {
        this.zone = zone;
        this.from = from;
        this.until = until;
    }

    /** @param zone the owner's clock */
    static BusyTimes read(byte[] file, ZoneId zone, Instant from, Instant until) throws CalendarUnreadable {
        var text = new String(file, StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "");
        if (!text.stripLeading().regionMatches(true, 0, "BEGIN:VCALENDAR", 0, "BEGIN:VCALENDAR".length())) {
            throw new CalendarUnreadable(ReadFailure.NOT_A_CALENDAR);
        }
        var reader = new BusyTimesReader(zone, from, until);
        reader.read(CalendarPieces.of(text));
        return new BusyTimes(merged(reader.times), reader.unread);
    }

    /** At once if it can be; where something in it is not as it should be, piece by piece, less what cannot be read. */
    private void read(CalendarPieces pieces) throws CalendarUnreadable {
        try {
            take(List.of(components(pieces.whole())));
        } catch (IOException | ParserException | RuntimeException _) {
            times.clear();
            unread = 0;
            var readable = new ArrayList<List<Component>>();
            for (var entry : pieces.entries()) {
                requireTime();
                try {
                    readable.add(components(pieces.alone(entry)));
                } catch (IOException | ParserException | RuntimeException _) {
                    unread++;
                }
            }
            take(readable);
        }
    }

    private static List<Component> components(String text) throws IOException, ParserException {
        return List.copyOf(new CalendarBuilder()
                .build(new StringReader(text))
                .getComponentList()
                .getAll());
    }

    private void take(Collection<List<Component>> pieces) throws CalendarUnreadable {
        var all = pieces.stream().flatMap(List::stream).toList();
        var series = new LinkedHashMap<String, List<VEvent>>();
        for (var component : all) {
            switch (component) {
                case VEvent event ->
                    series.computeIfAbsent(key(event), _ -> new ArrayList<>()).add(event);
                case VFreeBusy freeBusy -> takeEach(freeBusy, this::busyTimes);
                default -> {}
            }
            requireTime();
        }
        for (var events : series.values()) {
            var moved = events.stream().flatMap(it -> recurrence(it).stream()).collect(Collectors.toSet());
            for (var event : events) {
                requireTime();
                takeEach(event, (one, found) -> occurrences(one, moved, found));
            }
        }
    }

    /** One that cannot be read is one less, whatever is wrong with it. */
    private <C> void takeEach(C component, BiConsumer<C, List<BusyTime>> reading) throws CalendarUnreadable {
        var found = new ArrayList<BusyTime>();
        try {
            reading.accept(component, found);
        } catch (RuntimeException _) {
            unread++;
            return;
        }
        times.addAll(found);
        if (times.size() > MOST_TIMES) {
            throw new CalendarUnreadable(ReadFailure.TOO_LARGE);
        }
    }

    /** @param moved the dates of the series that stand in the file once more, with what became of them */
    private void occurrences(VEvent event, Set<Instant> moved, List<BusyTime> found) {
        if (has(event, Property.STATUS, "CANCELLED") || isFree(event)) {
            return;
        }
        if (event.getProperty(Property.DTSTART).isEmpty()) {
            throw new IllegalArgumentException("without a beginning");
        }
        requireFollowed(event);
        var window = new Period<>(from.atZone(zone), until.atZone(zone));
        var isMoved = recurrence(event).isPresent();
        for (var period : event.calculateRecurrenceSet(window)) {
            var start = instant(period.getStart());
            if (isMoved || !moved.contains(start)) {
                add(start, end(period), found);
            }
        }
    }

    private void busyTimes(VFreeBusy component, List<BusyTime> found) {
        for (var property : component.<FreeBusy>getProperties(Property.FREEBUSY)) {
            var isFree = property.getParameter("FBTYPE")
                    .map(it -> it.getValue().equalsIgnoreCase("FREE"))
                    .orElse(false);
            if (!isFree) {
                property.getIntervals().forEach(it -> add(it.getStart(), it.getEnd(), found));
            }
        }
    }

    private void add(Instant start, Instant end, List<BusyTime> found) {
        var first = start.isBefore(from) ? from : start;
        var last = end.isAfter(until) ? until : end;
        if (first.isBefore(last)) {
            found.add(new BusyTime(first, last));
        }
    }

    private Instant end(Period<?> period) {
        if (period.getStart() instanceof LocalDate day) {
            // Whole days end when they do on the owner's clock: a day of the change of clocks has 23 or 25 hours.
            return instant(day.plus(period.getDuration()));
        }
        TemporalAmount duration = period.getDuration();
        return duration == null
                ? instant(period.getEnd())
                : instant(period.getStart().plus(duration));
    }

    private Instant instant(Temporal time) {
        return switch (time) {
            case Instant it -> it;
            case ZonedDateTime it -> it.toInstant();
            case OffsetDateTime it -> it.toInstant();
            case LocalDateTime it -> it.atZone(zone).toInstant();
            case LocalDate it -> it.atStartOfDay(zone).toInstant();
            default -> throw new IllegalArgumentException("no time: " + time);
        };
    }

    private Optional<Instant> recurrence(VEvent event) {
        return event.<RecurrenceId<?>>getProperty(Property.RECURRENCE_ID).map(it -> instant(it.getDate()));
    }

    /** By the standard, or as Exchange says it. */
    private static boolean isFree(VEvent event) {
        return has(event, Property.TRANSP, "TRANSPARENT") || has(event, "X-MICROSOFT-CDO-BUSYSTATUS", "FREE");
    }

    private static boolean has(VEvent event, String property, String value) {
        return event.getProperty(property)
                .map(it -> value.equalsIgnoreCase(it.getValue()))
                .orElse(false);
    }

    /** Nobody is somewhere else each minute; a rule that says so is meant to be a burden. */
    private static void requireFollowed(VEvent event) {
        for (var property : event.<RRule<?>>getProperties(Property.RRULE)) {
            var rule = property.getRecur();
            int timesADay = Math.max(1, rule.getHourList().size())
                    * Math.max(1, rule.getMinuteList().size())
                    * Math.max(1, rule.getSecondList().size());
            if (!FOLLOWED.contains(rule.getFrequency()) || timesADay > MOST_TIMES_A_DAY) {
                throw new IllegalArgumentException("a rule that is not followed: " + rule.getFrequency());
            }
        }
    }

    private static String key(VEvent event) {
        return event.getUid().map(Property::getValue).orElseGet(() -> "unnamed " + System.identityHashCode(event));
    }

    private void requireTime() throws CalendarUnreadable {
        if (System.nanoTime() > deadline) {
            throw new CalendarUnreadable(ReadFailure.TOO_LARGE);
        }
    }

    /** Times that overlap or touch are one. */
    private static List<BusyTime> merged(List<BusyTime> times) {
        var merged = new ArrayList<BusyTime>();
        @Nullable BusyTime open = null;
        for (var next :
                times.stream().sorted(Comparator.comparing(BusyTime::from)).toList()) {
            if (open == null || next.from().isAfter(open.until())) {
                if (open != null) {
                    merged.add(open);
                }
                open = next;
            } else if (next.until().isAfter(open.until())) {
                open = new BusyTime(open.from(), next.until());
            }
        }
        if (open != null) {
            merged.add(open);
        }
        return List.copyOf(merged);
    }
}
