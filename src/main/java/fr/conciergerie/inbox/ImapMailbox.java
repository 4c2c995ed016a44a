package fr.conciergerie.inbox;

import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.ComparisonTerm;
import jakarta.mail.search.ReceivedDateTerm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.jspecify.annotations.Nullable;

/** A mailbox on a mail server, read from where one stopped. */
final class ImapMailbox {

    /** An answer to an invitation is a page of text and one entry; a mail with pictures is none, and is left where it is. */
    static final int LARGEST = 256 * 1024;

    /** In one go: the others come a minute later. */
    static final int MOST_AT_ONCE = 200;

    private static final String CONNECT_MILLIS = "10000";
    private static final String ANSWER_MILLIS = "20000";

    private final ImapSettings settings;
    private final Session session;

    ImapMailbox(ImapSettings settings) {
        this.settings = settings;
        this.session = Session.getInstance(properties(settings));
    }

    /** Takes what is read, one message after the other. */
    interface Reader {

        /** @param source the message as it came; null where it is too large to be an answer */
        void read(byte @Nullable [] source);

        /** What was read so far is done with. */
        void reached(Position position);
    }

    private static Properties properties(ImapSettings settings) {
        var tls = settings.tls() == ImapSettings.Tls.REQUIRED;
        var properties = new Properties();
        var protocol = tls ? "imaps" : "imap";
        properties.setProperty("mail.store.protocol", protocol);
        properties.setProperty("mail." + protocol + ".ssl.checkserveridentity", "true");
        properties.setProperty("mail." + protocol + ".connectiontimeout", CONNECT_MILLIS);
        properties.setProperty("mail." + protocol + ".timeout", ANSWER_MILLIS);
        properties.setProperty("mail." + protocol + ".writetimeout", ANSWER_MILLIS);
        // Whoever else reads the mailbox still finds new what nobody has looked at.
        properties.setProperty("mail." + protocol + ".peek", "true");
        return properties;
    }

    /**
     * Reads what has come since.
     *
     * @param stopped null where this mailbox was never read
     * @param since from when on, where nobody knows how far it was read
     */
    void read(@Nullable Position stopped, Instant since, Reader reader) throws MessagingException, IOException {
        try (var store = session.getStore()) {
            store.connect(settings.host(), settings.port(), settings.user(), settings.password());
            try (var folder = inbox(store)) {
                var from = stopped != null && stopped.validity() == folder.getUIDValidity()
                        ? stopped
                        : new Position(folder.getUIDValidity(), before(folder, since));
                reader.reached(from);
                readAfter(from, folder, reader);
            }
        }
    }

    private static IMAPFolder inbox(Store store) throws MessagingException {
        var folder = (IMAPFolder) store.getFolder("INBOX");
        folder.open(Folder.READ_ONLY);
        return folder;
    }

    private static long before(IMAPFolder folder, Instant since) throws MessagingException {
        var recent = folder.search(new ReceivedDateTerm(ComparisonTerm.GE, Date.from(since)));
        long first = folder.getUIDNext();
        for (var message : recent) {
            first = Math.min(first, folder.getUID(message));
        }
        return first - 1;
    }

    private static void readAfter(Position from, IMAPFolder folder, Reader reader)
            throws MessagingException, IOException {
        var messages = folder.getMessagesByUID(from.uid() + 1, UIDFolder.LASTUID);
        var next = Arrays.copyOf(messages, Math.min(messages.length, MOST_AT_ONCE));
        var profile = new FetchProfile();
        profile.add(UIDFolder.FetchProfileItem.UID);
        profile.add(FetchProfile.Item.SIZE);
        folder.fetch(next, profile);
        for (var message : next) {
            long uid = folder.getUID(message);
            // Asked for what comes after the last, a server answers with the last.
            if (uid > from.uid()) {
                reader.read(source(message));
                reader.reached(new Position(from.validity(), uid));
            }
        }
    }

    private static byte @Nullable [] source(Message message) throws MessagingException, IOException {
        if (message.getSize() > LARGEST) {
            return null;
        }
        var source = new ByteArrayOutputStream();
        ((IMAPMessage) message).writeTo(source);
        return source.toByteArray();
    }
}
