package fr.conciergerie.organisations.web;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A member in the manager's list. */
public record MemberRow(
        UUID id,
        String name,
        @Nullable String email,
        String organisation,
        State state,
        @Nullable LocalDate until) {

    /** Whether their organisation has named them, and whether they may still use the service. */
    public enum State {
        LISTED,
        /** Written down at the desk; the organisation has not confirmed yet. */
        GUEST,
        ENDED
    }
}
