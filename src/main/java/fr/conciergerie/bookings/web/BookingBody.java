package fr.conciergerie.bookings.web;

import fr.conciergerie.bookings.BookingId;
import fr.conciergerie.bookings.BookingStatus;
import fr.conciergerie.bookings.BookingView;
import fr.conciergerie.bookings.SlotId;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.SiteId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A booking as a caller reads it. */
@Schema(name = "Booking")
record BookingBody(
        BookingId id,
        @Schema(type = "string") SlotId slot,
        SiteId site,
        MemberId member,
        String service,
        String practitioner,
        @Nullable String room,
        Instant startsAt,
        Instant endsAt,
        BookingStatus status,

        @Schema(description = "The last moment in which the member can cancel or move it")
        Instant changeableUntil,

        OrderId order,
        LineId line,

        @Schema(
                description =
                        "The booking of whoever comes along, which can be given back alone and has its own attendance; left out"
                                + " where the member comes alone")
        @Nullable
        BookingId guest,

        @Schema(description = "Of a guest's booking: the one that it goes with") @Nullable
        BookingId guestOf) {

    static BookingBody of(BookingView it) {
        return new BookingBody(
                it.id(),
                new SlotId(it.schedule(), it.startsAt()),
                it.site(),
                it.member(),
                it.serviceName(),
                it.practitioner(),
                it.room(),
                it.startsAt(),
                it.endsAt(),
                it.status(),
                it.changeableUntil(),
                it.order(),
                it.line(),
                it.guest(),
                it.guestOf());
    }
}
