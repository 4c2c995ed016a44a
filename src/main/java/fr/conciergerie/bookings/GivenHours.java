package fr.conciergerie.bookings;

import fr.conciergerie.organisations.SiteId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The hours that were found for some while others are still looked for: each has as many seats as are free, and neither whoever
 * receives nor a room is in two of them at once.
 */
final class GivenHours {

    private final Map<SlotId, Integer> seats = new HashMap<>();
    private final Map<PractitionerId, List<Given>> ofPractitioners = new HashMap<>();
    private final Map<Room, List<Given>> ofRooms = new HashMap<>();

    /** Whether they leave a seat in this one for each of so many people. */
    boolean leave(Schedule schedule, Slot slot, int people) {
        var given = seats.get(slot.id());
        if (given != null) {
            return given + people <= slot.free();
        }
        var hour = new Given(schedule, slot);
        return people <= slot.free()
                && ofPractitioners.getOrDefault(schedule.practitioner().id(), List.of()).stream()
                        .noneMatch(it -> it.busy().overlaps(hour.busy()))
                && (schedule.terms().room() == null
                        || ofRooms.getOrDefault(hour.room(), List.of()).stream()
                                .noneMatch(it -> it.span().overlaps(hour.span())));
    }

    void add(Schedule schedule, Slot slot, int people) {
        if (seats.merge(slot.id(), people, Integer::sum) == people) {
            var hour = new Given(schedule, slot);
            ofPractitioners
                    .computeIfAbsent(schedule.practitioner().id(), _ -> new ArrayList<>())
                    .add(hour);
            ofRooms.computeIfAbsent(hour.room(), _ -> new ArrayList<>()).add(hour);
        }
    }

    private record Room(SiteId site, String name) {}

    private record Given(Schedule schedule, Slot slot) {

        Span span() {
            return new Span(slot.startsAt(), slot.endsAt());
        }

        Span busy() {
            return schedule.terms().busy(slot.startsAt(), slot.endsAt());
        }

        Room room() {
            var name = schedule.terms().room();
            return new Room(schedule.site(), name == null ? "" : name);
        }
    }
}
