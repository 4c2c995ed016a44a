package fr.conciergerie.insertion;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Somebody in a list: how to call them, and where their path stands. */
public record PersonLine(
        PersonId id,
        String reference,
        String name,
        LocalDate enteredOn,
        @Nullable LocalDate exitedOn,
        @Nullable LocalDate passEnd,
        @Nullable LocalDate contractEnd,
        int weeklyMinutes,
        @Nullable LocalDate nextInterview) {}
