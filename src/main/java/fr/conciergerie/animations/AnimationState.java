package fr.conciergerie.animations;

import java.time.Instant;

/** Where an animation stands. A state carries what is true in it and nothing else. */
sealed interface AnimationState {

    /** The manager prepares it: nobody else knows of it. */
    record Draft() implements AnimationState {}

    /** Those whom it is for can read of it. */
    record Published(Instant at) implements AnimationState {}

    /** It has taken place. */
    record Held(Instant publishedAt, Instant at) implements AnimationState {}

    /** It was announced and does not take place. */
    record Cancelled(Instant publishedAt, Instant at, String reason) implements AnimationState {}

    default AnimationStatus status() {
        return switch (this) {
            case Draft() -> AnimationStatus.DRAFT;
            case Published _ -> AnimationStatus.PUBLISHED;
            case Held _ -> AnimationStatus.HELD;
            case Cancelled _ -> AnimationStatus.CANCELLED;
        };
    }
}
