package fr.conciergerie.animations.web;

import fr.conciergerie.animations.AnimationId;
import fr.conciergerie.animations.AnimationWaitingLists;
import fr.conciergerie.shared.Slice;
import fr.conciergerie.waiting.WaitingEntryId;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.api.Idempotency;
import fr.conciergerie.web.api.IdempotencyKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
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

/** The waiting list of an animation that is full, over the API. */
@RestController
@RequestMapping(path = "/api/v1/events/{event}/waiting-list", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Events")
class EventWaitingListApi {

    private final AnimationWaitingLists waiting;
    private final Idempotency idempotency;

    EventWaitingListApi(AnimationWaitingLists waiting, Idempotency idempotency) {
        this.waiting = waiting;
        this.idempotency = idempotency;
    }

    @GetMapping
    @Operation(
            operationId = "listEventWaiting",
            summary = "Who waits for an event",
            description = "Longest first. A member sees themselves only.")
    Slice<EventWaitingBody> list(Actor actor, @PathVariable AnimationId event) {
        return new Slice<>(
                waiting.of(actor, event).stream().map(EventWaitingBody::of).toList(), null);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "joinEventWaiting",
            summary = "Wait for places in an event",
            description =
                    "For an event that is full, with guests or without: all come or nobody. Whoever waits already keeps their rank."
                            + " Places that come free are kept for whoever has waited longest until `offeredUntil`: they take"
                            + " them with `POST /events/{event}/registrations`.")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    ResponseEntity<EventWaitingBody> join(
            Actor actor, @PathVariable AnimationId event, @RequestBody RegisterBody body, IdempotencyKey key) {
        var member = body.readMember();
        return idempotency.once(key, body, () -> {
            var entry = waiting.join(actor, event, member, body.readGuests());
            return ResponseEntity.created(URI.create("/api/v1/events/" + event + "/waiting-list"))
                    .body(EventWaitingBody.of(entry));
        });
    }

    @PostMapping("/{entry}/cancellation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "leaveEventWaiting",
            summary = "Wait no more for an event",
            description = "Or decline the places that are kept: they go to whoever comes next. Twice does no harm.")
    void leave(Actor actor, @PathVariable AnimationId event, @PathVariable WaitingEntryId entry) {
        waiting.leave(actor, event, entry);
    }
}
