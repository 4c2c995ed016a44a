package fr.conciergerie.notifications;

import java.util.Locale;
import java.util.UUID;

/** Who is told, where, and in which language. */
record Recipient(Kind kind, UUID id, String address, Locale locale) {

    enum Kind {
        MEMBER,
        PARTNER,
        ACCOUNT,
        /** Somebody without an account who has a place in an event. */
        PASSER_BY,
        /** Somebody who receives by appointment and has an address of their own. */
        PRACTITIONER
    }
}
