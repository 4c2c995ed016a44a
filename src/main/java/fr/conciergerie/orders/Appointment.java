package fr.conciergerie.orders;

import fr.conciergerie.partners.PartnerId;
import java.time.Instant;
import java.time.LocalDate;

/**
 * An hour that is kept free for a member.
 *
 * @param partner who receives them
 * @param day the day that it is then at the site
 */
public record Appointment(PartnerId partner, Instant startsAt, LocalDate day) {}
