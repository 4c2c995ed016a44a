package fr.conciergerie.waiting;

import java.util.UUID;

/** A list: what is waited for, by the key that its owner gave it. */
public record WaitingListId(Kind kind, UUID value) {

    /** Whose list it is. */
    public enum Kind {
        /** An hour of a practitioner. */
        SLOT,
        /** Something that takes place for many. */
        EVENT
    }
}
