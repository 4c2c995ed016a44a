package fr.conciergerie.lockers;

/** What lockers do for an order now. */
public enum LockerOffer {
    /** Something of it waits in one, or is to be put into the one that was reserved for it. */
    WAITS,
    CAN_BE_PUT_IN,
    NOTHING
}
