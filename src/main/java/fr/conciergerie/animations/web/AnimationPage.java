package fr.conciergerie.animations.web;

import fr.conciergerie.animations.AnimationView;
import fr.conciergerie.animations.AnimationWaitingView;
import fr.conciergerie.animations.Meanwhile;
import fr.conciergerie.animations.RegistrationView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An animation as a member looks at it.
 *
 * @param mine their own registration; null without one
 * @param waiting their own place on its waiting list; null without one
 * @param meanwhile what else they do at the same time
 * @param series what was planned with it on other days, itself among them
 * @param once names the form, so that it is done once
 */
public record AnimationPage(
        AnimationView animation,
        @Nullable RegistrationView mine,
        @Nullable AnimationWaitingView waiting,
        List<Meanwhile> meanwhile,
        List<AnimationView> series,
        Instant now,
        UUID once) {

    public boolean mayRegister() {
        return animation.isOpen(now) && (mine != null || isOffered() || !animation.isFull());
    }

    /** Whether places are kept for them. */
    public boolean isOffered() {
        return waiting != null && animation.isOpen(now) && waiting.isOfferedAt(now);
    }

    /** Whether it is worth waiting for a place. */
    public boolean isFull() {
        return animation.isOpen(now) && mine == null && !mayRegister();
    }

    /** How many places the form may say that there are. */
    public @Nullable Integer free() {
        return waiting != null && isOffered() ? (Integer) waiting.places() : animation.free();
    }

    /** With how many guests the form begins. */
    public int guests() {
        return mine != null ? mine.guests() : waiting != null ? waiting.guests() : 0;
    }

    public boolean mayGiveBack() {
        return mine != null && !animation.hasBegun(now);
    }
}
