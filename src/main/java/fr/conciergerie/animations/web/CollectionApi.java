package fr.conciergerie.animations.web;

import fr.conciergerie.animations.CollectionId;
import fr.conciergerie.animations.Collections;
import fr.conciergerie.animations.LotId;
import fr.conciergerie.animations.LotView;
import fr.conciergerie.shared.Slice;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.api.Idempotency;
import fr.conciergerie.web.api.IdempotencyKey;
import fr.conciergerie.web.api.Precondition;
import fr.conciergerie.web.api.WithEtag;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.function.IntFunction;
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

/** Collections over the API: taken in, sealed, handed over, received. */
@RestController
@RequestMapping(path = "/api/v1/collections", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Collections")
class CollectionApi {

    private final Collections collections;
    private final Idempotency idempotency;

    CollectionApi(Collections collections, Idempotency idempotency) {
        this.collections = collections;
        this.idempotency = idempotency;
    }

    @GetMapping
    @Operation(
            operationId = "listCollections",
            summary = "What is collected at the sites that one serves",
            description = "The last to end first, closed ones too.")
    Slice<CollectionBody> all(Actor actor) {
        return new Slice<>(
                collections.all(actor).stream()
                        .map(it -> CollectionBody.of(it, collections.balance(actor, it.id())))
                        .toList(),
                null);
    }

    @GetMapping("/{collection}")
    @Operation(
            operationId = "readCollection",
            summary = "Read a collection with its balance",
            description = "What was taken in, what the lots hold, what came by the receipts, and the differences.")
    CollectionBody collection(Actor actor, @PathVariable CollectionId collection) {
        return CollectionBody.of(collections.collection(actor, collection), collections.balance(actor, collection));
    }

    @PostMapping("/{collection}/deposits")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "depositGoods",
            summary = "Take something in, or note why not",
            description = "Into the open lot. Nobody is named. No receipt for taxes comes of it.")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    ResponseEntity<DepositedBody> deposit(
            Actor actor,
            @PathVariable CollectionId collection,
            @RequestBody DepositGoodsBody body,
            IdempotencyKey key) {
        var brought = body.read();
        return idempotency.once(key, body, () -> {
            var id = collections.deposit(actor, collection, brought.good(), brought.amount(), brought.refusal());
            // What was brought is read in the balance of its collection.
            return ResponseEntity.created(URI.create("/api/v1/collections/" + collection))
                    .body(new DepositedBody(id, collection, brought.good(), brought.amount(), brought.refusal()));
        });
    }

    @GetMapping("/{collection}/lots")
    @Operation(operationId = "listLots", summary = "The lots of a collection", description = "The first first.")
    Slice<LotBody> lots(Actor actor, @PathVariable CollectionId collection) {
        return new Slice<>(
                collections.lots(actor, collection).stream().map(LotBody::of).toList(), null);
    }

    @PostMapping("/{collection}/lots")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "sealLot",
            summary = "Seal the open lot",
            description = "Nothing goes in or out any more. What was counted otherwise than taken in needs a note.")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @WithEtag
    ResponseEntity<LotBody> seal(
            Actor actor, @PathVariable CollectionId collection, @RequestBody SealLotBody body, IdempotencyKey key) {
        var counted = body.read();
        return idempotency.once(key, body, () -> {
            var lot = collections.seal(actor, collection, null, counted);
            return ResponseEntity.created(URI.create("/api/v1/collections/" + collection + "/lots/" + lot.id()))
                    .eTag(etag(lot))
                    .body(LotBody.of(lot));
        });
    }

    @GetMapping("/{collection}/lots/{lot}")
    @Operation(
            operationId = "readLot",
            summary = "Read a lot",
            description = "Its `ETag` is what `If-Match` takes on a change.")
    @WithEtag
    ResponseEntity<LotBody> lot(Actor actor, @PathVariable CollectionId collection, @PathVariable LotId lot) {
        return answer(collections.lot(actor, collection, lot));
    }

    @PostMapping("/{collection}/lots/{lot}/handover")
    @Operation(
            operationId = "handOverLot",
            summary = "Hand a sealed lot over to the association",
            description = "Whoever signs is named by what they are there, not by their name.")
    @WithEtag
    ResponseEntity<LotBody> handOver(
            Actor actor,
            @PathVariable CollectionId collection,
            @PathVariable LotId lot,
            @RequestBody HandOverLotBody body,
            Precondition precondition) {
        var function = body.read();
        return change(
                actor,
                collection,
                lot,
                precondition,
                version -> collections.handOver(actor, collection, lot, version, function));
    }

    @PostMapping("/{collection}/lots/{lot}/receipt")
    @Operation(
            operationId = "receiveLot",
            summary = "Note the association's receipt for a lot",
            description = "What came otherwise than it was handed over needs a note.")
    @WithEtag
    ResponseEntity<LotBody> receive(
            Actor actor,
            @PathVariable CollectionId collection,
            @PathVariable LotId lot,
            @RequestBody ReceiveLotBody body,
            Precondition precondition) {
        var receipt = body.read();
        return change(
                actor,
                collection,
                lot,
                precondition,
                version -> collections.receive(
                        actor, collection, lot, version, receipt.number(), receipt.day(), receipt.counted()));
    }

    private ResponseEntity<LotBody> change(
            Actor actor, CollectionId collection, LotId lot, Precondition precondition, IntFunction<LotView> step) {
        int version = collections.lot(actor, collection, lot).version();
        if (!precondition.isMetBy(String.valueOf(version))) {
            throw new ResponseStatusException(HttpStatus.PRECONDITION_FAILED);
        }
        return answer(step.apply(version));
    }

    private static ResponseEntity<LotBody> answer(LotView it) {
        return ResponseEntity.ok().eTag(etag(it)).body(LotBody.of(it));
    }

    private static String etag(LotView it) {
        return new ETag(String.valueOf(it.version()), false).formattedTag();
    }
}
