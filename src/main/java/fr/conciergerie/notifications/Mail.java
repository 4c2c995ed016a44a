package fr.conciergerie.notifications;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** A message as it travels: text and HTML side by side, and the same Message-ID at every attempt. */
final class Mail extends MimeMessage {

    private final String messageId;

    private Mail(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    static Mail of(Session session, Outgoing message, Address from, @Nullable String answersTo, Date date)
            throws MessagingException {
        var domain = ((InternetAddress) from).getAddress().replaceFirst(".*@", "");
        var mail = new Mail(session, "<" + message.id() + "@" + domain + ">");
        mail.setFrom(from);
        if (answersTo != null) {
            mail.setReplyTo(new Address[] {new InternetAddress(answersTo, true)});
        }
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(message.address(), true));
        mail.setSubject(message.subject().replaceAll("\\p{Cntrl}+", " "), "UTF-8");
        mail.setSentDate(date);
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setContentLanguage(new String[] {message.locale()});
        mail.setContent(new MimeMultipart("alternative", text(message.text(), "plain"), text(message.html(), "html")));
        mail.saveChanges();
        return mail;
    }

    private static MimeBodyPart text(String words, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(words, "UTF-8", subtype);
        return part;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
