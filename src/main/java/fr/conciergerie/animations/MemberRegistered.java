package fr.conciergerie.animations;

import fr.conciergerie.organisations.MemberId;
import fr.conciergerie.shared.OperatorId;
import fr.conciergerie.shared.TenantEvent;
import java.time.Instant;

/** Somebody has a place in an animation, or has another number of them. */
public record MemberRegistered(
        OperatorId operator,
        AnimationId animation,
        RegistrationId registration,
        MemberId member,
        int places,
        Instant at)
        implements TenantEvent {}
