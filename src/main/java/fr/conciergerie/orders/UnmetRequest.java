package fr.conciergerie.orders;

import fr.conciergerie.catalogue.Family;

/** Something that was asked for at a desk and is not offered; by whom, nobody notes. */
public record UnmetRequest(UnmetRequestId id, What what) {

    public static final int LONGEST_WORDS = 80;

    /** What was asked for. */
    public sealed interface What {

        /** Something of a family that the concierge knows. */
        record OfFamily(Family family) implements What {}

        /** Something else, in a few words. */
        record InWords(String words) implements What {}
    }
}
