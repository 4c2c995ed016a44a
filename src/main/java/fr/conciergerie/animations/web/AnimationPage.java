package fr.conciergerie.animations.web;

import fr.conciergerie.animations.AnimationView;
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
 * @param meanwhile what else they do at the same time
 * @param once names the form, so that it is done once
 */
public record AnimationPage(
        AnimationView animation, @Nullable RegistrationView mine, List<Meanwhile> meanwhile, Instant now, UUID once) {

    public boolean mayRegister() {
        return animation.isOpen(now) && (mine != null || !animation.isFull());
    }

    public boolean isFull() {
        return animation.isOpen(now) && mine == null && animation.isFull();
    }

    public boolean mayGiveBack() {
        return mine != null && !animation.hasBegun(now);
    }
}
