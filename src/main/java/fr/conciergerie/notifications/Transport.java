package fr.conciergerie.notifications;

/** The way out: a mail server, or in demonstration mode the mailbox page. */
interface Transport {

    /** Whether there is a way out at all; without one messages wait. */
    boolean isOpen();

    /** Whether a message leaves us when it is sent, so that its secrets need not stay. */
    boolean leavesUs();

    Delivery send(Outgoing message, Sender sender);
}
