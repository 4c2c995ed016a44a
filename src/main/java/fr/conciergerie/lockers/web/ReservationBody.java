package fr.conciergerie.lockers.web;

import fr.conciergerie.lockers.BankId;
import fr.conciergerie.lockers.Outcome;
import fr.conciergerie.lockers.ReservationId;
import fr.conciergerie.lockers.ReservationState;
import fr.conciergerie.lockers.ReservationView;
import fr.conciergerie.lockers.Size;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.SiteId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A compartment that is somebody's, as a caller reads it. */
@Schema(name = "LockerReservation")
record ReservationBody(
        ReservationId id,
        BankId bank,
        String bankName,

        @Schema(description = "As it is written on the door", example = "A3")
        String compartment,

        Size size,
        SiteId site,
        MemberId member,
        @Nullable OrderId order,
        ReservationState state,

        @Schema(description = "How it ended; left out while it lasts") @Nullable
        Outcome outcome,

        @Schema(
                description =
                        "By which it opens: for its member alone, while it lasts. Left out where no concierge has set it yet.",
                example = "482913")
        @Nullable
        String code,

        @Schema(description = "Who may take it out for the member; left out where nobody may") @Nullable
        DelegateBody delegate,

        Instant expiresAt) {

    /** Whoever comes for a member. */
    @Schema(name = "LockerDelegate")
    record DelegateBody(
            String name,

            @Schema(
                    description =
                            "Their own code, for the member to pass on; left out where the lock has one only, and until a concierge has set it",
                    example = "730158")
            @Nullable
            String code) {}

    /** @param code whether the caller is told it */
    static ReservationBody of(ReservationView it, boolean code) {
        return new ReservationBody(
                it.id(),
                it.bank(),
                it.bankName(),
                it.compartment(),
                it.size(),
                it.site(),
                it.member(),
                it.order(),
                it.state(),
                it.outcome(),
                code ? it.code() : null,
                delegate(it, code),
                it.expiresAt());
    }

    private static @Nullable DelegateBody delegate(ReservationView it, boolean code) {
        var delegate = it.delegate();
        return delegate == null ? null : new DelegateBody(delegate.name(), code ? delegate.code() : null);
    }
}
