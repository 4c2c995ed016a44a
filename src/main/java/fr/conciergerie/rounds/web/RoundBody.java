package fr.conciergerie.rounds.web;

import fr.conciergerie.organisations.SiteId;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.rounds.Called;
import fr.conciergerie.rounds.Mileage;
import fr.conciergerie.rounds.Round;
import fr.conciergerie.rounds.RoundId;
import fr.conciergerie.rounds.RoundState;
import fr.conciergerie.rounds.RoundStop;
import fr.conciergerie.rounds.RoundStopId;
import fr.conciergerie.rounds.plan.Unassigned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A round as a caller reads it. */
@Schema(name = "Round")
record RoundBody(
        RoundId id,
        LocalDate day,

        @Schema(description = "Which round of that day it is")
        int number,

        UUID driver,
        SiteId start,
        Instant departsAt,
        VehicleBody vehicle,

        @Schema(description = "How much longer than a bird's way its kilometres are reckoned")
        BigDecimal factor,

        @Schema(description = "Which of the operator's factors that is; 0: none was declared, it is the usual one")
        int factorVersion,

        @Schema(description = "By its plan; left out until there is one") @Nullable
        Integer metres,

        @Schema(description = "How far it went, once it is over and that is known") @Nullable
        Integer drivenMetres,

        @Schema(description = "How that is known") Mileage.@Nullable Source drivenBy,

        State state,
        List<StopBody> stops) {

    /** Where a round stands. */
    @Schema(name = "RoundState")
    enum State {
        PLANNED,
        UNDER_WAY,
        CLOSED,
        /** It never left. */
        CALLED_OFF
    }

    /** Where a stop of a round stands. */
    @Schema(name = "RoundStopState")
    enum StopState {
        /** Nothing was planned yet. */
        WAITING,
        PLANNED,
        /** The plan has no way for it. */
        LEFT_OUT,
        DONE
    }

    /** A stop of a round. */
    @Schema(name = "RoundStop")
    record StopBody(
            RoundStopId id,
            @Nullable SiteId site,
            @Nullable PartnerId partner,
            StopState state,

            @Schema(description = "As planned, or as it was") @Nullable
            Instant arrivesAt,

            @Nullable Instant leavesAt,

            @Schema(description = "Why the plan leaves it out")
            Unassigned.@Nullable Reason reason) {

        static StopBody of(RoundStop it) {
            return switch (it.state()) {
                case RoundStop.State.Waiting _ -> of(it, StopState.WAITING, null, null, null);
                case RoundStop.State.Planned(var arrival, var departure) ->
                    of(it, StopState.PLANNED, arrival, departure, null);
                case RoundStop.State.LeftOut(var reason) -> of(it, StopState.LEFT_OUT, null, null, reason);
                case RoundStop.State.Done(var arrival, var departure, var _, var _) ->
                    of(it, StopState.DONE, arrival, departure, null);
            };
        }

        private static StopBody of(
                RoundStop it,
                StopState state,
                @Nullable Instant arrival,
                @Nullable Instant departure,
                Unassigned.@Nullable Reason reason) {
            return new StopBody(
                    it.id(),
                    it.called() instanceof Called.AtSite(var site) ? site : null,
                    it.called() instanceof Called.AtPartner(var partner) ? partner : null,
                    state,
                    arrival,
                    departure,
                    reason);
        }
    }

    static RoundBody of(Round it) {
        var driven = it.state() instanceof RoundState.Closed closed ? closed.mileage() : null;
        return new RoundBody(
                it.id(),
                it.day(),
                it.number(),
                it.driver(),
                it.start(),
                it.departure(),
                VehicleBody.of(it.vehicle()),
                it.factor().value(),
                it.factor().version(),
                it.metres(),
                driven == null ? null : driven.metres(),
                driven == null ? null : driven.source(),
                switch (it.state()) {
                    case RoundState.Planned _ -> State.PLANNED;
                    case RoundState.UnderWay _ -> State.UNDER_WAY;
                    case RoundState.Closed _ -> State.CLOSED;
                    case RoundState.CalledOff _ -> State.CALLED_OFF;
                },
                it.stops().stream().map(StopBody::of).toList());
    }
}
