package fr.conciergerie.inbox;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mailbox of the address that messages come from: {@code CONCIERGERIE_IMAP_HOST} and so on.
 *
 * @param host empty while nobody is to read it
 * @param tls {@code REQUIRED}: never a word in clear; {@code OFF}: for a server on the same machine
 */
@ConfigurationProperties("conciergerie.imap")
record ImapSettings(
        @DefaultValue("") String host,
        @DefaultValue("993") int port,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @DefaultValue("REQUIRED") Tls tls) {

    enum Tls {
        REQUIRED,
        OFF
    }

    boolean isComplete() {
        return !host.isBlank();
    }

    /** Which mailbox it is: what was read of another is not read of this one. */
    String mailbox() {
        return user + "@" + host;
    }

    /** Nothing of the password in a log. */
    @Override
    public String toString() {
        return mailbox() + ":" + port;
    }
}
