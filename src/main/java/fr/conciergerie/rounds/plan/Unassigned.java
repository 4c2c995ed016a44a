package fr.conciergerie.rounds.plan;

import io.swagger.v3.oas.annotations.media.Schema;

/** A work that a plan leaves out, and why. */
public record Unassigned(Work work, Reason reason) {

    /** Why a work does not fit. */
    @Schema(name = "UnassignedReason")
    public enum Reason {
        /** The vehicle never carries the like. */
        NOT_ON_THIS_VEHICLE,
        /** It is more than the empty vehicle holds. */
        TOO_LARGE,
        /** Even alone it would reach a stop that is closed. */
        CLOSED,
        /** There would be time for it, but no room on board. */
        NO_ROOM,
        /** Wherever it were put in, a stop would be reached too late. */
        NO_TIME,
        /** It would fit, and an order made by hand leaves it no way. */
        LEFT_OUT
    }
}
