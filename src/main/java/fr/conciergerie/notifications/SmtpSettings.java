package fr.conciergerie.notifications;

import fr.conciergerie.shared.Blanks;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mail server: {@code CONCIERGERIE_SMTP_HOST} and so on.
 *
 * @param host empty while there is none
 * @param from the address that messages come from
 * @param starttls {@code REQUIRED}: never a word in clear; {@code OFF}: for a server on the same machine
 */
@ConfigurationProperties("conciergerie.smtp")
record SmtpSettings(
        @DefaultValue("") String host,
        @DefaultValue("587") int port,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @DefaultValue("") String from,
        @DefaultValue("REQUIRED") Starttls starttls) {

    enum Starttls {
        REQUIRED,
        OFF
    }

    SmtpSettings {
        from = Blanks.strip(from);
        if (!host.isBlank() && from.isBlank()) {
            throw new IllegalArgumentException(
                    "CONCIERGERIE_SMTP_FROM is missing: the address that messages come from, such as conciergerie@example.org");
        }
    }

    boolean isComplete() {
        return !host.isBlank();
    }

    /** Nothing of the password in a log. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
