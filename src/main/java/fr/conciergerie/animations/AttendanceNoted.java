package fr.conciergerie.animations;

import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.TenantEvent;
import java.time.Instant;

/**
 * It was noted whether somebody came to an animation, or put right.
 *
 * @param came whether they did
 * @param endsAt when it is over
 */
public record AttendanceNoted(
        OperatorId operator,
        AnimationId animation,
        RegistrationId registration,
        boolean came,
        Instant endsAt,
        Instant at)
        implements TenantEvent {}
