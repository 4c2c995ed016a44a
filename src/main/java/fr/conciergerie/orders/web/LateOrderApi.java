package fr.conciergerie.orders.web;

import fr.conciergerie.orders.ExpectedVersion;
import fr.conciergerie.orders.LateOrders;
import fr.conciergerie.orders.OrderView;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.api.Idempotency;
import fr.conciergerie.web.api.IdempotencyKey;
import fr.conciergerie.web.api.WithEtag;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Orders of the past over the API: from somebody else's records, delivered and done. */
@RestController
@RequestMapping(path = "/api/v1/past-orders", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Orders")
class LateOrderApi {

    private final LateOrders late;
    private final Organisations organisations;
    private final Idempotency idempotency;

    LateOrderApi(LateOrders late, Organisations organisations, Idempotency idempotency) {
        this.late = late;
        this.organisations = organisations;
        this.idempotency = idempotency;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "recordPastOrder",
            summary = "Write down an order of the past",
            description =
                    "An order that was kept on paper: it counts on its day and is marked as typed in late (`typedLateAt`); of"
                            + " `placedAt` only the day is known. Nobody is written"
                            + " to, and no promise is made. Send an `Idempotency-Key`: the same call made again answers the same"
                            + " order.")
    @WithEtag
    ResponseEntity<OrderView> record(Actor actor, @RequestBody LateOrderBody body, IdempotencyKey key) {
        return idempotency.once(key, body, () -> {
            var read = body.read();
            var order = late.take(
                    actor,
                    organisations.site(organisations.siteId(read.site())),
                    read.member(),
                    read.service(),
                    read.quantity(),
                    read.price(),
                    read.day(),
                    read.collectedOn(),
                    read.note());
            return ResponseEntity.created(URI.create("/api/v1/orders/" + order.id()))
                    .eTag(ExpectedVersion.etag(order))
                    .body(order);
        });
    }
}
