package fr.conciergerie.insertion.web;

import fr.conciergerie.insertion.FileSection;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is about to be taken out of a file.
 *
 * @param name whose file, so that nobody takes something out of another one
 * @param until null where it is one day, or has no end
 */
public record WithdrawalPage(
        FileSection section,
        String name,
        String reference,
        LocalDate from,
        @Nullable LocalDate until,
        String action,
        String back,
        UUID once,
        int version) {}
