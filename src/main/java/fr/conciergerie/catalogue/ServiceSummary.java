package fr.conciergerie.catalogue;

import fr.conciergerie.shared.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A service as a line of the manager's list.
 *
 * @param sites at how many it is sold today
 * @param lowest today's lowest price over the sites; null where all is on quote or nothing is sold
 * @param highest today's highest price
 * @param nextChange the day on which a price changes next, anywhere; null when none is planned
 * @param leftByPartner whether a site still counts on a partner who no longer works with the operator
 */
public record ServiceSummary(
        ServiceId id,
        String slug,
        String name,
        Family family,
        Shape shape,
        @Nullable String pictogram,
        boolean archived,
        int sites,
        @Nullable Money lowest,
        @Nullable Money highest,
        @Nullable LocalDate nextChange,
        boolean leftByPartner) {}
