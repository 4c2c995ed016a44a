package fr.conciergerie.notifications;

/** How far a message has got. */
public enum MessageStatus {
    /** To be sent, for the first time or again. */
    WAITING,
    /** In the hands of one instance, for a while. */
    SENDING,
    /** The mail server has taken it. */
    SENT,
    /** It will not arrive: the address or the message was refused, or every attempt failed. */
    FAILED,
    /** Cut off while being handed over: it may have arrived, so it is not sent again by itself. */
    UNKNOWN
}
