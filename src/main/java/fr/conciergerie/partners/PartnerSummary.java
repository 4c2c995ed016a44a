package fr.conciergerie.partners;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A partner as a line of a list.
 *
 * @param essBasis why it belongs to the social economy today; null when it does not
 * @param essUntil the last day of that status; null when it has no end
 */
public record PartnerSummary(
        PartnerId id,
        String slug,
        String name,
        String town,
        LegalForm legalForm,
        int commissionBasisPoints,
        boolean active,
        @Nullable EssBasis essBasis,
        @Nullable LocalDate essUntil) {

    /** Whether a new proof has to be asked for within the given number of days. */
    public boolean essExpiresWithin(int days, LocalDate today) {
        return essUntil != null && !essUntil.isAfter(today.plusDays(days));
    }
}
