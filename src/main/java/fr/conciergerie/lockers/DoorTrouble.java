package fr.conciergerie.lockers;

import java.time.Instant;

/**
 * Something is wrong with a door of a connected bank, and somebody at the desk sees to it.
 *
 * @param compartment as it is written on the door
 * @param at since when
 */
public record DoorTrouble(OpeningId opening, String compartment, Kind kind, Instant at) {

    /** What is wrong. */
    public enum Kind {
        /** It opened, and nobody had asked. */
        UNASKED,
        /** It was unlocked and did not move: whoever stood before it was not let in, and their code is good. */
        JAMMED,
        /** It stands open longer than anybody needs; shut, it is no trouble any more. */
        LEFT_OPEN,
        /** It was asked to open, and nothing was heard of it in time. */
        NOT_OPENED;

        /** Whether somebody has to say that it is seen to. */
        public boolean isToBeSettled() {
            return this != LEFT_OPEN;
        }
    }
}
