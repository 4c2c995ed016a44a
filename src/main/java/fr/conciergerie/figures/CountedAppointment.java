package fr.conciergerie.figures;

import java.time.LocalDateTime;
import java.util.UUID;

/**
 * An appointment that a figure was counted from, for the operator alone. It names nobody who came, and not the order either,
 * which would.
 *
 * @param hour the time that was taken, which several may share
 * @param at by the clock on the wall
 * @param status the constant’s name, as bookings keep it
 * @param places of the hour, for one person or for several
 * @param counts whether it counts in the numerator, or only in what that is a part of
 */
public record CountedAppointment(
        UUID appointment,
        UUID hour,
        LocalDateTime at,
        String service,
        String practitioner,
        String site,
        String status,
        long places,
        boolean counts) {}
