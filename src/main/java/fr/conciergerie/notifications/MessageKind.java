package fr.conciergerie.notifications;

/** What a message is about. */
public enum MessageKind {
    ORDER_CONFIRMED,
    /** The partner would do it at another price or on another day. */
    PROPOSAL_MADE,
    PROMISE_MOVED,
    LINE_READY,
    /** A piece of it is missing or damaged. */
    LINE_HELD_BACK,
    /** What was missing was looked for in vain. */
    LINE_LOST,
    LINE_COLLECTED,
    LINE_DROPPED,
    WITHDRAWAL_RECEIVED,
    /** Something of theirs waits at a desk that will not open as planned. */
    SESSION_CANCELLED,
    /** Their appointment takes place at another hour. */
    APPOINTMENT_MOVED,
    /** It begins soon. */
    APPOINTMENT_NEAR,
    /** Their calendar answered that they do not come: is it so? */
    APPOINTMENT_DECLINED,
    /** They waited for an hour, and can have a place in it. */
    PLACE_OFFERED,
    /** They did not say in time whether they take it. */
    PLACE_LAPSED,
    /** No place came free in time. */
    PLACE_MISSED,
    /** The hour that they waited for is no longer offered. */
    HOUR_CALLED_OFF,
    /** They have a place in an animation. */
    ANIMATION_REGISTERED,
    /** It takes place at another hour or elsewhere. */
    ANIMATION_MOVED,
    /** It does not take place. */
    ANIMATION_CANCELLED,
    /** They have given their place back. */
    ANIMATION_GIVEN_BACK,
    /** Their calendar answered that they do not come: is it so? */
    ANIMATION_DECLINED,
    /** A passer-by has a place in one. */
    PASSER_BY_REGISTERED,
    /** They had it already, and somebody asked for it once more. */
    PASSER_BY_KNOWN,
    /** What they planned to come to takes place at another hour or elsewhere. */
    PASSER_BY_MOVED,
    /** They came: what do they think of it? */
    PASSER_BY_ASKED,
    /** Something of theirs waits in a locker. */
    COMPARTMENT_LOADED,
    /** Something of theirs has waited for some days. */
    THINGS_WAIT,
    /** The time of a compartment is over soon, and something of theirs is in it. */
    COMPARTMENT_ENDS,
    JOB_GIVEN,
    PROPOSAL_ANSWERED,
    JOB_TAKEN_BACK,
    /** A partner's earlier link works no more; here is another. */
    FRESH_LINK,
    /** A practitioner can come into their room by it. */
    RECEIVING_LINK,
    /** Which hours of a practitioner are taken on a day. */
    PRACTITIONER_DAY,
    PASSWORD_RESET,
    /** Somebody has another password; if it was not them, they must know. */
    PASSWORD_CHANGED,
    /** A program may act in their name from now on. */
    TOKEN_ISSUED,
    INVITATION,
    /** They have not come by for long, and are forgotten unless they do. */
    FAREWELL,
    /** They are erased: the last word that they have from us. */
    ERASED;

    /** Whoever holds the message may do something with it, so its words do not outlive its sending. */
    boolean holdsSecret() {
        return switch (this) {
            case JOB_GIVEN,
                    PROPOSAL_ANSWERED,
                    FRESH_LINK,
                    RECEIVING_LINK,
                    PRACTITIONER_DAY,
                    PASSWORD_RESET,
                    INVITATION,
                    PASSER_BY_REGISTERED,
                    PASSER_BY_KNOWN,
                    PASSER_BY_MOVED,
                    PASSER_BY_ASKED -> true;
            case ORDER_CONFIRMED,
                    PROPOSAL_MADE,
                    PROMISE_MOVED,
                    LINE_READY,
                    LINE_HELD_BACK,
                    LINE_LOST,
                    LINE_COLLECTED,
                    LINE_DROPPED,
                    WITHDRAWAL_RECEIVED,
                    SESSION_CANCELLED,
                    APPOINTMENT_MOVED,
                    APPOINTMENT_NEAR,
                    APPOINTMENT_DECLINED,
                    PLACE_OFFERED,
                    PLACE_LAPSED,
                    PLACE_MISSED,
                    HOUR_CALLED_OFF,
                    ANIMATION_REGISTERED,
                    ANIMATION_MOVED,
                    ANIMATION_CANCELLED,
                    ANIMATION_GIVEN_BACK,
                    ANIMATION_DECLINED,
                    COMPARTMENT_LOADED,
                    THINGS_WAIT,
                    COMPARTMENT_ENDS,
                    JOB_TAKEN_BACK,
                    PASSWORD_CHANGED,
                    TOKEN_ISSUED,
                    FAREWELL,
                    ERASED -> false;
        };
    }

    /** A partner who has not had it does not know that there is work for them. */
    public boolean givesWork() {
        return this == JOB_GIVEN || this == FRESH_LINK;
    }

    /** Whoever it went to is nobody to us any more, so nothing of it outlives its sending, the address least of all. */
    boolean leavesNoTrace() {
        return this == ERASED;
    }
}
