package fr.conciergerie.desk.web;

import fr.conciergerie.animations.AnimationView;
import fr.conciergerie.animations.AnimationWaitingView;
import fr.conciergerie.animations.RegistrationView;
import fr.conciergerie.organisations.MemberSummary;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at the desk, and an animation.
 *
 * @param isMeant whether it is for them
 * @param registration theirs; null without one
 * @param waiting their place on its waiting list; null without one
 * @param once names the form, so that it is done once
 */
public record AnimationPerson(
        MemberSummary member,
        AnimationView animation,
        boolean isMeant,
        @Nullable RegistrationView registration,
        @Nullable AnimationWaitingView waiting,
        Instant now,
        UUID once) {

    public String path() {
        return "/desk/animations/" + animation.id() + "/people/" + member.id();
    }

    /** Whether they can have a place now, or another number of guests. */
    public boolean mayRegister() {
        return isMeant && animation.isOpen(now) && (registration != null || isOffered() || !animation.isFull());
    }

    /** Whether places are kept for them. */
    public boolean isOffered() {
        return waiting != null && waiting.isOfferedAt(now);
    }

    /** Whether it is worth waiting for a place. */
    public boolean isFull() {
        return isMeant && animation.isOpen(now) && !mayRegister();
    }

    public boolean mayGiveBack() {
        return registration != null && !animation.hasBegun(now);
    }

    /** With how many guests the form begins. */
    public int guests() {
        return registration != null ? registration.guests() : waiting != null ? waiting.guests() : 0;
    }
}
