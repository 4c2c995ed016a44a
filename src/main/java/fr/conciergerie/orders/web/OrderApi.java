package fr.conciergerie.orders.web;

import fr.conciergerie.orders.ExpectedVersion;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.orders.OrderList;
import fr.conciergerie.orders.OrderStatus;
import fr.conciergerie.orders.OrderView;
import fr.conciergerie.orders.Orders;
import fr.conciergerie.orders.WithdrawalQuote;
import fr.conciergerie.organisations.Organisations;
import fr.conciergerie.shared.Slice;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.api.Idempotency;
import fr.conciergerie.web.api.IdempotencyKey;
import fr.conciergerie.web.api.Precondition;
import fr.conciergerie.web.api.WithEtag;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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

/** Orders over the API: placed, read, cancelled and withdrawn from by the member or by the concierge for them. */
@RestController
@RequestMapping(path = "/api/v1/orders", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Orders")
class OrderApi {

    private final Orders orders;
    private final OrderList list;
    private final Organisations organisations;
    private final ExpectedVersion expected;
    private final Idempotency idempotency;

    OrderApi(
            Orders orders,
            OrderList list,
            Organisations organisations,
            ExpectedVersion expected,
            Idempotency idempotency) {
        this.orders = orders;
        this.list = list;
        this.organisations = organisations;
        this.expected = expected;
        this.idempotency = idempotency;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "placeOrder",
            summary = "Place an order",
            description =
                    "A member orders for themselves (`ONLINE`); a concierge for a member of a site they serve. Prices"
                            + " and promised days are those of this moment. Send an `Idempotency-Key`: the same call made again"
                            + " answers the same order.")
    @WithEtag
    ResponseEntity<OrderView> place(Actor actor, @RequestBody PlaceOrderBody body, IdempotencyKey key) {
        return idempotency.once(key, body, () -> {
            var order = orders.place(actor, body.read());
            return ResponseEntity.created(URI.create("/api/v1/orders/" + order.id()))
                    .eTag(ExpectedVersion.etag(order))
                    .body(order);
        });
    }

    @GetMapping
    @Operation(
            operationId = "listOrders",
            summary = "List orders, newest first",
            description = "A member sees theirs, a concierge those of their sites.")
    Slice<OrderView> list(
            Actor actor,
            @RequestParam @Nullable OrderStatus status,
            @RequestParam @Nullable String site,
            @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "20") int limit) {
        return list.find(actor, status, site == null ? null : organisations.siteId(site), cursor, limit);
    }

    @GetMapping("/{order}")
    @Operation(
            operationId = "readOrder",
            summary = "Read an order",
            description = "Its `ETag` is what `If-Match` takes on a change.")
    @WithEtag
    ResponseEntity<OrderView> order(Actor actor, @PathVariable OrderId order) {
        return answer(orders.order(actor, order));
    }

    @PostMapping("/{order}/lines/{line}/proposal/acceptance")
    @Operation(
            operationId = "acceptProposal",
            summary = "Accept the partner’s proposal",
            description = "Its price and day become the line’s.")
    @WithEtag
    ResponseEntity<OrderView> acceptProposal(
            Actor actor, @PathVariable OrderId order, @PathVariable LineId line, Precondition precondition) {
        return change(order, precondition, () -> orders.acceptProposal(actor, order, line));
    }

    @PostMapping("/{order}/lines/{line}/proposal/refusal")
    @Operation(
            operationId = "refuseProposal",
            summary = "Refuse the partner’s proposal",
            description = "The line ends; pieces come back as they are.")
    @WithEtag
    ResponseEntity<OrderView> refuseProposal(
            Actor actor, @PathVariable OrderId order, @PathVariable LineId line, Precondition precondition) {
        return change(order, precondition, () -> orders.refuseProposal(actor, order, line));
    }

    @PostMapping("/{order}/lines/{line}/cancellation")
    @Operation(
            operationId = "cancelLine",
            summary = "Cancel a line",
            description = "Free until the partner has started.")
    @WithEtag
    ResponseEntity<OrderView> cancel(
            Actor actor,
            @PathVariable OrderId order,
            @PathVariable LineId line,
            @RequestBody ReasonBody body,
            Precondition precondition) {
        return change(order, precondition, () -> orders.cancel(actor, order, line, body.read()));
    }

    @GetMapping("/{order}/withdrawal")
    @Operation(
            operationId = "quoteWithdrawal",
            summary = "What withdrawing now would mean",
            description =
                    "The lines that the right covers, until when, and what stays due of each: to be told before it is"
                            + " confirmed.")
    WithdrawalQuote withdrawal(Actor actor, @PathVariable OrderId order, @RequestParam @Nullable List<LineId> line) {
        return orders.withdrawalQuote(actor, order, line == null || line.isEmpty() ? null : line);
    }

    @PostMapping("/{order}/withdrawal")
    @Operation(
            operationId = "withdraw",
            summary = "Withdraw from a distance contract",
            description =
                    "The consumer’s right, within fourteen days and without a reason: for the lines named, or for every line"
                            + " that it covers. Where the work was to begin at once and has begun, a part of its price stays"
                            + " due.")
    @WithEtag
    ResponseEntity<OrderView> withdraw(
            Actor actor,
            @PathVariable OrderId order,
            @RequestBody(required = false) @Nullable WithdrawalBody body,
            Precondition precondition) {
        var wanted = body == null ? WithdrawalBody.ALL : body;
        return change(order, precondition, () -> orders.withdraw(actor, order, wanted.ids(), wanted.dueInEuros()));
    }

    private ResponseEntity<OrderView> change(OrderId order, Precondition precondition, Supplier<OrderView> step) {
        return answer(expected.change(order, precondition, step));
    }

    private static ResponseEntity<OrderView> answer(OrderView order) {
        return ResponseEntity.ok().eTag(ExpectedVersion.etag(order)).body(order);
    }
}
