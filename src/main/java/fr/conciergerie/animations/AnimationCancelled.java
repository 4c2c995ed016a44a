package fr.conciergerie.animations;

import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.TenantEvent;
import java.time.Instant;

/** An animation that was announced does not take place. */
public record AnimationCancelled(OperatorId operator, AnimationId animation, Instant at) implements TenantEvent {}
