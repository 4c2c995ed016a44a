package fr.conciergerie.lockers;

import fr.conciergerie.orders.OrderId;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.organisations.SiteId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A compartment that is somebody's, as they may see it.
 *
 * @param compartment as it is written on the door
 * @param order what is to be put in, where it was said; null else
 * @param orderNumber its number
 * @param outcome null while it lasts
 * @param code by which it opens; null once it is over, and where it does not open: the desk helps
 * @param keepsSecondCode whether the locks there give somebody who comes for the member a code of their own
 * @param delegate who may take it out for the member; null where nobody may
 * @param longestHold the last day until which it can be kept for a member who is away, once; null where it cannot
 * @param mayExtend whether it can be kept longer, once
 */
public record ReservationView(
        ReservationId id,
        BankId bank,
        String bankName,
        CompartmentId compartmentId,
        String compartment,
        Size size,
        SiteId site,
        String siteName,
        ZoneId zone,
        MemberId member,
        @Nullable OrderId order,
        @Nullable String orderNumber,
        ReservationState state,
        @Nullable Outcome outcome,
        Instant madeAt,
        Instant expiresAt,
        @Nullable String code,
        boolean keepsSecondCode,
        @Nullable Delegate delegate,
        @Nullable LocalDate longestHold,
        boolean mayExtend,
        int version) {

    /**
     * Somebody who takes out for the member what waits there.
     *
     * @param code of their own; null where the locks keep one only, and until a concierge has set it
     */
    public record Delegate(String name, @Nullable String code) {

        public static final int LONGEST_NAME = 100;
    }

    /** On which day it is over there. */
    public LocalDate lastDay() {
        return expiresAt.atZone(zone).toLocalDate();
    }

    public boolean isOver() {
        return state == ReservationState.ENDED;
    }
}
