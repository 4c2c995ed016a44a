package fr.conciergerie.animations;

import java.util.OptionalInt;

/**
 * How many came to an animation, as their employer may read it: in steps of five, as so many at least. Fewer than five are not told,
 * nor could anybody tell from two readings who it was that registered in between.
 */
public record ToldTurnout(OptionalInt registeredAtLeast, OptionalInt attendedAtLeast) {

    /** From so many on, and by so many, people are told. */
    public static final int STEP = 5;

    public static ToldTurnout of(int registered, int attended) {
        return new ToldTurnout(told(registered), told(attended));
    }

    private static OptionalInt told(int people) {
        return people < STEP ? OptionalInt.empty() : OptionalInt.of(people - people % STEP);
    }
}
