package fr.conciergerie.web;

/** The way that mail takes out of the house. The module that sends it contributes it; pages say so where there is none. */
public interface MailWay {

    /** Whether there is a mail server, or in a demonstration the mailbox; without one messages wait. */
    boolean isOpen();
}
