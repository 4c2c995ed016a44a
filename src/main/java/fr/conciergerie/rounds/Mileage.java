package fr.conciergerie.rounds;

/**
 * How far a round went.
 *
 * @param metres from where it left back to there
 */
public record Mileage(int metres, Source source) {

    /** What nobody drives on one day. */
    public static final int MOST_METRES = 500_000;

    /** How it is known. */
    public enum Source {
        /** Read off the vehicle. */
        ODOMETER,
        /** Reckoned from stop to stop, in the order in which they were made. */
        RECKONED
    }
}
