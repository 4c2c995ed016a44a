package fr.conciergerie.insertion;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the person wants to reach. */
public record Goal(
        UUID id,
        String text,
        LocalDate setOn,
        @Nullable LocalDate dueOn,
        State state,
        @Nullable LocalDate closedOn,
        int version) {

    /** How far it has got. */
    public enum State {
        OPEN,
        REACHED,
        DROPPED
    }
}
