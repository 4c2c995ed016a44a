package fr.conciergerie.animations;

import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.TenantEvent;
import java.time.Instant;

/**
 * Somebody without an account has a place in an animation.
 *
 * @param before whether they had it already, and somebody asked for it once more
 */
public record PasserByRegistered(OperatorId operator, RegistrationId registration, boolean before, Instant at)
        implements TenantEvent {}
