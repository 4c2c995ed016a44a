package fr.conciergerie.lockers.web;

import fr.conciergerie.lockers.LockerDesk;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.api.Idempotency;
import fr.conciergerie.web.api.IdempotencyKey;
import fr.conciergerie.web.api.WithEtag;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.springframework.http.ETag;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a concierge puts into lockers, over the API. */
@RestController
@RequestMapping(path = "/api/v1/lockers/loads", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Lockers")
class LoadApi {

    private final LockerDesk desk;
    private final Idempotency idempotency;

    LoadApi(LockerDesk desk, Idempotency idempotency) {
        this.desk = desk;
        this.idempotency = idempotency;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "loadCompartment",
            summary = "Put what is ready into a compartment",
            description =
                    "By whoever serves the site. The member is told, and reads the code on its page. Its time begins anew where something"
                            + " waits for them there already.")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @WithEtag
    ResponseEntity<ReservationBody> load(Actor actor, @RequestBody LoadBody body, IdempotencyKey key) {
        var load = body.read();
        return idempotency.once(key, body, () -> {
            var it = desk.load(actor, load.order(), load.lines(), load.compartment());
            return ResponseEntity.created(URI.create("/api/v1/lockers/reservations/" + it.id()))
                    .eTag(new ETag(String.valueOf(it.version()), false).formattedTag())
                    .body(ReservationBody.of(it, false));
        });
    }
}
