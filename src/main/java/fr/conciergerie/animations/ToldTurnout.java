package fr.conciergerie.animations;

import java.util.OptionalInt;

/**
 * How many came to an animation, as their employer may read it: in steps of five, as so many at least. Fewer than five are not told,
 * nor could anybody tell from two readings who it was that registered in between.
 */
public record ToldTurnout(OptionalInt registeredAtLeast, OptionalInt attendedAtLeast) {

    private static final int FEWEST = 5;

    static ToldTurnout of(int registered, int attended) {
        return new ToldTurnout(told(registered), told(attended));
    }

    private static OptionalInt told(int people) {
        return people < FEWEST ? OptionalInt.empty() : OptionalInt.of(people - people % FEWEST);
    }
}
