package fr.conciergerie.notifications;

import fr.conciergerie.web.Words;
import fr.conciergerie.web.ical.CalendarFile.Method;
import java.util.Optional;

/**
 * An entry for the reader's calendar that a letter brings along (iTIP).
 *
 * @param uid the name of the entry: of one name only the newest leaves
 * @param file the whole file, as it is sent
 */
record Invitation(Method method, String uid, String file) {

    /** Writes what a letter brings along, where it does, in the language of whoever reads it. */
    interface Writing {

        /** Most letters bring nothing along. */
        Writing NONE = (_, _) -> Optional.empty();

        Optional<Invitation> to(Recipient reader, Words words);
    }
}
