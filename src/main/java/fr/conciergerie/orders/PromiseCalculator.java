package fr.conciergerie.orders;

import fr.conciergerie.calendar.DeskSession;
import fr.conciergerie.catalogue.Shape;
import fr.conciergerie.partners.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a member can have it: a pure function of the desk sessions of the site, the partner's working days and lead time.
 *
 * <p>An item handed in at a session leaves with the round that ends it, reaches the partner on their next working day,
 * takes the lead time in working days, and comes back with the round before the first session after that. Goods are
 * ordered from the partner at once; an appointment takes place at a session on a day the partner works.
 *
 * @param zone the site's zone, in which a session has its day
 * @param sessions the coming sessions of the site that will be held, in order
 */
public record PromiseCalculator(ZoneId zone, List<Session> sessions) {

    /** Far enough for the slowest partner: half a year of two sessions a week. */
    public static final int SESSIONS_AHEAD = 52;

    /** A desk session as far as promises go. */
    public record Session(Instant startsAt, Instant endsAt) {}

    public PromiseCalculator {
        sessions = List.copyOf(sessions);
    }

    public static PromiseCalculator of(ZoneId zone, List<DeskSession> sessions) {
        return new PromiseCalculator(
                zone,
                sessions.stream()
                        .map(it -> new Session(it.startsAt(), it.endsAt()))
                        .toList());
    }

    /** The promise for something that is handed in at the next session or ordered now; empty beyond the known sessions. */
    public Optional<LocalDate> promise(Shape shape, Instant now, WorkingDays partner, int leadDays) {
        return switch (shape) {
            case ENTRUSTED -> handInDay(now).flatMap(it -> back(it, partner, leadDays));
            case GOODS -> back(day(now), partner, leadDays);
            case APPOINTMENT -> appointment(day(now), partner, leadDays);
            case REQUEST -> Optional.empty();
        };
    }

    /** The promise for pieces that are in the concierge's hands on that day. */
    public Optional<LocalDate> back(LocalDate handedIn, WorkingDays partner, int leadDays) {
        var finished = partner.after(partner.onOrAfter(handedIn), leadDays);
        return sessionDays().filter(it -> it.isAfter(finished)).findFirst();
    }

    /** The last day on which the partner may finish so that the promise holds. */
    public static @Nullable LocalDate dueOn(@Nullable LocalDate promised, LocalDate today, WorkingDays partner) {
        if (promised == null) {
            return null;
        }
        var day = promised.minusDays(1);
        while (day.isAfter(today) && !partner.isOpen(day)) {
            day = day.minusDays(1);
        }
        return day.isBefore(today) ? today : day;
    }

    private Optional<LocalDate> handInDay(Instant now) {
        return sessions.stream()
                .filter(it -> it.endsAt().isAfter(now))
                .findFirst()
                .map(it -> day(it.startsAt()));
    }

    private Optional<LocalDate> appointment(LocalDate today, WorkingDays partner, int leadDays) {
        var earliest = partner.after(partner.onOrAfter(today), leadDays);
        return sessionDays()
                .filter(it -> it.isAfter(today) && !it.isBefore(earliest) && partner.isOpen(it))
                .findFirst();
    }

    private Stream<LocalDate> sessionDays() {
        return sessions.stream().map(it -> day(it.startsAt()));
    }

    private LocalDate day(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }
}
