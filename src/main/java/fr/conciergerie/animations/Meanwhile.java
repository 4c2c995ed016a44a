package fr.conciergerie.animations;

import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What somebody does at the same time.
 *
 * @param animation its title; null for an appointment, which says no more here
 */
public record Meanwhile(@Nullable String animation, ZonedDateTime startsAt) {}
