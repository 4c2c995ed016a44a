package fr.conciergerie.bookings.web;

import fr.conciergerie.bookings.SlotId;
import fr.conciergerie.bookings.SlotWaitingLists;
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

/** The waiting list of an hour that is full, over the API. */
@RestController
@RequestMapping(path = "/api/v1/slots/{slot}/waiting-list", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Bookings")
class WaitingListApi {

    private final SlotWaitingLists waiting;
    private final Idempotency idempotency;

    WaitingListApi(SlotWaitingLists waiting, Idempotency idempotency) {
        this.waiting = waiting;
        this.idempotency = idempotency;
    }

    @GetMapping
    @Operation(
            operationId = "listWaiting",
            summary = "Who waits for an hour",
            description = "Longest first. A member sees themselves only.")
    Slice<WaitingBody> list(Actor actor, @PathVariable SlotId slot) {
        return new Slice<>(waiting.of(actor, slot).stream().map(WaitingBody::of).toList(), null);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "joinWaitingList",
            summary = "Wait for a place",
            description =
                    "For an hour that is full, with a guest or without: both come or nobody. Whoever waits already keeps their"
                            + " rank and the places that they asked for. What comes free is kept for whoever has waited longest"
                            + " until `offeredUntil`: they take it with `POST /bookings`.")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    ResponseEntity<WaitingBody> join(
            Actor actor, @PathVariable SlotId slot, @RequestBody JoinBody body, IdempotencyKey key) {
        return idempotency.once(key, body, () -> {
            var wish = body.read();
            var entry = waiting.join(actor, slot, wish.member(), wish.guests());
            return ResponseEntity.created(URI.create("/api/v1/slots/" + slot + "/waiting-list"))
                    .body(WaitingBody.of(entry));
        });
    }

    @PostMapping("/{entry}/cancellation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "leaveWaitingList",
            summary = "Wait no more",
            description = "Or decline the place that is kept: it goes to whoever comes next. Twice does no harm.")
    void leave(Actor actor, @PathVariable SlotId slot, @PathVariable WaitingEntryId entry) {
        waiting.leave(actor, slot, entry);
    }
}
