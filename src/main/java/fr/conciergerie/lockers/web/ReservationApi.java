package fr.conciergerie.lockers.web;

import fr.conciergerie.lockers.Lockers;
import fr.conciergerie.lockers.ReservationId;
import fr.conciergerie.lockers.ReservationView;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.api.Idempotency;
import fr.conciergerie.web.api.IdempotencyKey;
import fr.conciergerie.web.api.Precondition;
import fr.conciergerie.web.api.WithEtag;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Objects;
import java.util.function.IntFunction;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Reservations of compartments over the API. */
@RestController
@RequestMapping(path = "/api/v1/lockers/reservations", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Lockers")
class ReservationApi {

    private final Lockers lockers;
    private final Organisations organisations;
    private final Idempotency idempotency;

    ReservationApi(Lockers lockers, Organisations organisations, Idempotency idempotency) {
        this.lockers = lockers;
        this.organisations = organisations;
        this.idempotency = idempotency;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "reserveCompartment",
            summary = "Reserve a compartment",
            description =
                    "To put something into, by a member for themselves or by a concierge for a member. The smallest that fits; one at a"
                            + " time at a site. Repeated under its `Idempotency-Key` the answer leaves the code out, which is read at `Location`. Where none is"
                            + " free the answer is 409, and `desk` says when somebody is there instead.")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "409",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            schema = @Schema(implementation = LockerProblem.class)))
    @WithEtag
    ResponseEntity<ReservationBody> reserve(Actor actor, @RequestBody ReserveBody body, IdempotencyKey key) {
        var wanted = body.read(organisations::siteId);
        try {
            var made = idempotency.once(key, body, () -> {
                var it = lockers.reserve(actor, wanted);
                // what is kept for a call that is repeated says no code
                return ResponseEntity.created(URI.create("/api/v1/lockers/reservations/" + it.id()))
                        .eTag(etag(it))
                        .body(ReservationBody.of(it, false));
            });
            var id = Objects.requireNonNull(made.getBody()).id();
            return ResponseEntity.status(made.getStatusCode())
                    .headers(made.getHeaders())
                    .body(body(actor, lockers.reservation(actor, id)));
        } catch (Refused refused) {
            throw Lockers.isFull(refused)
                    ? refused.with(LockerProblem.members(lockers.deskInstead(wanted.site())))
                    : refused;
        }
    }

    @GetMapping("/{reservation}")
    @Operation(
            operationId = "readReservation",
            summary = "Read a reservation",
            description = "Its `ETag` is what `If-Match` takes on a change.")
    @WithEtag
    ResponseEntity<ReservationBody> reservation(Actor actor, @PathVariable ReservationId reservation) {
        return answer(actor, lockers.reservation(actor, reservation));
    }

    @PostMapping("/{reservation}/declaration")
    @Operation(
            operationId = "declareDropOff",
            summary = "Say that it is put in",
            description = "It counts as declared until a concierge has opened the compartment and looked at it.")
    @WithEtag
    ResponseEntity<ReservationBody> declare(
            Actor actor, @PathVariable ReservationId reservation, Precondition precondition) {
        return change(actor, reservation, precondition, version -> lockers.declare(actor, reservation, version));
    }

    @PostMapping("/{reservation}/extension")
    @Operation(
            operationId = "extendReservation",
            summary = "Keep it longer",
            description = "As long once more, once, before it is over.")
    @WithEtag
    ResponseEntity<ReservationBody> extend(
            Actor actor, @PathVariable ReservationId reservation, Precondition precondition) {
        return change(actor, reservation, precondition, version -> lockers.extend(actor, reservation, version));
    }

    @PostMapping("/{reservation}/collection")
    @Operation(
            operationId = "emptyCompartment",
            summary = "Say that it is taken out",
            description =
                    "The member has what waited for them, or their delegate has it; the code opens nothing of theirs any more.")
    @WithEtag
    ResponseEntity<ReservationBody> collect(
            Actor actor,
            @PathVariable ReservationId reservation,
            @RequestBody(required = false) @Nullable TakenOutBody body,
            Precondition precondition) {
        return change(
                actor,
                reservation,
                precondition,
                version -> body != null && body.isByDelegate()
                        ? lockers.takenOutByDelegate(actor, reservation, version)
                        : lockers.takeOut(actor, reservation, version));
    }

    @PostMapping("/{reservation}/hold")
    @Operation(
            operationId = "holdReservation",
            summary = "Keep it while the member is away",
            description =
                    "Until the day they are back, once, so many days more at most as the bank allows. Where no other compartment of it is free"
                            + " into which the same would go the answer is 409: the concierge takes it out in its time and keeps it at the desk, and"
                            + " `desk` says when somebody is there.")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "409",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            schema = @Schema(implementation = LockerProblem.class)))
    @WithEtag
    ResponseEntity<ReservationBody> hold(
            Actor actor,
            @PathVariable ReservationId reservation,
            @RequestBody HoldBody body,
            Precondition precondition) {
        var until = body.read();
        try {
            return change(
                    actor, reservation, precondition, version -> lockers.hold(actor, reservation, version, until));
        } catch (Refused refused) {
            throw Lockers.isFull(refused)
                    ? refused.with(LockerProblem.members(lockers.deskInstead(
                            lockers.reservation(actor, reservation).site())))
                    : refused;
        }
    }

    @PostMapping("/{reservation}/delegation")
    @Operation(
            operationId = "delegateCollection",
            summary = "Have somebody else take it out",
            description =
                    "Whoever comes for the member has a code of their own where the pad of the bank keeps more than one for a compartment;"
                            + " it is told the member once a concierge has set it. A lock of its own has one code: the member passes theirs on. One"
                            + " delegate at a time.")
    @WithEtag
    ResponseEntity<ReservationBody> delegate(
            Actor actor,
            @PathVariable ReservationId reservation,
            @RequestBody DelegationBody body,
            Precondition precondition) {
        var name = body.read();
        return change(actor, reservation, precondition, version -> lockers.delegate(actor, reservation, version, name));
    }

    @PostMapping("/{reservation}/delegation/withdrawal")
    @Operation(
            operationId = "withdrawDelegation",
            summary = "Have nobody else take it out after all",
            description = "A code of the delegate's own opens until a concierge has removed it from the pad.")
    @WithEtag
    ResponseEntity<ReservationBody> withdrawDelegation(
            Actor actor, @PathVariable ReservationId reservation, Precondition precondition) {
        return change(
                actor, reservation, precondition, version -> lockers.withdrawDelegation(actor, reservation, version));
    }

    @PostMapping("/{reservation}/cancellation")
    @Operation(
            operationId = "cancelReservation",
            summary = "Give a compartment back",
            description = "Nothing was put in, or it was taken out again.")
    @WithEtag
    ResponseEntity<ReservationBody> cancel(
            Actor actor, @PathVariable ReservationId reservation, Precondition precondition) {
        return change(actor, reservation, precondition, version -> lockers.cancel(actor, reservation, version));
    }

    private ResponseEntity<ReservationBody> change(
            Actor actor, ReservationId id, Precondition precondition, IntFunction<ReservationView> step) {
        int version = lockers.reservation(actor, id).version();
        if (!precondition.isMetBy(String.valueOf(version))) {
            throw new ResponseStatusException(HttpStatus.PRECONDITION_FAILED);
        }
        return answer(actor, step.apply(version));
    }

    private static ResponseEntity<ReservationBody> answer(Actor actor, ReservationView it) {
        return ResponseEntity.ok().eTag(etag(it)).body(body(actor, it));
    }

    /** A concierge opens with a code of the house. */
    private static ReservationBody body(Actor actor, ReservationView it) {
        return ReservationBody.of(it, actor.is(Role.MEMBER));
    }

    private static String etag(ReservationView it) {
        return new ETag(String.valueOf(it.version()), false).formattedTag();
    }
}
