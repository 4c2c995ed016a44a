package fr.conciergerie.lockers;

import fr.conciergerie.orders.OrderId;
import fr.conciergerie.organisations.MemberId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A compartment as the concierge sees it.
 *
 * @param holder whose it is now; null where it is nobody's
 * @param code what is to be set at its lock; null where nothing is
 * @param pieces what lies in it, as the ledger has it
 * @param lastOrder what was to be put in last, where nobody of ours has seen whether it was; null else
 */
public record CompartmentView(
        Compartment compartment,
        Standing standing,
        @Nullable Holding holder,
        @Nullable ToSet code,
        List<Piece> pieces,
        @Nullable OrderId lastOrder) {

    /**
     * Whose it is.
     *
     * @param order what the member said they would put in; null where they did not, and where something was put in for them
     */
    public record Holding(
            ReservationId reservation,
            MemberId member,
            String memberName,
            @Nullable OrderId order,
            Instant expiresAt,
            int version) {}

    /**
     * A code that a concierge sets at the lock.
     *
     * @param digits null where they do not open: the log says why
     */
    public record ToSet(LockerCodeId code, @Nullable String digits) {}

    /**
     * Something that lies in it.
     *
     * @param label as it is written on it
     * @param number of its order
     */
    public record Piece(String label, OrderId order, String number) {}
}
