package fr.conciergerie.bookings.web;

import fr.conciergerie.bookings.BookableSlots;
import fr.conciergerie.bookings.BookingId;
import fr.conciergerie.bookings.Bookings;
import fr.conciergerie.bookings.Guests;
import fr.conciergerie.orders.Channel;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.api.Idempotency;
import fr.conciergerie.web.api.IdempotencyKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Guests over the API: brought along to an hour that a member has already. */
@RestController
@RequestMapping(path = "/api/v1/bookings/{booking}/guests", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Bookings")
class GuestApi {

    private final Bookings bookings;
    private final Guests guests;
    private final BookableSlots slots;
    private final Idempotency idempotency;

    GuestApi(Bookings bookings, Guests guests, BookableSlots slots, Idempotency idempotency) {
        this.bookings = bookings;
        this.guests = guests;
        this.slots = slots;
        this.idempotency = idempotency;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "addGuest",
            summary = "Bring somebody along to an hour of a group",
            description =
                    "Takes one more place in the hour of a booking, for a guest of its member: it comes with an order of its own,"
                            + " at the price of the day, and answers with the guest's booking. Where there is no place it answers 409"
                            + " with `nearest`, the hours around it with room for both.")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "409",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            schema = @Schema(implementation = SlotProblem.class)))
    ResponseEntity<BookingBody> add(
            Actor actor, @PathVariable BookingId booking, @RequestBody AddGuestBody body, IdempotencyKey key) {
        // Whose it is comes before what is off with it.
        var own = bookings.booking(actor, booking);
        var wanted = body.read(actor.is(Role.MEMBER) ? Channel.ONLINE : Channel.DESK);
        return SlotProblem.suggesting(
                () -> slots.beside(actor, own),
                () -> idempotency.once(key, body, () -> {
                    var guest = guests.add(actor, booking, wanted, own.version());
                    return ResponseEntity.created(URI.create("/api/v1/bookings/" + guest.id()))
                            .body(BookingBody.of(guest));
                }));
    }
}
