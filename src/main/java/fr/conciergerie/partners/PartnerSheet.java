package fr.conciergerie.partners;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Everything the operator keeps about a partner.
 *
 * @param version to be handed back with a change, so that nobody overwrites what they have not seen
 * @param together since when they work with the operator, and until when; the last time, if they came back
 * @param earlier the times before, newest first
 * @param ess the periods in the social economy, newest first
 * @param closures those that are not over yet, soonest first
 */
public record PartnerSheet(
        PartnerId id,
        String slug,
        int version,
        PartnerDetails details,
        WorkedTogether together,
        List<WorkedTogether> earlier,
        List<EssStatus> ess,
        List<Closure> closures) {

    public boolean isActiveOn(LocalDate day) {
        return together.isOn(day);
    }

    public Optional<EssStatus> essOn(LocalDate day) {
        return ess.stream().filter(it -> it.isValidOn(day)).findFirst();
    }
}
