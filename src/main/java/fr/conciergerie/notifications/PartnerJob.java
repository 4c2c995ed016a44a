package fr.conciergerie.notifications;

import fr.conciergerie.orders.JobId;
import fr.conciergerie.shared.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job as its partner is told of it: the work and its day. Nothing of who wants it, nor of what they wrote.
 *
 * @param number of the order, by which the partner tells two such jobs apart
 * @param health that it touches health shows on the partner's page only
 * @param price of one; null while they are to quote
 */
record PartnerJob(
        JobId id,
        UUID order,
        UUID line,
        String number,
        boolean open,
        String service,
        boolean health,
        List<String> options,
        int quantity,
        @Nullable Money price,
        @Nullable LocalDate dueOn,
        UUID partner,
        @Nullable String address,
        Locale locale) {

    About about() {
        return About.job(order, line, id);
    }

    /** Empty when they gave no address: the concierge phones them. */
    Optional<Recipient> recipient() {
        return Optional.ofNullable(address).map(it -> new Recipient(Recipient.Kind.PARTNER, partner, it, locale));
    }
}
