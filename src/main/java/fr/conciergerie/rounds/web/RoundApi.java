package fr.conciergerie.rounds.web;

import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.rounds.Round;
import fr.conciergerie.rounds.RoundId;
import fr.conciergerie.rounds.RoundPlans;
import fr.conciergerie.rounds.Rounds;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Slice;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.api.Idempotency;
import fr.conciergerie.web.api.IdempotencyKey;
import fr.conciergerie.web.api.Precondition;
import fr.conciergerie.web.api.WithEtag;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Rounds over the API: made, given stops, ordered by hand, planned. */
@RestController
@RequestMapping(path = "/api/v1/rounds", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Rounds")
class RoundApi {

    private final Rounds rounds;
    private final RoundPlans plans;
    private final Organisations organisations;
    private final Partners partners;
    private final Idempotency idempotency;
    private final DayClock dayClock;

    RoundApi(
            Rounds rounds,
            RoundPlans plans,
            Organisations organisations,
            Partners partners,
            Idempotency idempotency,
            DayClock dayClock) {
        this.rounds = rounds;
        this.plans = plans;
        this.organisations = organisations;
        this.partners = partners;
        this.idempotency = idempotency;
        this.dayClock = dayClock;
    }

    @GetMapping
    @Operation(
            operationId = "listRounds",
            summary = "The rounds of a day",
            description = "The first to leave first, each with its stops.")
    Slice<RoundBody> all(
            Actor actor, @Parameter(description = "Left out: today") @RequestParam @Nullable LocalDate day) {
        return new Slice<>(
                rounds.on(actor, day == null ? dayClock.today() : day).stream()
                        .map(RoundBody::of)
                        .toList(),
                null);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "openRound",
            summary = "Make a round",
            description = "It leaves from a site and comes back there.")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @WithEtag
    ResponseEntity<RoundBody> open(Actor actor, @RequestBody OpenRoundBody body, IdempotencyKey key) {
        var details = body.read(organisations::siteId, actor.account());
        return idempotency.once(key, body, () -> {
            var round = rounds.round(actor, rounds.open(actor, details));
            return ResponseEntity.created(URI.create("/api/v1/rounds/" + round.id()))
                    .eTag(etag(round))
                    .body(RoundBody.of(round));
        });
    }

    @GetMapping("/{round}")
    @Operation(
            operationId = "readRound",
            summary = "Read a round",
            description = "Its `ETag` is what `If-Match` takes on a change.")
    @WithEtag
    ResponseEntity<RoundBody> round(Actor actor, @PathVariable RoundId round) {
        return answer(rounds.round(actor, round));
    }

    @PostMapping("/{round}/stops")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "addStop",
            summary = "Add a stop at the end of a round",
            description = "What was planned is void: it is planned anew.")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @WithEtag
    ResponseEntity<RoundBody> add(
            Actor actor,
            @PathVariable RoundId round,
            @RequestBody CalledBody body,
            Precondition precondition,
            IdempotencyKey key) {
        rounds.round(actor, round);
        var called = body.read(organisations::siteId, partners::partnerId);
        return idempotency.once(key, body, () -> {
            rounds.add(actor, round, version(rounds, actor, round, precondition), called);
            var now = rounds.round(actor, round);
            return ResponseEntity.created(URI.create("/api/v1/rounds/" + round))
                    .eTag(etag(now))
                    .body(RoundBody.of(now));
        });
    }

    @PostMapping("/{round}/order")
    @Operation(
            operationId = "orderStops",
            summary = "Put the stops into an order made by hand",
            description = "Each stop once. What is done and the next stop keep their places; what was planned is void.")
    @WithEtag
    ResponseEntity<RoundBody> order(
            Actor actor, @PathVariable RoundId round, @RequestBody OrderStopsBody body, Precondition precondition) {
        rounds.order(actor, round, version(rounds, actor, round, precondition), body.read());
        return answer(rounds.round(actor, round));
    }

    @PostMapping("/{round}/plan")
    @Operation(
            operationId = "planRound",
            summary = "Look for the best order",
            description =
                    "It takes some seconds, and needs to know where each stop is: `putPlace`. The order so far stays where none is better, and where the search fails, which the"
                            + " answer says. What does not fit comes last, with the reason.")
    @WithEtag
    ResponseEntity<PlannedRoundBody> plan(Actor actor, @PathVariable RoundId round, Precondition precondition) {
        var planned = plans.plan(actor, round, version(rounds, actor, round, precondition));
        var now = rounds.round(actor, round);
        return ResponseEntity.ok().eTag(etag(now)).body(PlannedRoundBody.of(planned, now));
    }

    /** Which version a caller changes: the one that they read. */
    static int version(Rounds rounds, Actor actor, RoundId round, Precondition precondition) {
        int version = rounds.round(actor, round).version();
        if (!precondition.isMetBy(String.valueOf(version))) {
            throw new ResponseStatusException(HttpStatus.PRECONDITION_FAILED);
        }
        return version;
    }

    static ResponseEntity<RoundBody> answer(Round it) {
        return ResponseEntity.ok().eTag(etag(it)).body(RoundBody.of(it));
    }

    private static String etag(Round it) {
        return new ETag(String.valueOf(it.version()), false).formattedTag();
    }
}
