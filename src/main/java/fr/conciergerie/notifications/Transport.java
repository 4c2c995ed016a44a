package fr.conciergerie.notifications;

import fr.conciergerie.web.MailWay;
import java.util.Optional;

/** The way out: a mail server, or in demonstration mode the mailbox page. */
interface Transport extends MailWay {

    /**
     * The address that messages really come from: a calendar believes nobody else. Empty where there is no way out, and so nothing
     * that could be believed.
     */
    Optional<String> from();

    /** Whether a message leaves us when it is sent, so that its secrets need not stay. */
    boolean leavesUs();

    Delivery send(Outgoing message, Sender sender);
}
