package fr.conciergerie.lockers;

/** What the locks of a bank can do. */
public enum LockProfile {
    /** The concierge turns the code that we propose into each lock. */
    MECHANICAL,
    /** One pad for the bank, which keeps so many codes. */
    KEYPAD
}
