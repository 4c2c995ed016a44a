package fr.conciergerie.rounds.web;

import fr.conciergerie.rounds.CargoQuery;
import fr.conciergerie.rounds.RoundId;
import fr.conciergerie.rounds.RoundStopId;
import fr.conciergerie.rounds.Rounds;
import fr.conciergerie.rounds.StopDesk;
import fr.conciergerie.shared.Slice;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.api.Idempotency;
import fr.conciergerie.web.api.IdempotencyKey;
import fr.conciergerie.web.api.Precondition;
import fr.conciergerie.web.api.WithEtag;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A round under way over the API: it sets out, its stops are made one by one, it ends. */
@RestController
@RequestMapping(path = "/api/v1/rounds/{round}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Rounds")
class StopApi {

    private final Rounds rounds;
    private final StopDesk stops;
    private final CargoQuery cargo;
    private final Idempotency idempotency;

    StopApi(Rounds rounds, StopDesk stops, CargoQuery cargo, Idempotency idempotency) {
        this.rounds = rounds;
        this.stops = stops;
        this.cargo = cargo;
        this.idempotency = idempotency;
    }

    @PostMapping("/departure")
    @Operation(
            operationId = "beginRound",
            summary = "Set out",
            description = "Whoever does drives it. On a day that is over, say at what time it was.")
    @WithEtag
    ResponseEntity<RoundBody> begin(
            Actor actor, @PathVariable RoundId round, @RequestBody DepartureBody body, Precondition precondition) {
        rounds.begin(actor, round, RoundApi.version(rounds, actor, round, precondition), body.at());
        return RoundApi.answer(rounds.round(actor, round));
    }

    @GetMapping("/stops/{stop}")
    @Operation(
            operationId = "readStop",
            summary = "What changes hands at a stop that is still to come",
            description = "Of the sites that the caller serves. The pieces of a line travel together.")
    Slice<CargoBody> stop(Actor actor, @PathVariable RoundId round, @PathVariable RoundStopId stop) {
        rounds.round(actor, round).stop(stop);
        return new Slice<>(
                cargo.at(actor, round, stop).stream().map(CargoBody::of).toList(), null);
    }

    @PostMapping("/stops/{stop}/manifest")
    @Operation(
            operationId = "closeStop",
            summary = "Say what became of each piece, and close the stop",
            description =
                    "All of it is done, or nothing. What is missing is looked for from now on, and nobody is told that it is"
                            + " ready; what is left stays where it is.")
    @WithEtag
    ResponseEntity<RoundBody> close(
            Actor actor,
            @PathVariable RoundId round,
            @PathVariable RoundStopId stop,
            @RequestBody ManifestBody body,
            Precondition precondition,
            IdempotencyKey key) {
        rounds.round(actor, round).stop(stop);
        var report = body.read();
        return idempotency.once(key, body, () -> {
            stops.close(actor, round, RoundApi.version(rounds, actor, round, precondition), stop, report);
            return RoundApi.answer(rounds.round(actor, round));
        });
    }

    @PostMapping("/stops/{stop}/reopening")
    @Operation(
            operationId = "reopenStop",
            summary = "Open a stop once more",
            description = "What was given to a partner or taken there is taken back, unless it has moved since.")
    @WithEtag
    ResponseEntity<RoundBody> reopen(
            Actor actor,
            @PathVariable RoundId round,
            @PathVariable RoundStopId stop,
            @RequestBody ReopeningBody body,
            Precondition precondition) {
        stops.reopen(actor, round, RoundApi.version(rounds, actor, round, precondition), stop, body.read());
        return RoundApi.answer(rounds.round(actor, round));
    }

    @PostMapping("/end")
    @Operation(
            operationId = "endRound",
            summary = "End a round",
            description =
                    "Refused while a stop is left to make, or a piece is still on board. Where nothing is said of how far it "
                            + "was, it is reckoned from stop to stop.")
    @WithEtag
    ResponseEntity<RoundBody> end(
            Actor actor,
            @PathVariable RoundId round,
            Precondition precondition,
            @RequestBody(required = false) @Nullable EndBody sent) {
        var odometer = sent == null ? null : sent.read();
        rounds.close(actor, round, RoundApi.version(rounds, actor, round, precondition), odometer);
        return RoundApi.answer(rounds.round(actor, round));
    }
}
