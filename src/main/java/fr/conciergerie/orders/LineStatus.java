package fr.conciergerie.orders;

import fr.conciergerie.shared.Word;
import java.util.Locale;

/** The name of a {@link LineState}, as stored, sent over the API and shown. */
public enum LineStatus {
    /** Asked for; its price is still open. */
    REQUESTED,
    /** Price and day are agreed. */
    CONFIRMED,
    /** The pieces are with the concierge service. */
    DEPOSITED,
    /** Given to a partner who has not answered yet. */
    WITH_PARTNER,
    /** The partner would do it at another price or on another day; the member decides. */
    PROPOSED,
    /** The partner has taken it on. */
    ACCEPTED,
    /** The partner will not do it; the concierge finds another or gives back. */
    REFUSED,
    /** The partner has finished. */
    COMPLETED,
    /** A piece is missing or damaged: looked for, or looked at with the member, before anything else happens. */
    INCIDENT,
    /** Waits for the member at the site. */
    READY,
    /** Handed over, attended or delivered: the service was given. */
    COLLECTED,
    /** Goes back to the member as it came. */
    UNTREATED,
    /** Went back to the member as it came. */
    RETURNED_UNTREATED,
    CANCELLED,
    /** The member used the consumer's right to withdraw. */
    WITHDRAWN,
    /** Was not found again; what was agreed about it is written down. */
    LOST;

    /** What a person reads: {@code orders.status.with-partner}. */
    public Word word() {
        return new Word("orders.status." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** Nothing more will happen to it. */
    public boolean isFinal() {
        return switch (this) {
            case COLLECTED, RETURNED_UNTREATED, CANCELLED, WITHDRAWN, LOST -> true;
            case REQUESTED,
                    CONFIRMED,
                    DEPOSITED,
                    WITH_PARTNER,
                    PROPOSED,
                    ACCEPTED,
                    REFUSED,
                    COMPLETED,
                    INCIDENT,
                    READY,
                    UNTREATED -> false;
        };
    }

    /** Its price no longer counts in what the order costs. */
    public boolean isDropped() {
        return switch (this) {
            case UNTREATED, RETURNED_UNTREATED, CANCELLED, WITHDRAWN, LOST -> true;
            case REQUESTED,
                    CONFIRMED,
                    DEPOSITED,
                    WITH_PARTNER,
                    PROPOSED,
                    ACCEPTED,
                    REFUSED,
                    COMPLETED,
                    INCIDENT,
                    READY,
                    COLLECTED -> false;
        };
    }
}
