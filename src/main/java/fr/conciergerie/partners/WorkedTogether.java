package fr.conciergerie.partners;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a partner worked with the operator.
 *
 * @param lastDay null while there is no end in sight
 */
public record WorkedTogether(LocalDate firstDay, @Nullable LocalDate lastDay) {

    public boolean isOn(LocalDate day) {
        return !day.isBefore(firstDay) && !isOverOn(day);
    }

    /** Whether the last day has passed. */
    public boolean isOverOn(LocalDate day) {
        return lastDay != null && day.isAfter(lastDay);
    }
}
