package fr.conciergerie.partners;

import org.jspecify.annotations.Nullable;

/**
 * A partner as the other modules need to know it.
 *
 * @param commissionBasisPoints the operator's share of the price, in hundredths of a percent, shown openly
 * @param fallback who is asked when this partner cannot
 * @param active whether it still works with the operator today
 */
public record Partner(
        PartnerId id,
        String slug,
        String name,
        LegalForm legalForm,
        @Nullable String email,
        @Nullable String phone,
        String town,
        WorkingDays workingDays,
        int commissionBasisPoints,
        @Nullable PartnerId fallback,
        boolean active) {}
