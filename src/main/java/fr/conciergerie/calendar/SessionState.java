package fr.conciergerie.calendar;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a desk session stands. A state carries what is true in that state and nothing else. */
sealed interface SessionState {

    record Planned() implements SessionState {}

    /** Someone was there; the report counts it. */
    record Held(Instant at, UUID by) implements SessionState {}

    record Cancelled(CancellationCause cause, @Nullable String note) implements SessionState {}
}
