package fr.conciergerie.bookings;

import fr.conciergerie.bookings.SlotRepository.Taken;
import fr.conciergerie.freebusy.BusyTime;
import fr.conciergerie.organisations.SiteId;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is taken at a site and of those who receive there, in order of time. As neither a practitioner nor a room is taken
 * twice at once, what is in the way of an hour is found among its neighbours, however much else is taken.
 */
final class TakenTimes {

    private final Map<PractitionerId, NavigableMap<Instant, Taken>> ofPractitioners = new HashMap<>();
    private final Map<String, NavigableMap<Instant, Taken>> ofRooms = new HashMap<>();
    private final Map<UUID, NavigableMap<Instant, BusyTime>> elsewhere = new HashMap<>();

    /** @param busy by practitioner, when they are busy elsewhere */
    TakenTimes(SiteId site, Collection<Taken> taken, Map<UUID, List<BusyTime>> busy) {
        busy.forEach((practitioner, times) -> {
            var inOrder = new TreeMap<Instant, BusyTime>();
            times.forEach(it -> inOrder.put(it.from(), it));
            elsewhere.put(practitioner, inOrder);
        });
        for (var one : taken) {
            ofPractitioners
                    .computeIfAbsent(one.practitioner(), _ -> new TreeMap<>())
                    .put(one.busy().from(), one);
            if (one.room() != null && site.equals(one.site())) {
                ofRooms.computeIfAbsent(one.room(), _ -> new TreeMap<>())
                        .put(one.slot().from(), one);
            }
        }
    }

    /** The hour of the schedule that begins then, if somebody has it; null where nobody does. */
    @Nullable
    Taken own(Schedule schedule, Span slot) {
        // What was taken on other terms may keep the practitioner from another moment on.
        for (var one : before(
                        ofPractitioners,
                        schedule.practitioner().id(),
                        schedule.terms().busy(slot.from(), slot.until()).until())
                .values()) {
            if (isOwn(one, schedule, slot)) {
                return one;
            }
            if (!one.busy().until().isAfter(slot.from())) {
                return null;
            }
        }
        return null;
    }

    /** Whether the practitioner is somewhere else then, or the room is taken. */
    boolean isInTheWay(Schedule schedule, Span slot) {
        var practitioner = schedule.practitioner().id();
        var busy = schedule.terms().busy(slot.from(), slot.until());
        return overlaps(before(ofPractitioners, practitioner, busy.until()), busy, Taken::busy, schedule, slot)
                || schedule.terms().room() != null
                        && overlaps(
                                before(ofRooms, schedule.terms().room(), slot.until()),
                                slot,
                                Taken::slot,
                                schedule,
                                slot);
    }

    /**
     * Whether the practitioner is busy elsewhere then, by the calendar that they keep themselves. It says nothing about an hour in
     * which somebody comes already: that one they have promised, and it may be what stands in their calendar.
     */
    boolean isBusyElsewhere(Schedule schedule, Span slot) {
        var times = elsewhere.get(schedule.practitioner().id().value());
        if (times == null) {
            return false;
        }
        var busy = schedule.terms().busy(slot.from(), slot.until());
        var last = times.lowerEntry(busy.until());
        return last != null && last.getValue().until().isAfter(busy.from());
    }

    private static boolean overlaps(
            NavigableMap<Instant, Taken> latestFirst,
            Span span,
            Function<Taken, Span> which,
            Schedule schedule,
            Span slot) {
        for (var one : latestFirst.values()) {
            if (!which.apply(one).overlaps(span)) {
                return false;
            }
            if (!isOwn(one, schedule, slot)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOwn(Taken taken, Schedule schedule, Span slot) {
        return schedule.id().equals(taken.schedule()) && taken.slot().from().equals(slot.from());
    }

    /** What begins before a moment, latest first. */
    private static <K> NavigableMap<Instant, Taken> before(
            Map<K, NavigableMap<Instant, Taken>> taken, K key, Instant moment) {
        var times = taken.get(key);
        return times == null
                ? Collections.emptyNavigableMap()
                : times.headMap(moment, false).descendingMap();
    }
}
