package fr.conciergerie.notifications;

import jakarta.activation.DataHandler;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/**
 * A message as it travels: text and HTML side by side, with what it brings along for a calendar, and the same Message-ID at every
 * attempt.
 */
final class Mail extends MimeMessage {

    private static final String ATTACHED = "invite.ics";

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
        mail.setContent(content(message));
        mail.saveChanges();
        return mail;
    }

    /**
     * The words; with an invitation, the last and so the best way to show them is the invitation itself, and the same file is
     * attached for whoever reads mail in one place and keeps a calendar in another.
     */
    private static MimeMultipart content(Outgoing message) throws MessagingException {
        var words = text(message.text(), "plain");
        var page = text(message.html(), "html");
        var invitation = message.invitation();
        if (invitation == null) {
            return new MimeMultipart("alternative", words, page);
        }
        var type = "text/calendar; method=" + invitation.method() + "; charset=UTF-8";
        var ways = new MimeBodyPart();
        ways.setContent(new MimeMultipart("alternative", words, page, calendar(invitation, type)));
        var attached = calendar(invitation, "application/ics; name=\"" + ATTACHED + "\"");
        attached.setDisposition(Part.ATTACHMENT);
        attached.setFileName(ATTACHED);
        return new MimeMultipart("mixed", ways, attached);
    }

    /** In base64, so that nobody on the way touches the ends of its lines. */
    private static MimeBodyPart calendar(Invitation invitation, String type) throws MessagingException {
        var part = new MimeBodyPart();
        var file = invitation.file().getBytes(StandardCharsets.UTF_8);
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(file, type)));
        part.setHeader("Content-Type", type);
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
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
