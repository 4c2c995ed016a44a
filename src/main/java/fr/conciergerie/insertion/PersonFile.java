package fr.conciergerie.insertion;

import fr.conciergerie.vault.Vault;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
        List<Goal> goals,
        List<Correction> corrections) {

    /** The latest one. */
    public Optional<PassIae> pass() {
        return passes.isEmpty() ? Optional.empty() : Optional.of(passes.getLast());
    }

    /** Whether something in it is sealed and does not open; {@code ▒▒▒} stands in its place, and the rest can be read. */
    public boolean hasClosedValue() {
        return details.hasClosedValue()
                || Stream.of(
                                Stream.ofNullable(exit).map(Exit::proof),
                                passes.stream().map(PassIae::number),
                                learnings.stream().map(Learning::title),
                                interviews.stream().map(Interview::note),
                                goals.stream().map(Goal::text))
                        .flatMap(it -> it)
                        .anyMatch(Vault.CLOSED::equals);
    }

    /** The contract of that day, or the next one. */
    public Optional<Contract> contract(LocalDate today) {
        return contracts.stream()
                .filter(it -> it.runsOn(today) || it.startsOn().isAfter(today))
                .findFirst();
    }
}
