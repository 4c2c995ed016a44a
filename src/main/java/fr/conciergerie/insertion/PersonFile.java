package fr.conciergerie.insertion;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's file, or the part of it that its reader may see: what they may not is not there at all.
 *
 * @param details to the supervisor: the name and nothing else
 */
public record PersonFile(
        PersonId id,
        String reference,
        PersonDetails details,
        int version,
        @Nullable Exit exit,
        List<PassIae> passes,
        List<Contract> contracts,
        List<Absence> absences,
        List<Learning> learnings,
        List<Interview> interviews,
        List<Goal> goals) {

    /** The latest one. */
    public Optional<PassIae> pass() {
        return passes.isEmpty() ? Optional.empty() : Optional.of(passes.getLast());
    }

    /** The contract of that day, or the next one. */
    public Optional<Contract> contract(LocalDate today) {
        return contracts.stream()
                .filter(it -> it.runsOn(today) || it.startsOn().isAfter(today))
                .findFirst();
    }
}
