package fr.conciergerie.organisations.web;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A member as the manager sees them: never what they order. */
public record MemberSheet(
        UUID id,
        MemberForm form,
        MemberRow.State state,
        LocalDate from,
        @Nullable LocalDate until,
        boolean hasAccount) {}
