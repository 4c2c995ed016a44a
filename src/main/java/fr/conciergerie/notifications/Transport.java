package fr.conciergerie.notifications;

import fr.conciergerie.web.MailWay;

/** The way out: a mail server, or in demonstration mode the mailbox page. */
interface Transport extends MailWay {

    /** Whether a message leaves us when it is sent, so that its secrets need not stay. */
    boolean leavesUs();

    Delivery send(Outgoing message, Sender sender);
}
