package fr.conciergerie.insertion.web;

import fr.conciergerie.insertion.Contract;
import fr.conciergerie.insertion.Deadline;
import fr.conciergerie.insertion.PersonFile;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/** Somebody's file on the screen. */
public record PersonPage(PersonFile file, boolean followUp, LocalDate today, UUID once) {

    public String path() {
        return "/insertion/people/" + file.id();
    }

    public Set<Contract.Warning> warnings(Contract contract) {
        return contract.warnings(file.contracts());
    }

    public Deadline deadline(LocalDate end) {
        return Deadline.of(end, today);
    }
}
