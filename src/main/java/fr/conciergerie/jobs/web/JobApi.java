package fr.conciergerie.jobs.web;

import fr.conciergerie.orders.ExpectedVersion;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.orders.OrderView;
import fr.conciergerie.orders.Orders;
import fr.conciergerie.orders.web.ReasonBody;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.api.Precondition;
import fr.conciergerie.web.api.WithEtag;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.function.Supplier;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a partner answers to a job over the API. No answer says whose the order is. What a partner tells the concierge by
 * telephone is noted on the desk's pages, by a person who heard it.
 */
@RestController
@RequestMapping(path = "/api/v1/orders/{order}/lines/{line}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Jobs")
class JobApi {

    private final Orders orders;
    private final ExpectedVersion expected;

    JobApi(Orders orders, ExpectedVersion expected) {
        this.orders = orders;
        this.expected = expected;
    }

    @PostMapping("/acceptance")
    @Operation(
            operationId = "acceptJob",
            summary = "Take the job on",
            description = "At the price and for the day agreed.")
    @WithEtag
    ResponseEntity<JobBody> accept(
            Actor actor, @PathVariable OrderId order, @PathVariable LineId line, Precondition precondition) {
        return change(actor, order, precondition, () -> orders.accept(actor, order, line));
    }

    @PostMapping("/refusal")
    @Operation(
            operationId = "refuseJob",
            summary = "Refuse the job",
            description = "The concierge finds someone else or gives the pieces back.")
    @WithEtag
    ResponseEntity<JobBody> refuse(
            Actor actor,
            @PathVariable OrderId order,
            @PathVariable LineId line,
            @RequestBody ReasonBody body,
            Precondition precondition) {
        return change(actor, order, precondition, () -> orders.refuse(actor, order, line, body.read()));
    }

    @PostMapping("/proposal")
    @Operation(
            operationId = "makeProposal",
            summary = "Propose another price or day",
            description = "A price of one, a day or both, and why. The member decides. A quote is a proposal too.")
    @WithEtag
    ResponseEntity<JobBody> propose(
            Actor actor,
            @PathVariable OrderId order,
            @PathVariable LineId line,
            @RequestBody ProposalBody body,
            Precondition precondition) {
        body.check();
        return change(
                actor,
                order,
                precondition,
                () -> orders.propose(actor, order, line, body.price(), body.promisedFor(), body.why()));
    }

    @PostMapping("/completion")
    @Operation(
            operationId = "completeJob",
            summary = "Say that the work is done",
            description = "The concierge knows that it can be fetched; the member is told once it is back at the desk.")
    @WithEtag
    ResponseEntity<JobBody> complete(
            Actor actor, @PathVariable OrderId order, @PathVariable LineId line, Precondition precondition) {
        return change(actor, order, precondition, () -> orders.complete(actor, order, line));
    }

    private ResponseEntity<JobBody> change(
            Actor actor, OrderId order, Precondition precondition, Supplier<OrderView> step) {
        var changed = expected.change(order, precondition, step);
        return ResponseEntity.ok().eTag(ExpectedVersion.etag(changed)).body(JobBody.of(changed, actor));
    }
}
