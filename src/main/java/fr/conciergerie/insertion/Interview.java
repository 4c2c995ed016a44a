package fr.conciergerie.insertion;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was said between the person and the follow-up officer; nobody else reads it. */
public record Interview(
        UUID id, LocalDate heldOn, String note, @Nullable LocalDate nextOn, int version) {}
