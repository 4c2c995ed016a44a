package fr.conciergerie.animations.web;

import fr.conciergerie.animations.AnimationId;
import fr.conciergerie.animations.AnimationView;
import fr.conciergerie.animations.AnimationWaitingLists;
import fr.conciergerie.animations.Animations;
import fr.conciergerie.animations.PassersBy;
import fr.conciergerie.animations.RegistrationId;
import fr.conciergerie.animations.RegistrationView;
import fr.conciergerie.animations.Registrations;
import fr.conciergerie.bookings.web.AttendanceBody;
import fr.conciergerie.bookings.web.WaitingListBody;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Slice;
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
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
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

/** Who comes to an animation, over the API: a place is taken, given back, and whether somebody came. */
@RestController
@RequestMapping(path = "/api/v1/events/{event}/registrations", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Events")
class RegistrationApi {

    private final Animations animations;
    private final Registrations registrations;
    private final PassersBy passersBy;
    private final AnimationWaitingLists waiting;
    private final Idempotency idempotency;

    RegistrationApi(
            Animations animations,
            Registrations registrations,
            PassersBy passersBy,
            AnimationWaitingLists waiting,
            Idempotency idempotency) {
        this.animations = animations;
        this.registrations = registrations;
        this.passersBy = passersBy;
        this.waiting = waiting;
        this.idempotency = idempotency;
    }

    @GetMapping
    @Operation(
            operationId = "listRegistrations",
            summary = "Who comes to an event",
            description = "A member sees theirs; whoever serves the event sees all of them.")
    Slice<RegistrationBody> list(Actor actor, @PathVariable AnimationId event) {
        animations.animation(actor, event);
        var found = actor.is(Role.MEMBER)
                ? registrations.mine(actor, event).stream().toList()
                : registrations.of(actor, event);
        return new Slice<>(found.stream().map(RegistrationBody::of).toList(), null);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "registerMember",
            summary = "Take a place in an event",
            description =
                    "A member for themselves; a concierge for a member whom the event is for, or for somebody without an account where the"
                            + " event takes them. Whoever has a place already has as many guests from now on. 409 where there is no room, with `waitingList` where one"
                            + " can wait for it, and with `nearest`, the other days of it with room.")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "409",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            schema = @Schema(implementation = EventProblem.class)))
    @WithEtag
    ResponseEntity<RegistrationBody> register(
            Actor actor, @PathVariable AnimationId event, @RequestBody RegisterBody body, IdempotencyKey key) {
        var member = body.readMember();
        var guests = body.readGuests();
        var passerBy = body.readPasserBy(actor.locale());
        if (passerBy != null) {
            return suggesting(
                    () -> EventProblem.members(null, otherDays(actor, event, guests)),
                    () -> idempotency.once(
                            key, body, () -> made(event, passersBy.register(actor, event, passerBy, guests))));
        }
        return suggesting(
                () -> EventProblem.members(
                        waitingList(event, waiting.rank(actor, event, member)), otherDays(actor, event, guests)),
                () -> idempotency.once(
                        key, body, () -> made(event, registrations.register(actor, event, member, guests))));
    }

    private static ResponseEntity<RegistrationBody> made(AnimationId event, RegistrationView it) {
        return ResponseEntity.created(URI.create("/api/v1/events/" + event + "/registrations/" + it.id()))
                .eTag(etag(it))
                .body(RegistrationBody.of(it));
    }

    /** @param instead asked once it is refused, for what was tried in vain is taken back by then */
    private static <T> T suggesting(Supplier<Map<String, Object>> instead, Supplier<T> work) {
        try {
            return work.get();
        } catch (Refused refused) {
            throw Registrations.isFull(refused) ? refused.with(instead.get()) : refused;
        }
    }

    private static WaitingListBody waitingList(AnimationId event, int rank) {
        return new WaitingListBody("/api/v1/events/" + event + "/waiting-list", rank);
    }

    private List<AnimationView> otherDays(Actor actor, AnimationId event, int guests) {
        return animations.otherDays(actor, animations.animation(actor, event), 1 + guests);
    }

    @GetMapping("/{registration}")
    @Operation(
            operationId = "readRegistration",
            summary = "Read a registration",
            description = "Its `ETag` is what `If-Match` takes on a change.")
    @WithEtag
    ResponseEntity<RegistrationBody> registration(
            Actor actor, @PathVariable AnimationId event, @PathVariable RegistrationId registration) {
        return answer(known(actor, event, registration));
    }

    @PostMapping("/{registration}/cancellation")
    @Operation(
            operationId = "cancelRegistration",
            summary = "Give the places back",
            description = "Until the event begins: others can have them at once.")
    @WithEtag
    ResponseEntity<RegistrationBody> cancel(
            Actor actor,
            @PathVariable AnimationId event,
            @PathVariable RegistrationId registration,
            Precondition precondition) {
        return change(
                actor,
                event,
                registration,
                precondition,
                version -> registrations.unregister(actor, registration, version));
    }

    @PostMapping("/{registration}/attendance")
    @Operation(
            operationId = "noteEventAttendance",
            summary = "Say whether somebody came",
            description = "From its beginning on; it can be put right until seven days after its end.")
    @WithEtag
    ResponseEntity<RegistrationBody> attendance(
            Actor actor,
            @PathVariable AnimationId event,
            @PathVariable RegistrationId registration,
            @RequestBody AttendanceBody body,
            Precondition precondition) {
        var attendance = body.read();
        return change(
                actor,
                event,
                registration,
                precondition,
                version -> registrations.attendance(actor, registration, attendance, version));
    }

    private ResponseEntity<RegistrationBody> change(
            Actor actor,
            AnimationId event,
            RegistrationId id,
            Precondition precondition,
            IntFunction<RegistrationView> step) {
        int version = known(actor, event, id).version();
        if (!precondition.isMetBy(String.valueOf(version))) {
            throw new ResponseStatusException(HttpStatus.PRECONDITION_FAILED);
        }
        return answer(step.apply(version));
    }

    private RegistrationView known(Actor actor, AnimationId event, RegistrationId id) {
        var it = registrations.registration(actor, id);
        if (!it.animation().equals(event)) {
            throw new NotFound("registration " + id);
        }
        return it;
    }

    private static ResponseEntity<RegistrationBody> answer(RegistrationView it) {
        return ResponseEntity.ok().eTag(etag(it)).body(RegistrationBody.of(it));
    }

    private static String etag(RegistrationView it) {
        return new ETag(String.valueOf(it.version()), false).formattedTag();
    }
}
