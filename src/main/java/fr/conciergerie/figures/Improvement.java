package fr.conciergerie.figures;

import java.time.LocalDate;

/**
 * Something that the client and the operator agreed to do better, as it stood on a day.
 *
 * @param saidOn the day on which it was last spoken of
 * @param version how often it was spoken of
 */
public record Improvement(ImprovementId id, Agreed agreed, State state, LocalDate saidOn, int version) {

    public static final int LONGEST_WORDS = 300;
    public static final int LONGEST_AGREED_BY = 100;

    /**
     * What was agreed.
     *
     * @param by who agreed, by their office: the steering committee, both sides
     */
    public record Agreed(String words, String by, LocalDate on) {}

    /** How far it has got. */
    public enum State {
        PLANNED,
        IN_PROGRESS,
        DONE,
        DROPPED;

        public boolean isOpen() {
            return this == PLANNED || this == IN_PROGRESS;
        }
    }
}
