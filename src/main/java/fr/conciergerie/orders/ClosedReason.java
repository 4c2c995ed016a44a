package fr.conciergerie.orders;

import java.util.List;

/** The answers to "why" that are offered in lists, so that nobody has to write about anybody: {@code orders.why.<answer>}. */
public enum ClosedReason {
    NO_LONGER_NEEDED,
    CHANGED_THEIR_MIND,
    TOO_LONG,
    TOO_DEAR,
    NOT_HANDED_IN,
    BY_MISTAKE,
    CANNOT_BE_DONE,
    TOO_DAMAGED,
    TOO_BUSY,
    /** Away or closed. */
    AWAY,
    NOT_MY_TRADE,
    MORE_WORK,
    PARTS_TO_ORDER,
    QUOTE,
    OTHER;

    /** Why a member cancels. */
    public static final List<ClosedReason> OF_MEMBERS = List.of(NO_LONGER_NEEDED, TOO_LONG, BY_MISTAKE, OTHER);

    /** Why a partner will not do a job. */
    public static final List<ClosedReason> OF_REFUSALS = List.of(TOO_BUSY, AWAY, CANNOT_BE_DONE, NOT_MY_TRADE, OTHER);

    /** Why a partner would do a job otherwise. */
    public static final List<ClosedReason> OF_CHANGES = List.of(MORE_WORK, PARTS_TO_ORDER, TOO_BUSY, OTHER);

    /** What a partner who will not do it says on the telephone. */
    public static final List<ClosedReason> OF_REFUSALS_HEARD = List.of(TOO_BUSY, CANNOT_BE_DONE, AWAY, TOO_DAMAGED);

    /** What a partner who would do it otherwise says on the telephone. */
    public static final List<ClosedReason> OF_CHANGES_HEARD = List.of(MORE_WORK, QUOTE, PARTS_TO_ORDER, TOO_BUSY);

    /** Why a line is cancelled at the desk. */
    public static final List<ClosedReason> OF_THE_DESK =
            List.of(CHANGED_THEIR_MIND, NOT_HANDED_IN, TOO_DEAR, TOO_LONG, CANNOT_BE_DONE, BY_MISTAKE);
}
