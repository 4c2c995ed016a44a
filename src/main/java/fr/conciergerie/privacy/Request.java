package fr.conciergerie.privacy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asked about their data, and how it stands.
 *
 * @param name who asks, as they are called now
 * @param inTheirName whether the manager noted it for them
 * @param dueOn within a month, or later where the manager said why
 */
public record Request(
        RequestId id,
        UUID member,
        String name,
        Kind kind,
        String words,
        Instant askedAt,
        boolean inTheirName,
        LocalDate dueOn,
        @Nullable String prolongedBecause,
        Status status,
        @Nullable Instant settledAt,
        @Nullable String answer,
        int version) {

    /** What is asked (articles 15 to 21 of the GDPR). */
    public enum Kind {
        ACCESS,
        RECTIFICATION,
        OBJECTION,
        ERASURE
    }

    public enum Status {
        OPEN,
        WITHDRAWN,
        DONE,
        REFUSED
    }

    public boolean isOpen() {
        return status == Status.OPEN;
    }

    public boolean isLate(LocalDate today) {
        return isOpen() && dueOn.isBefore(today);
    }

    /** Another two months, once, where it is complicated or there are many. */
    public boolean mayBeProlonged() {
        return isOpen() && prolongedBecause == null;
    }
}
