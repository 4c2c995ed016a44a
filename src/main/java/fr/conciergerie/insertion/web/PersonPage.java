package fr.conciergerie.insertion.web;

import fr.conciergerie.insertion.Contract;
import fr.conciergerie.insertion.Correction;
import fr.conciergerie.insertion.Deadline;
import fr.conciergerie.insertion.PassIae;
import fr.conciergerie.insertion.PersonFile;
import fr.conciergerie.insertion.PersonLine;
import fr.conciergerie.web.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Somebody's file on the screen. */
public record PersonPage(PersonFile file, boolean followUp, LocalDate today, UUID once) {

    public String path() {
        return "/insertion/people/" + file.id();
    }

    /** What comes near for them, the nearest day first; nothing once they have left. */
    public List<Todo> waiting() {
        var latest = file.interviews().isEmpty() ? null : file.interviews().getFirst();
        return file.exit() != null
                ? List.of()
                : Todo.of(
                        List.of(new PersonLine(
                                file.id(),
                                file.reference(),
                                file.details().name(),
                                file.details().enteredOn(),
                                null,
                                file.pass().map(PassIae::endsOn).orElse(null),
                                file.contracts().stream()
                                        .filter(it -> it.runsOn(today))
                                        .findFirst()
                                        .map(Contract::endsOn)
                                        .orElse(null),
                                0,
                                latest == null ? null : latest.nextOn())),
                        today);
    }

    /** Those before the one that counts, the latest first. */
    public List<PassIae> earlierPasses() {
        var all = file.passes();
        return all.isEmpty() ? List.of() : all.subList(0, all.size() - 1).reversed();
    }

    /** Days that were corrected, as they are told. */
    public String days(Correction.Days days, Page page) {
        var until = days.until();
        return until == null || until.equals(days.from())
                ? page.day(days.from())
                : page.say("insertion.from-until", days.from(), until);
    }

    public Set<Contract.Warning> warnings(Contract contract) {
        return contract.warnings(file.contracts());
    }

    public Deadline deadline(LocalDate end) {
        return Deadline.of(end, today);
    }
}
