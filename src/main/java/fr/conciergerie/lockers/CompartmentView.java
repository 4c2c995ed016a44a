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
 * @param delegateCode the one that is to be set besides, for whoever comes for the member; null where none is
 * @param toRemove the codes of delegates that the pad is to keep no more
 * @param pieces what lies in it, as the ledger has it
 * @param lastOrder what was to be put in last, where nobody of ours has seen whether it was; null else
 */
public record CompartmentView(
        Compartment compartment,
        Standing standing,
        @Nullable Holding holder,
        @Nullable ToSet code,
        @Nullable ToSet delegateCode,
        List<ToSet> toRemove,
        List<Piece> pieces,
        @Nullable OrderId lastOrder) {

    /**
     * Whose it is.
     *
     * @param delegate who may take it out for them; null where nobody may
     * @param order what the member said they would put in; null where they did not, and where something was put in for them
     */
    public record Holding(
            ReservationId reservation,
            MemberId member,
            String memberName,
            @Nullable String delegate,
            @Nullable OrderId order,
            Instant expiresAt,
            int version) {}

    /**
     * A code that a concierge sets at the lock, or removes there.
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
