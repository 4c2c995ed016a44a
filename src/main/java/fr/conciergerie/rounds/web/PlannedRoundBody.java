package fr.conciergerie.rounds.web;

import fr.conciergerie.rounds.Round;
import fr.conciergerie.rounds.plan.Planner.Origin;
import fr.conciergerie.rounds.plan.Planner.Planned;
import io.swagger.v3.oas.annotations.media.Schema;

/** A round that was planned, and whose order it has. */
@Schema(name = "PlannedRound")
record PlannedRoundBody(
        @Schema(description = "Whose order it is: a better one that was found, or the one made by hand")
        Origin origin,

        @Schema(description = "Whether time was over before all was tried: planned again, it may come out otherwise")
        boolean cutShort,

        RoundBody round) {

    static PlannedRoundBody of(Planned planned, Round round) {
        return new PlannedRoundBody(planned.origin(), planned.cutShort(), RoundBody.of(round));
    }
}
