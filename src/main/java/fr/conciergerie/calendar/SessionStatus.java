package fr.conciergerie.calendar;

/** Whether a session is to come, took place, or did not. */
public enum SessionStatus {
    PLANNED,
    HELD,
    CANCELLED
}
