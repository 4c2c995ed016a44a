package fr.conciergerie.waiting;

import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.TenantEvent;
import java.time.Instant;

/** Somebody waits no more, without having wanted so. */
public record WaitingEnded(OperatorId operator, WaitingListId.Kind kind, WaitingEntryId entry, Why why, Instant at)
        implements TenantEvent {

    public enum Why {
        /** They did not answer in time: the place is offered to whoever comes next. */
        NO_ANSWER,
        /** No place came free in time. */
        NO_PLACE,
        /** What they waited for does not take place, or is no longer offered. */
        CALLED_OFF
    }
}
