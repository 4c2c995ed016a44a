package fr.conciergerie.partners;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything the operator keeps about a partner.
 *
 * @param version to be handed back with a change, so that nobody overwrites what they have not seen
 * @param worksUntil the last day of working together; null while there is no end in sight
 * @param ess the periods in the social economy, newest first
 * @param closures those that are not over yet, soonest first
 */
public record PartnerSheet(
        PartnerId id,
        String slug,
        int version,
        PartnerDetails details,
        @Nullable LocalDate worksUntil,
        List<EssStatus> ess,
        List<Closure> closures) {

    public boolean isActiveOn(LocalDate day) {
        return worksUntil == null || !day.isAfter(worksUntil);
    }

    public Optional<EssStatus> essOn(LocalDate day) {
        return ess.stream().filter(it -> it.isValidOn(day)).findFirst();
    }
}
