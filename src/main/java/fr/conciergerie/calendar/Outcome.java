package fr.conciergerie.calendar;

/** What becomes of something that cannot take place as it was agreed. */
public sealed interface Outcome {

    /** @param hour the key of the hour that it is moved to */
    record Moved(String hour) implements Outcome {}

    record Cancelled() implements Outcome {}

    /** It takes place all the same. */
    record Kept() implements Outcome {}
}
