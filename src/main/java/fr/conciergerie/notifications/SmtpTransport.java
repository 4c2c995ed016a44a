package fr.conciergerie.notifications;

import fr.conciergerie.notifications.Delivery.Never;
import fr.conciergerie.notifications.Delivery.NotNow;
import fr.conciergerie.notifications.Delivery.Taken;
import fr.conciergerie.notifications.Delivery.Unsure;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands messages to a mail server, and tells apart what it refuses for now, for ever, and what nobody can know. */
final class SmtpTransport implements Transport {

    /** Well below the lease of a message in hand, for the few exchanges that one message takes. */
    private static final String CONNECT_MILLIS = "10000";

    private static final String ANSWER_MILLIS = "30000";

    private static final Logger LOG = LoggerFactory.getLogger(SmtpTransport.class);

    private final SmtpSettings settings;
    private final Session session;
    private final Clock clock;

    SmtpTransport(SmtpSettings settings, Clock clock) {
        this.settings = settings;
        this.session = Session.getInstance(properties(settings));
        this.clock = clock;
    }

    private static Properties properties(SmtpSettings settings) {
        var starttls = String.valueOf(settings.starttls() == SmtpSettings.Starttls.REQUIRED);
        var properties = new Properties();
        properties.setProperty("mail.transport.protocol", "smtp");
        properties.setProperty("mail.smtp.auth", String.valueOf(!settings.user().isBlank()));
        properties.setProperty("mail.smtp.starttls.enable", starttls);
        properties.setProperty("mail.smtp.starttls.required", starttls);
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.connectiontimeout", CONNECT_MILLIS);
        properties.setProperty("mail.smtp.timeout", ANSWER_MILLIS);
        properties.setProperty("mail.smtp.writetimeout", ANSWER_MILLIS);
        properties.setProperty("mail.smtp.quitwait", "false");
        return properties;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public Optional<String> from() {
        return Optional.of(settings.from());
    }

    @Override
    public boolean leavesUs() {
        return true;
    }

    @Override
    public Delivery send(Outgoing message, Sender sender) {
        Mail mail;
        try {
            mail = Mail.of(session, message, from(sender.name()), sender.answersTo(), Date.from(clock.instant()));
        } catch (AddressException _) {
            return new Never(Problem.NOT_AN_ADDRESS, null);
        } catch (MessagingException _) {
            return new Never(Problem.MESSAGE_REFUSED, null);
        }
        jakarta.mail.Transport server;
        try {
            server = session.getTransport();
            server.connect(settings.host(), settings.port(), orNull(settings.user()), orNull(settings.password()));
        } catch (AuthenticationFailedException _) {
            return new NotNow(Problem.SIGN_IN_REFUSED, null);
        } catch (MessagingException _) {
            return new NotNow(Problem.NO_CONNECTION, null);
        }
        return handOver(server, mail);
    }

    /** From here on the server may already have taken the message when something breaks. */
    private static Delivery handOver(jakarta.mail.Transport server, Mail mail) {
        try {
            server.sendMessage(mail, mail.getAllRecipients());
            return new Taken();
        } catch (MessagingException e) {
            return answered(e);
        } finally {
            sayGoodbye(server);
        }
    }

    /** Whatever happens here changes nothing about the message. */
    private static void sayGoodbye(jakarta.mail.Transport server) {
        try {
            server.close();
        } catch (MessagingException e) {
            LOG.debug("the mail server hung up first: {}", e.toString());
        }
    }

    private static Delivery answered(MessagingException failure) {
        @Nullable Exception cause = failure;
        while (cause instanceof MessagingException current) {
            var answer = switch (current) {
                case SMTPAddressFailedException it -> refused(Problem.ADDRESS_REFUSED, it.getReturnCode());
                case SMTPSenderFailedException it -> refused(Problem.MESSAGE_REFUSED, it.getReturnCode());
                case SMTPSendFailedException it
                when it.getNextException() == null -> refused(Problem.MESSAGE_REFUSED, it.getReturnCode());
                default -> null;
            };
            if (answer != null) {
                return answer;
            }
            cause = current.getNextException();
        }
        return new Unsure();
    }

    private static @Nullable Delivery refused(Problem problem, int code) {
        if (code >= 500 && code < 600) {
            return new Never(problem, code);
        }
        return code >= 400 && code < 500 ? new NotNow(Problem.REFUSED_FOR_NOW, code) : null;
    }

    private Address from(String sender) throws AddressException {
        var address = new InternetAddress(settings.from(), true);
        try {
            address.setPersonal(sender, "UTF-8");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
        return address;
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text;
    }
}
