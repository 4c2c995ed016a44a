package fr.conciergerie.bookings.web;

import fr.conciergerie.bookings.BookableSlots;
import fr.conciergerie.bookings.SeriesBookings;
import fr.conciergerie.bookings.SlotId;
import fr.conciergerie.orders.Channel;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Slice;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.api.Idempotency;
import fr.conciergerie.web.api.IdempotencyKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
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

/** Several hours at once, over the API. */
@RestController
@RequestMapping(path = "/api/v1/slots/{slot}/series", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Bookings")
class SeriesApi {

    private final SeriesQuery query;
    private final SeriesBookings series;
    private final BookableSlots slots;
    private final Idempotency idempotency;

    SeriesApi(SeriesQuery query, SeriesBookings series, BookableSlots slots, Idempotency idempotency) {
        this.query = query;
        this.series = series;
        this.slots = slots;
        this.idempotency = idempotency;
    }

    @GetMapping
    @Operation(
            operationId = "readSeries",
            summary = "The series that begins with an hour",
            description = "Week by week at the same time of the clock at the site. 409 where none is sold.")
    SeriesBody series(
            Actor actor,
            @PathVariable SlotId slot,
            @Parameter(description = "For whom, so that what they have already is left out; a member leaves it out")
                    @RequestParam
                    @Nullable
                    String member) {
        var whom = actor.is(Role.MEMBER)
                ? new MemberId(actor.requireSubject())
                : member == null ? null : BookBody.member(member);
        return SeriesBody.of(query.page(actor, slot, whom));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "bookSeries",
            summary = "Take several hours at once",
            description =
                    "All of them or, where one is no longer free, none: 409. One order comes with them, with a line for each;"
                            + " each can be moved and given back alone, and the price of the others stays. A 409 names the"
                            + " `slot` that stands in the way, with `nearest`, the free hours around it, and its `waitingList`.")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "409",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            schema = @Schema(implementation = SlotProblem.class)))
    ResponseEntity<Slice<BookingBody>> book(
            Actor actor, @PathVariable SlotId slot, @RequestBody BookSeriesBody body, IdempotencyKey key) {
        // Whose it is comes before what is off with it.
        slots.schedule(actor, slot.schedule());
        var wanted = body.read(actor.is(Role.MEMBER) ? Channel.ONLINE : Channel.DESK);
        if (!wanted.slots().contains(slot)) {
            throw new Refused("bookings.series-begins-elsewhere");
        }
        return SlotProblem.suggestingForSeveral(
                () -> slots.firstTaken(actor, wanted.slots(), wanted.member()),
                () -> idempotency.once(key, body, () -> {
                    var booked = series.book(actor, wanted);
                    return ResponseEntity.created(URI.create(
                                    "/api/v1/orders/" + booked.getFirst().order()))
                            .body(new Slice<>(
                                    booked.stream().map(BookingBody::of).toList(), null));
                }));
    }
}
