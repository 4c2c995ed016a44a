package fr.conciergerie.calendar;

import fr.conciergerie.calendar.SessionState.Cancelled;
import fr.conciergerie.calendar.SessionState.Held;
import fr.conciergerie.calendar.SessionState.Planned;
import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.shared.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A desk session as people change it by hand; what the calendar does by itself is in {@link Timetable}. */
record Session(DeskSessionId id, SiteId site, Instant startsAt, Instant endsAt, SessionState state, int version) {

    /** A concierge may say that they are there from the moment they set up the desk. */
    private static final Duration EARLIEST = Duration.ofHours(1);

    Session hold(Instant now, UUID by) {
        return switch (state) {
            case Planned() when now.isBefore(startsAt.minus(EARLIEST)) -> throw Refused.conflict("calendar.not-yet");
            case Planned() -> with(new Held(now, by));
            case Held _ -> this;
            case Cancelled _ -> throw Refused.conflict("calendar.is-cancelled");
        };
    }

    Session cancel(CancellationCause cause, @Nullable String note) {
        return switch (state) {
            case Planned() -> with(new Cancelled(cause, note));
            case Held _ -> throw Refused.conflict("calendar.was-held");
            case Cancelled _ -> throw Refused.conflict("calendar.is-cancelled");
        };
    }

    /** It takes place at another time, for which there is a new session. */
    Session moveAway(@Nullable String note) {
        return switch (state) {
            case Planned() -> with(new Cancelled(CancellationCause.MOVED, note));
            case Cancelled(var cause, var _)
            when cause != CancellationCause.MOVED -> with(new Cancelled(CancellationCause.MOVED, note));
            case Cancelled _ -> throw Refused.conflict("calendar.is-moved");
            case Held _ -> throw Refused.conflict("calendar.was-held");
        };
    }

    /** It takes place after all, or it had been marked as held by mistake. */
    Session reinstate() {
        return switch (state) {
            case Cancelled(var cause, var _)
            when cause == CancellationCause.MOVED -> throw Refused.conflict("calendar.is-moved");
            case Cancelled _, Held _ -> with(new Planned());
            case Planned() -> this;
        };
    }

    boolean isPlanned() {
        return state instanceof Planned;
    }

    private Session with(SessionState next) {
        return new Session(id, site, startsAt, endsAt, next, version);
    }
}
