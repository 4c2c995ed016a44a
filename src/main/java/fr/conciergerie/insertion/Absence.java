package fr.conciergerie.insertion;

import java.time.LocalDate;
import java.util.UUID;

/** Days not worked. Why somebody was away is not asked. */
public record Absence(UUID id, Kind kind, LocalDate startsOn, LocalDate endsOn, int version) {

    /** None of them tells anything about health. */
    public enum Kind {
        LEAVE,
        EXCUSED,
        UNEXCUSED
    }
}
