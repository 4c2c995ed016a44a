package fr.conciergerie.notifications;

/** Why a message was not sent. A closed list: what a foreign server says may hold anything. */
public enum Problem {
    NO_CONNECTION,
    SIGN_IN_REFUSED,
    REFUSED_FOR_NOW,
    ADDRESS_REFUSED,
    MESSAGE_REFUSED,
    NOT_AN_ADDRESS,
    /** The connection, or we ourselves, went down while the message was being handed over. */
    INTERRUPTED
}
