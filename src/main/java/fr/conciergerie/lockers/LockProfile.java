package fr.conciergerie.lockers;

/** What the locks of a bank can do. */
public enum LockProfile {
    /** The concierge turns the code that we propose into each lock. */
    MECHANICAL,
    /** One pad for the bank, which keeps so many codes. */
    KEYPAD,
    /** A controller that asks us over the network, and opens when we say so. */
    CONNECTED;

    /** Whether a compartment opens by a second code too: a lock of its own has one. */
    boolean keepsSecondCode() {
        return this != MECHANICAL;
    }
}
