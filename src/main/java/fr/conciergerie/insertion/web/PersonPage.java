package fr.conciergerie.insertion.web;

import fr.conciergerie.insertion.Contract;
import fr.conciergerie.insertion.Deadline;
import fr.conciergerie.insertion.PersonFile;
import fr.conciergerie.web.ui.Tone;
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

    public Tone tone(LocalDate end) {
        return switch (deadline(end)) {
            case OVER -> Tone.BAD;
            case THREE_MONTHS, SIX_MONTHS -> Tone.WARN;
            case TWELVE_MONTHS, FAR -> Tone.GOOD;
        };
    }
}
