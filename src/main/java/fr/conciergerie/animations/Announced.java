package fr.conciergerie.animations;

import fr.conciergerie.shared.ShortCode;

/**
 * An animation that everybody may read of.
 *
 * @param code what is typed by hand from a poster, the same for life
 */
public record Announced(AnimationView animation, ShortCode code) {

    /** The name under which other calendars know it, for life. */
    public String uid() {
        return "event-" + animation.id() + "@conciergerie";
    }

    public boolean isCancelled() {
        return animation.status() == AnimationStatus.CANCELLED;
    }
}
