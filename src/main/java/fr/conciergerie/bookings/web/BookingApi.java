package fr.conciergerie.bookings.web;

import fr.conciergerie.bookings.BookableSlots;
import fr.conciergerie.bookings.BookingId;
import fr.conciergerie.bookings.BookingView;
import fr.conciergerie.bookings.Bookings;
import fr.conciergerie.bookings.SlotId;
import fr.conciergerie.catalogue.Catalogue;
import fr.conciergerie.orders.Channel;
import fr.conciergerie.orders.web.ReasonBody;
import fr.conciergerie.shared.DayClock;
import fr.conciergerie.shared.Refused;
import fr.conciergerie.shared.Slice;
import fr.conciergerie.shop.Shop;
import fr.conciergerie.web.Actor;
import fr.conciergerie.web.Role;
import fr.conciergerie.web.api.Idempotency;
import fr.conciergerie.web.api.IdempotencyKey;
import fr.conciergerie.web.api.Precondition;
import fr.conciergerie.web.api.WithEtag;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;
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
import org.springframework.web.server.ResponseStatusException;

/** Bookings over the API: taken, moved, given back, and whether somebody came. */
@RestController
@RequestMapping(path = "/api/v1/bookings", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Bookings")
class BookingApi {

    private static final int MOST = 100;

    private final Bookings bookings;
    private final BookableSlots slots;
    private final Shop shop;
    private final Catalogue catalogue;
    private final Idempotency idempotency;
    private final DayClock dayClock;

    BookingApi(
            Bookings bookings,
            BookableSlots slots,
            Shop shop,
            Catalogue catalogue,
            Idempotency idempotency,
            DayClock dayClock) {
        this.bookings = bookings;
        this.slots = slots;
        this.shop = shop;
        this.catalogue = catalogue;
        this.idempotency = idempotency;
        this.dayClock = dayClock;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "bookSlot",
            summary = "Take an hour",
            description =
                    "A member books for themselves; a concierge for a member of a site they serve. The line of an order comes"
                            + " with it. To a group one guest can come along: on a place and a line of their own, both or none."
                            + " An hour that somebody else has meanwhile answers 409 with `nearest`, the free ones"
                            + " around it, and with `waitingList` where one can wait for a place in it.")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "409",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            schema = @Schema(implementation = SlotProblem.class)))
    @WithEtag
    ResponseEntity<BookingBody> book(Actor actor, @RequestBody BookBody body, IdempotencyKey key) {
        var wanted = body.read(actor.is(Role.MEMBER) ? Channel.ONLINE : Channel.DESK);
        requireSame(actor, body, wanted.slot());
        return SlotProblem.suggesting(
                () -> slots.slot(actor, wanted.slot(), wanted.member(), 1 + wanted.guests()),
                () -> idempotency.once(key, body, () -> {
                    var booking = bookings.book(actor, wanted);
                    return ResponseEntity.created(URI.create("/api/v1/bookings/" + booking.id()))
                            .eTag(etag(booking))
                            .body(BookingBody.of(booking));
                }));
    }

    @GetMapping
    @Operation(
            operationId = "listBookings",
            summary = "Who has which hour",
            description =
                    "A member sees theirs, latest first. A concierge names a site, and sees who comes there on some days,"
                            + " earliest first.")
    Slice<BookingBody> list(
            Actor actor,
            @Parameter(description = "Slug or id; a member leaves it out") @RequestParam @Nullable String site,
            @Parameter(description = "The first day, at the site; left out: today") @RequestParam @Nullable
                    LocalDate from,
            @Parameter(description = "The last day, at most 62 later; left out: the first") @RequestParam @Nullable
                    LocalDate to) {
        return new Slice<>(
                found(actor, site, from, to).stream().map(BookingBody::of).toList(), null);
    }

    private List<BookingView> found(
            Actor actor, @Nullable String site, @Nullable LocalDate from, @Nullable LocalDate to) {
        if (actor.is(Role.MEMBER)) {
            return bookings.mine(actor, MOST);
        }
        if (site == null) {
            throw new Refused("orders.site-is-missing");
        }
        var place = shop.site(actor, site);
        var first = from == null ? dayClock.todayAt(place.zone()) : from;
        return bookings.at(actor, place, first, to == null ? first : to);
    }

    @GetMapping("/{booking}")
    @Operation(
            operationId = "readBooking",
            summary = "Read a booking",
            description = "Its `ETag` is what `If-Match` takes on a change.")
    @WithEtag
    ResponseEntity<BookingBody> booking(Actor actor, @PathVariable BookingId booking) {
        return answer(bookings.booking(actor, booking));
    }

    @PostMapping("/{booking}/move")
    @Operation(
            operationId = "moveBooking",
            summary = "Take another hour instead",
            description = "For the same service with the same partner; the price stays. A guest moves along.")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "409",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            schema = @Schema(implementation = SlotProblem.class)))
    @WithEtag
    ResponseEntity<BookingBody> move(
            Actor actor, @PathVariable BookingId booking, @RequestBody MoveBody body, Precondition precondition) {
        var to = body.read();
        return SlotProblem.suggesting(
                () -> slots.slot(actor, to, bookings.booking(actor, booking)),
                () -> change(actor, booking, precondition, version -> bookings.move(actor, booking, to, version)));
    }

    @PostMapping("/{booking}/cancellation")
    @Operation(
            operationId = "cancelBooking",
            summary = "Give the hour back",
            description =
                    "A member until `changeableUntil`, whoever serves them until it begins. A guest's place goes with it, and"
                            + " can be given back alone.")
    @WithEtag
    ResponseEntity<BookingBody> cancel(
            Actor actor, @PathVariable BookingId booking, @RequestBody ReasonBody body, Precondition precondition) {
        var why = body.read();
        return change(actor, booking, precondition, version -> bookings.cancel(actor, booking, why, version));
    }

    @PostMapping("/{booking}/attendance")
    @Operation(
            operationId = "noteAttendance",
            summary = "Say whether the member came",
            description = "From its beginning on; it can be put right within seven days.")
    @WithEtag
    ResponseEntity<BookingBody> attendance(
            Actor actor, @PathVariable BookingId booking, @RequestBody AttendanceBody body, Precondition precondition) {
        var attendance = body.read();
        return change(
                actor, booking, precondition, version -> bookings.attendance(actor, booking, attendance, version));
    }

    /** Whoever names the site or the service beside the slot has the slot of another refused. */
    private void requireSame(Actor actor, BookBody body, SlotId slot) {
        if (body.site() == null && body.offer() == null) {
            return;
        }
        var schedule = slots.schedule(actor, slot.schedule());
        var site = body.site() == null
                ? schedule.site()
                : shop.site(actor, body.site()).id();
        var same = site.equals(schedule.site())
                && (body.offer() == null
                        || body.offer().equals(schedule.id().toString())
                        || catalogue
                                .offer(site, body.offer(), dayClock.today())
                                .service()
                                .equals(schedule.service()));
        if (!same) {
            throw new Refused("bookings.slot-of-another");
        }
    }

    private ResponseEntity<BookingBody> change(
            Actor actor, BookingId id, Precondition precondition, IntFunction<BookingView> step) {
        int version = bookings.booking(actor, id).version();
        if (!precondition.isMetBy(String.valueOf(version))) {
            throw new ResponseStatusException(HttpStatus.PRECONDITION_FAILED);
        }
        return answer(step.apply(version));
    }

    private static ResponseEntity<BookingBody> answer(BookingView booking) {
        return ResponseEntity.ok().eTag(etag(booking)).body(BookingBody.of(booking));
    }

    private static String etag(BookingView booking) {
        return new ETag(String.valueOf(booking.version()), false).formattedTag();
    }
}
