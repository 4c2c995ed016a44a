package fr.conciergerie.custody.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import fr.conciergerie.custody.Custody;
import fr.conciergerie.custody.HandledLine;
import fr.conciergerie.orders.ExpectedVersion;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.orders.OrderView;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.partners.Partners;
import fr.conciergerie.shared.NotFound;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.ShortCode;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.FormErrors;
import fr.conciergerie.web.api.Idempotency;
import fr.conciergerie.web.api.IdempotencyKey;
import fr.conciergerie.web.api.Precondition;
import fr.conciergerie.web.api.WithEtag;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The concierge's gestures over the API. Each answers the order as it is then, and the pieces it moved. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Custody")
class CustodyApi {

    private final Custody custody;
    private final Partners partners;
    private final ExpectedVersion expected;
    private final Idempotency idempotency;

    CustodyApi(Custody custody, Partners partners, ExpectedVersion expected, Idempotency idempotency) {
        this.custody = custody;
        this.partners = partners;
        this.expected = expected;
        this.idempotency = idempotency;
    }

    @PostMapping("/orders/{order}/lines/{line}/deposit")
    @Operation(
            operationId = "receivePieces",
            summary = "Receive the pieces of a line",
            description =
                    "Each piece gets a label and goes to the storage of the site. Send an `Idempotency-Key`: the same"
                            + " call made again answers the same labels.")
    @WithEtag
    ResponseEntity<OrderAndItems> deposit(
            Actor actor,
            @PathVariable OrderId order,
            @PathVariable LineId line,
            @RequestBody DepositBody body,
            Precondition precondition,
            IdempotencyKey key) {
        var pieces = body.read();
        return idempotency.once(
                key,
                body,
                () -> change(order, precondition, () -> custody.deposit(actor, order, line, pieces, body.where())));
    }

    @PostMapping("/orders/{order}/lines/{line}/dispatch")
    @Operation(
            operationId = "dispatchLine",
            summary = "Give the work to a partner",
            description = "To the one named by slug or id; else to the usual one, or after a refusal to who stands in.")
    @WithEtag
    ResponseEntity<OrderAndItems> dispatch(
            Actor actor,
            @PathVariable OrderId order,
            @PathVariable LineId line,
            @RequestBody(required = false) @Nullable DispatchBody body,
            Precondition precondition) {
        return change(order, precondition, () -> custody.dispatch(actor, order, line, partner(body)));
    }

    private @Nullable PartnerId partner(@Nullable DispatchBody body) {
        var named = body == null || body.partner() == null ? "" : body.partner().strip();
        if (named.isEmpty()) {
            return null;
        }
        var errors = new FormErrors();
        var partner = errors.read("partner", () -> existing(named));
        errors.refuseIfAny();
        return partner;
    }

    /** What a body names and is not there can be corrected; only an address leads nowhere. */
    private PartnerId existing(String named) {
        try {
            return partners.partnerId(named);
        } catch (NotFound _) {
            throw new Refused("orders.no-such-partner");
        }
    }

    @PostMapping("/orders/{order}/lines/{line}/return")
    @Operation(
            operationId = "takeBack",
            summary = "Take back from a partner",
            description = "The pieces are put away at the site and the member is told. A piece that is neither back nor"
                    + " said to be missing is refused, by name.")
    @WithEtag
    ResponseEntity<OrderAndItems> comeBack(
            Actor actor,
            @PathVariable OrderId order,
            @PathVariable LineId line,
            @RequestBody ReturnBody body,
            Precondition precondition) {
        var arrival = body.read();
        return change(order, precondition, () -> custody.comeBack(actor, order, line, arrival));
    }

    @PostMapping("/orders/{order}/lines/{line}/collection")
    @Operation(
            operationId = "handOver",
            summary = "Hand over",
            description = "To the member; or to someone else (`by`), who shows the pick-up code of the order (`code`).")
    @WithEtag
    ResponseEntity<OrderAndItems> collect(
            Actor actor,
            @PathVariable OrderId order,
            @PathVariable LineId line,
            @RequestBody(required = false) @Nullable CollectionBody body,
            Precondition precondition) {
        var by = body == null ? null : body.by();
        var code = body == null ? null : body.code();
        return change(order, precondition, () -> custody.collect(actor, order, line, by, code));
    }

    @GetMapping("/items/{label}")
    @Operation(
            operationId = "findPiece",
            summary = "Find a piece by its label",
            description = "Who has it and where it stands; a label may be typed as it is read, in any case.")
    ItemBody item(Actor actor, @Parameter(example = "K7P3XW") @PathVariable String label) {
        var code = ShortCode.read(label).orElseThrow(() -> new NotFound("label " + label));
        return ItemBody.of(custody.find(actor, code));
    }

    private ResponseEntity<OrderAndItems> change(OrderId order, Precondition precondition, Supplier<HandledLine> step) {
        var handled = new AtomicReference<List<ItemBody>>(List.of());
        var view = expected.change(order, precondition, () -> {
            var it = step.get();
            handled.set(it.items().stream().map(ItemBody::of).toList());
            return it.order();
        });
        return ResponseEntity.ok().eTag(ExpectedVersion.etag(view)).body(new OrderAndItems(view, handled.get()));
    }

    /** An order as it is now, and the pieces that were just moved. */
    @Schema(name = "OrderAndItems")
    record OrderAndItems(@JsonUnwrapped OrderView order, List<ItemBody> items) {}

    @Schema(name = "Dispatch")
    record DispatchBody(
            @Schema(description = "Slug or id of the partner", example = "cordonnerie-du-port") @Nullable
            String partner) {}

    @Schema(name = "HandOver")
    record CollectionBody(
            @Schema(description = "Who takes it, when it is not the member", maxLength = 100) @Nullable
            String by,

            @Schema(description = "The pick-up code that they show", example = "M4T8QZ") @Nullable
            String code) {}
}
