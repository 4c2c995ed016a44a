package fr.conciergerie.rounds;

import fr.conciergerie.custody.ItemId;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.ShortCode;
import java.util.List;

/**
 * The pieces of a line at a stop: they travel together.
 *
 * @param number of the order
 * @param partner who works on it
 */
public record Cargo(
        Way way,
        OrderId order,
        LineId line,
        String number,
        String service,
        PartnerId partner,
        String partnerName,
        List<Piece> pieces) {

    public Cargo {
        pieces = List.copyOf(pieces);
    }

    /**
     * One of them.
     *
     * @param place where it is kept at its desk; empty elsewhere
     * @param damaged whether something was wrong with it before
     */
    public record Piece(ItemId id, ShortCode label, String description, String place, boolean damaged) {}
}
