package fr.conciergerie.insertion;

import java.time.LocalDate;

/** How near an end is: people are warned twelve, six and three months before. */
public enum Deadline {
    FAR,
    TWELVE_MONTHS,
    SIX_MONTHS,
    THREE_MONTHS,
    OVER;

    public static Deadline of(LocalDate end, LocalDate today) {
        if (end.isBefore(today)) {
            return OVER;
        }
        if (!end.isAfter(today.plusMonths(3))) {
            return THREE_MONTHS;
        }
        if (!end.isAfter(today.plusMonths(6))) {
            return SIX_MONTHS;
        }
        return end.isAfter(today.plusMonths(12)) ? FAR : TWELVE_MONTHS;
    }

    public boolean isSoon() {
        return this == THREE_MONTHS || this == OVER;
    }
}
