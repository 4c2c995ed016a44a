package fr.conciergerie.animations;

import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.TenantEvent;
import java.time.Instant;

/**
 * An animation that was announced takes place at another hour or elsewhere.
 *
 * @param from when it would have begun
 * @param sequence the how-manieth change of this kind it is
 */
public record AnimationMoved(OperatorId operator, AnimationId animation, Instant from, int sequence, Instant at)
        implements TenantEvent {}
