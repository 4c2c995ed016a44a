package fr.conciergerie.notifications;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A letter as it came out of a mail server: its words, and the entry for a calendar that it brings where it does. */
record ReceivedMail(MimeMessage mail) {

    static List<ReceivedMail> of(MimeMessage[] mails) {
        return Arrays.stream(mails).map(ReceivedMail::new).toList();
    }

    /** With every blank as it is typed. */
    String subject() {
        return read(mail::getSubject).replace('\u00a0', ' ').replace('\u202f', ' ');
    }

    String type() {
        return read(mail::getContentType);
    }

    boolean bringsAnEntry() {
        return type().startsWith("multipart/mixed");
    }

    String words() {
        return read(() -> (String) ways().getBodyPart(0).getContent());
    }

    /** The file of the entry as it was sent. */
    String file() {
        return read(() -> new String(ways().getBodyPart(2).getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    /** The same with its long lines in one piece. */
    String entry() {
        return file().replace("\r\n ", "");
    }

    /** The ways in which it says the same. */
    private MimeMultipart ways() {
        return read(() -> {
            var parts = (MimeMultipart) mail.getContent();
            return bringsAnEntry() ? (MimeMultipart) parts.getBodyPart(0).getContent() : parts;
        });
    }

    private interface Reading<T> {
        T read() throws IOException, MessagingException;
    }

    private static <T> T read(Reading<T> part) {
        try {
            return part.read();
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
