package fr.conciergerie.notifications;

import fr.conciergerie.shared.Refused;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * On which days members are reminded of what waits for them, at the desk or in a locker. None where one is left out.
 *
 * @param first how many days after it became ready
 * @param beforeEnd how many days before the time of a compartment is over
 * @param version 0 where the operator has not chosen yet
 */
public record ReminderDays(
        @Nullable Integer first,
        @Nullable Integer second,
        @Nullable Integer third,
        @Nullable Integer beforeEnd,
        int version) {

    public static final int LATEST = 365;
    public static final int LONGEST_BEFORE_END = 30;

    /** After three days, ten, thirty; and the day before a compartment is emptied. */
    static final ReminderDays USUAL = new ReminderDays(3, 10, 30, 1, 0);

    public ReminderDays {
        var days = Stream.of(first, second, third).filter(Objects::nonNull).toList();
        if (days.stream().anyMatch(it -> it < 1 || it > LATEST)
                || (beforeEnd != null && (beforeEnd < 1 || beforeEnd > LONGEST_BEFORE_END))) {
            throw new Refused("notifications.reminders.out-of-bounds", LATEST, LONGEST_BEFORE_END);
        }
        for (int i = 1; i < days.size(); i++) {
            if (days.get(i - 1) >= days.get(i)) {
                throw new Refused("notifications.reminders.in-order");
            }
        }
    }

    /** One of the three. */
    record Nth(int nth, int days) {}

    List<Nth> all() {
        return Stream.of(nth(1, first), nth(2, second), nth(3, third))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Nth> nth(int nth, @Nullable Integer days) {
        return days == null ? List.of() : List.of(new Nth(nth, days));
    }
}
