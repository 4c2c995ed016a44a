package fr.conciergerie.desk;

import fr.conciergerie.catalogue.Family;
import fr.conciergerie.catalogue.Shape;
import fr.conciergerie.orders.LineId;
import fr.conciergerie.orders.LineStatus;
import fr.conciergerie.orders.OrderId;
import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.partners.PartnerId;
import fr.conciergerie.shared.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line that waits at a desk for something to be done with it.
 *
 * @param number of the order, as people say it
 * @param memberName with what tells them apart where somebody else bears it
 * @param callAt the telephone of a guest, or of whom no letter reaches; null for others
 * @param partner who has the work, or usually does it
 * @param pictogram the service's own; null when it has none and its family's stands for it
 * @param readySince the day on which it came back ready; null while it is not ready
 * @param place where on site its pieces are; null while they are not
 * @param lost that its member may not have been told that it is ready
 * @param labels of its pieces
 * @param here those of them on which a concierge of the site can put a hand
 * @param missing how many of them are looked for
 * @param price of all of it; null while it is open
 * @param damaged how many of them are not as they were handed in
 */
public record Waiting(
        OrderId order,
        String number,
        LineId line,
        MemberId member,
        String memberName,
        @Nullable String callAt,
        String service,
        Family family,
        @Nullable String pictogram,
        Shape shape,
        int quantity,
        LineStatus status,
        @Nullable LocalDate promisedFor,
        @Nullable LocalDate readySince,
        PartnerId partner,
        String partnerName,
        @Nullable String place,
        boolean lost,
        List<String> labels,
        List<String> here,
        int missing,
        int damaged,
        @Nullable Money price) {

    public Waiting {
        labels = List.copyOf(labels);
        here = List.copyOf(here);
    }

    /** What its member has to pay when it is handed over; nothing for what goes back as it came, or is not complete. */
    public @Nullable Money toPay() {
        return status == LineStatus.READY || status == LineStatus.INCIDENT && missing == 0 ? price : null;
    }

    /** Promised for a day that is over, and not back yet: what is back waits for the member, who may take their time. */
    public boolean isLate(LocalDate today) {
        return promisedFor != null
                && promisedFor.isBefore(today)
                && status != LineStatus.READY
                && status != LineStatus.INCIDENT
                && status != LineStatus.UNTREATED;
    }

    public String path() {
        return "/desk/orders/" + order;
    }

    public String linePath() {
        return path() + "/lines/" + line;
    }
}
