package fr.conciergerie.orders.web;

import fr.conciergerie.orders.ExpectedVersion;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.orders.OrderView;
import fr.conciergerie.orders.Orders;
import fr.conciergerie.web.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a partner answers to a job over the API. No answer says whose the order is. What a partner tells the concierge by
 * telephone is noted on the desk's pages, by a person who heard it.
 */
@RestController
@RequestMapping("/api/v1/orders/{order}/lines/{line}")
@Tag(name = "Jobs")
class JobApi {

    private final Orders orders;
    private final ExpectedVersion expected;

    JobApi(Orders orders, ExpectedVersion expected) {
        this.orders = orders;
        this.expected = expected;
    }

    @PostMapping("/acceptance")
    @Operation(summary = "Take the job on", description = "At the price and for the day agreed.")
    ResponseEntity<JobBody> accept(
            Actor actor,
            @PathVariable OrderId order,
            @PathVariable LineId line,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return change(actor, order, ifMatch, () -> orders.accept(actor, order, line));
    }

    @PostMapping("/refusal")
    @Operation(summary = "Refuse the job", description = "The concierge finds someone else or gives the pieces back.")
    ResponseEntity<JobBody> refuse(
            Actor actor,
            @PathVariable OrderId order,
            @PathVariable LineId line,
            @RequestBody ReasonBody body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return change(actor, order, ifMatch, () -> orders.refuse(actor, order, line, body.read()));
    }

    @PostMapping("/proposal")
    @Operation(
            summary = "Propose another price or day",
            description = "A price of one, a day or both, and why. The member decides. A quote is a proposal too.")
    ResponseEntity<JobBody> propose(
            Actor actor,
            @PathVariable OrderId order,
            @PathVariable LineId line,
            @RequestBody ProposalBody body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        body.check();
        return change(
                actor,
                order,
                ifMatch,
                () -> orders.propose(actor, order, line, body.price(), body.promisedFor(), body.why()));
    }

    @PostMapping("/completion")
    @Operation(summary = "Say that the work is done")
    ResponseEntity<JobBody> complete(
            Actor actor,
            @PathVariable OrderId order,
            @PathVariable LineId line,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return change(actor, order, ifMatch, () -> orders.complete(actor, order, line));
    }

    private ResponseEntity<JobBody> change(
            Actor actor, OrderId order, @Nullable String ifMatch, Supplier<OrderView> step) {
        var changed = expected.change(order, ifMatch, step);
        return ResponseEntity.ok().eTag(ExpectedVersion.etag(changed)).body(JobBody.of(changed, actor));
    }
}
