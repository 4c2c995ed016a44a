package fr.conciergerie.desk;

import java.util.Locale;

/** What waits at a desk, sorted by what is to be done with it. */
public enum Pile {
    /** Ordered, and not handed in yet. */
    RECEIVE("l.shape = 'ENTRUSTED' and l.status in ('REQUESTED', 'CONFIRMED')"),
    /** Ready: the member may come. */
    HAND_OVER("l.status = 'READY'"),
    /** To be given to a partner: what was handed in, and what needs nothing handed in. */
    SEND("(l.status = 'DEPOSITED' or l.shape <> 'ENTRUSTED' and l.status in ('REQUESTED', 'CONFIRMED'))"),
    /** Waits at a partner's to be taken back. */
    FETCH("(l.status = 'COMPLETED' or l.status = 'UNTREATED' and l.place is null)"),
    /** Promised for a day that is over; an appointment waits among the appointments to be noted. */
    LATE("l.promised_first < :today and l.appointed_at is null and l.status in"
            + " ('DEPOSITED', 'WITH_PARTNER', 'PROPOSED', 'ACCEPTED', 'REFUSED', 'COMPLETED')"),
    /** Somebody has to say yes or no, or to find another partner. */
    DECIDE("l.status in ('PROPOSED', 'REFUSED')"),
    /** A piece is missing or damaged: to be looked for, or looked at with the member. */
    INCIDENT("l.status = 'INCIDENT'"),
    /** What is there of it may be handed over apart. */
    REST("l.status = 'INCIDENT' and exists (select from custody.item_v i where i.line_id = l.id and not i.missing"
            + " and i.holder_kind in ('STORAGE', 'LOCKER'))"),
    /** Goes back to the member as it came. */
    GIVE_BACK("l.status = 'UNTREATED' and l.place is not null");

    private final String condition;

    Pile(String condition) {
        this.condition = condition;
    }

    /** What is true of a line {@code l} of {@code orders.open_line_v} on this pile. */
    String condition() {
        return condition;
    }

    /** The same, where the day is not a parameter but an expression. */
    String conditionOn(String day) {
        return condition.replace(":today", day);
    }

    /** As it stands in an address: {@code hand-over}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
