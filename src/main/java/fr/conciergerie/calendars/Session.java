package fr.conciergerie.calendars;

import fr.conciergerie.calendars.Appointment.Place;
import java.time.Instant;
import java.util.UUID;

/**
 * A concierge at a site, as calendars show it.
 *
 * @param changes how many times it has changed
 * @param changedAt when somebody last changed it, or else when it was planned
 */
record Session(
        UUID id, Instant startsAt, Instant endsAt, boolean cancelled, int changes, Instant changedAt, Place place) {}
