package fr.conciergerie.bookings;

import java.util.Locale;

/** How far a booking has got. Whether somebody came is told to nobody but those who receive and serve them. */
public enum BookingStatus {
    BOOKED,
    ATTENDED,
    ABSENT,
    /** Did not come, and said so. */
    EXCUSED,
    CANCELLED;

    /** In the messages: {@code bookings.status.<word>}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isOver() {
        return this != BOOKED;
    }
}
