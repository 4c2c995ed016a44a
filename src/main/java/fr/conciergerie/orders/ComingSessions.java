package fr.conciergerie.orders;

import fr.conciergerie.calendar.DeskSession;
import fr.conciergerie.catalogue.Shape;
import fr.conciergerie.partners.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The desk sessions to come at a site, and what can be promised for them. Nearly every promise is for one of the next few:
 * those far ahead are read only for what these do not do for.
 */
public final class ComingSessions {

    /** Four weeks of a desk that is open every working day. */
    private static final int SOON = 20;

    private final ZoneId zone;
    private final IntFunction<List<DeskSession>> next;
    private final List<DeskSession> soon;
    private final PromiseCalculator near;
    private @Nullable PromiseCalculator far;

    /** @param next so many of the sessions to come, soonest first */
    public ComingSessions(ZoneId zone, IntFunction<List<DeskSession>> next) {
        this.zone = zone;
        this.next = next;
        soon = next.apply(SOON);
        near = PromiseCalculator.of(zone, soon);
    }

    /** When a concierge is at the site next; null when no session is planned. */
    public @Nullable DeskSession first() {
        return soon.isEmpty() ? null : soon.getFirst();
    }

    /** As {@link PromiseCalculator} has it. */
    public Optional<LocalDate> promise(Shape shape, Instant now, WorkingDays partner, int leadDays) {
        var promised = near.promise(shape, now, partner, leadDays);
        return promised.isPresent() || shape == Shape.REQUEST || soon.size() < SOON
                ? promised
                : far().promise(shape, now, partner, leadDays);
    }

    private PromiseCalculator far() {
        if (far == null) {
            far = PromiseCalculator.of(zone, next.apply(PromiseCalculator.SESSIONS_AHEAD));
        }
        return far;
    }
}
