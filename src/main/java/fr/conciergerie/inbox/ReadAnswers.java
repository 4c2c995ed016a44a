package fr.conciergerie.inbox;

import fr.conciergerie.web.CalendarAnswers;
import org.springframework.stereotype.Component;

/** They come to the mailbox, so they are read where one is named. */
@Component
class ReadAnswers implements CalendarAnswers {

    private final ImapSettings settings;

    ReadAnswers(ImapSettings settings) {
        this.settings = settings;
    }

    @Override
    public boolean areRead() {
        return settings.isComplete();
    }
}
