package fr.conciergerie.figures;

import fr.conciergerie.animations.AnimationId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An animation that a figure was counted from, for the operator alone.
 *
 * @param kind the constant’s name, as animations keep it
 * @param day on which it began, by its own clock
 * @param registered agents of one client or of all, and people without an account; as those who follow
 * @param walkIns who came without having registered, of whichever client
 * @param conciergeMinutes how long the concierges were busy with it; null where nobody has said so
 */
public record CountedAnimation(
        AnimationId animation,
        String title,
        String kind,
        LocalDate day,
        boolean held,
        long registered,
        long came,
        long absent,
        long excused,
        long walkIns,
        @Nullable Long conciergeMinutes) {}
