package fr.conciergerie.calendar;

import java.time.LocalDate;

/** Days without a desk, both included, and why: bridge days, works, elections. */
record Closure(LocalDate firstDay, LocalDate lastDay, String reason) {

    boolean covers(LocalDate day) {
        return !day.isBefore(firstDay) && !day.isAfter(lastDay);
    }
}
