package fr.conciergerie.partners;

import fr.conciergerie.shared.Refused;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A period during which a partner belongs to the social economy, and how we know. Periods of one partner never overlap;
 * past ones are kept, because a share is computed as of the day of each service.
 *
 * @param proof what was seen: a statute, a register entry, an agreement and its number
 * @param checkedOn the day somebody looked at the proof
 * @param validFrom the first day
 * @param validUntil the last day, null when the proof has no end
 * @param esusNumber the State's approval as an enterprise of social utility, which most ESS bodies do not hold
 * @param siae the kind of insertion structure, where it is one
 */
public record EssStatus(
        EssBasis basis,
        String proof,
        LocalDate checkedOn,
        LocalDate validFrom,
        @Nullable LocalDate validUntil,
        @Nullable String esusNumber,
        @Nullable SiaeKind siae) {

    public EssStatus {
        proof = proof.strip();
        if (proof.isEmpty()) {
            throw new Refused("partners.ess.needs-a-proof");
        }
        if (validUntil != null && validUntil.isBefore(validFrom)) {
            throw new Refused("partners.ess.ends-before-it-begins");
        }
    }

    /** A status without approval or agreement of the State, the ordinary case. */
    public static EssStatus of(EssBasis basis, String proof, LocalDate checkedOn, LocalDate validFrom) {
        return new EssStatus(basis, proof, checkedOn, validFrom, null, null, null);
    }

    public boolean isValidOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validUntil == null || !day.isAfter(validUntil));
    }

    /** Whether the proof runs out within the given number of days, so that somebody asks for a new one in time. */
    public boolean expiresWithin(int days, LocalDate today) {
        return validUntil != null && isValidOn(today) && !validUntil.isAfter(today.plusDays(days));
    }
}
