package fr.conciergerie.inbox;

import org.springframework.stereotype.Component;

/** The mailbox of the address that letters leave from, for those who write the letters. */
@Component
public class Inbox {

    private final ImapSettings settings;

    Inbox(ImapSettings settings) {
        this.settings = settings;
    }

    /** Whether what calendars answer is read: where it is not, nobody is asked to answer. */
    public boolean isRead() {
        return settings.isComplete();
    }
}
