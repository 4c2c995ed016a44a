package fr.conciergerie.animations;

import fr.conciergerie.shared.ShortCode;
import java.time.Instant;

/**
 * An animation that everybody may read of.
 *
 * @param code what is typed by hand from a poster, the same for life
 * @param changedAt when what everybody reads of it last changed
 */
public record Announced(AnimationView animation, ShortCode code, Instant changedAt) {

    /** The name under which other calendars know it, for life. */
    public String uid() {
        return "event-" + animation.id() + "@conciergerie";
    }

    public boolean isCancelled() {
        return animation.status() == AnimationStatus.CANCELLED;
    }
}
