package fr.conciergerie.orders;

import java.time.LocalDate;

/**
 * The day promised to the member. The first promise is kept for ever, for it is what punctuality is measured against;
 * a new day is a new version.
 *
 * @param version 1 for the first promise
 */
record Promised(LocalDate first, LocalDate now, int version) {

    static Promised on(LocalDate day) {
        return new Promised(day, day, 1);
    }

    Promised movedTo(LocalDate day) {
        return day.equals(now) ? this : new Promised(first, day, version + 1);
    }
}
