package fr.conciergerie.orders;

import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.Money;
import fr.conciergerie.shared.Refused;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Where a line stands. A state carries what is true in that state and nothing else. */
sealed interface LineState {

    /** The price is still open: the partner will quote. */
    record Requested() implements LineState {}

    record Confirmed() implements LineState {}

    /** The pieces are kept at the site. */
    record Deposited(String place) implements LineState {}

    record WithPartner(Job job) implements LineState {}

    /** @param started whether the partner had already taken the work on, so that it is no longer free to cancel */
    record Proposed(Job job, Proposal proposal, boolean started) implements LineState {}

    record Accepted(Job job) implements LineState {}

    record TurnedDown(Job job, Reason reason) implements LineState {}

    record Completed(Job job) implements LineState {}

    /** @param place where in the site the concierge finds it */
    record Ready(Job job, String place) implements LineState {}

    /** @param by who took it, when it was not the member */
    record Collected(Job job, Instant at, @Nullable String by) implements LineState {}

    /** @param place where at the site it waits; null while it is still out */
    record Untreated(Reason reason, @Nullable String place) implements LineState {}

    record ReturnedUntreated(
            Reason reason, Instant at, @Nullable String by) implements LineState {}

    record Cancelled(Reason reason, Instant at) implements LineState {}

    record Withdrawn(Instant at) implements LineState {}

    /**
     * A piece of it is missing or damaged: nobody is told that it is ready before that is cleared up.
     *
     * @param resumes what it goes on as once it is
     */
    record Incident(LineState resumes) implements LineState {

        public Incident {
            switch (resumes.status()) {
                case DEPOSITED, ACCEPTED, COMPLETED, READY, UNTREATED -> {}
                case REQUESTED,
                        CONFIRMED,
                        WITH_PARTNER,
                        PROPOSED,
                        REFUSED,
                        INCIDENT,
                        COLLECTED,
                        RETURNED_UNTREATED,
                        CANCELLED,
                        WITHDRAWN,
                        LOST -> throw new IllegalArgumentException("nothing is held back that is " + resumes.status());
            }
        }
    }

    /** What was missing was not found again. @param agreed what the member and the operator agreed on, in words */
    record Lost(Reason agreed, Instant at) implements LineState {}

    /**
     * Work given to a partner.
     *
     * @param dueOn the last day on which the partner may finish for the promise to hold; null when nothing is promised
     */
    record Job(JobId id, PartnerId partner, @Nullable LocalDate dueOn) {

        Job dueOn(LocalDate day) {
            return new Job(id, partner, day);
        }
    }

    /** What the partner would change: a price, a day, or both. */
    record Proposal(@Nullable Money price, @Nullable LocalDate promisedFor, Reason reason) {

        public Proposal {
            if (price == null && promisedFor == null) {
                throw new Refused("orders.proposal-is-empty");
            }
        }
    }

    default LineStatus status() {
        return switch (this) {
            case Requested() -> LineStatus.REQUESTED;
            case Confirmed() -> LineStatus.CONFIRMED;
            case Deposited _ -> LineStatus.DEPOSITED;
            case WithPartner _ -> LineStatus.WITH_PARTNER;
            case Proposed _ -> LineStatus.PROPOSED;
            case Accepted _ -> LineStatus.ACCEPTED;
            case TurnedDown _ -> LineStatus.REFUSED;
            case Completed _ -> LineStatus.COMPLETED;
            case Ready _ -> LineStatus.READY;
            case Collected _ -> LineStatus.COLLECTED;
            case Untreated _ -> LineStatus.UNTREATED;
            case ReturnedUntreated _ -> LineStatus.RETURNED_UNTREATED;
            case Cancelled _ -> LineStatus.CANCELLED;
            case Withdrawn _ -> LineStatus.WITHDRAWN;
            case Incident _ -> LineStatus.INCIDENT;
            case Lost _ -> LineStatus.LOST;
        };
    }
}
