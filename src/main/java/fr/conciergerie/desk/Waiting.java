package fr.conciergerie.desk;

import fr.conciergerie.catalogue.Family;
import fr.conciergerie.catalogue.Shape;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.LineStatus;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.partners.PartnerId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line that waits at a desk for something to be done with it.
 *
 * @param number of the order, as people say it
 * @param partner who has the work, or usually does it
 * @param place where on site its pieces are; null while they are not
 * @param labels of its pieces
 */
public record Waiting(
        OrderId order,
        String number,
        LineId line,
        MemberId member,
        String memberName,
        String service,
        Family family,
        Shape shape,
        int quantity,
        LineStatus status,
        @Nullable LocalDate promisedFor,
        PartnerId partner,
        String partnerName,
        @Nullable String place,
        @Nullable String reason,
        List<String> labels) {

    public Waiting {
        labels = List.copyOf(labels);
    }

    public String path() {
        return "/desk/orders/" + order;
    }

    public String linePath() {
        return path() + "/lines/" + line;
    }
}
