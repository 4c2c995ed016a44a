package fr.conciergerie.bookings;

/** Whether somebody came to their appointment. */
public enum Attendance {
    ATTENDED,
    ABSENT,
    /** Did not come, and said so. */
    EXCUSED
}
