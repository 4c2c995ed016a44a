package fr.conciergerie.accounts;

import fr.conciergerie.web.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Someone who works for the operator, in one role; or to whom that is offered, and then they are as whoever offers it typed.
 *
 * @param right the key of what they hold
 * @param subject whom the role stands for, where it stands for someone
 * @param lastSignInAt when they were last in this very room; null as long as they never came
 * @param invited still to take what is offered
 */
public record Holder(
        UUID right,
        Person person,
        Role role,
        @Nullable UUID subject,
        Instant grantedAt,
        @Nullable Instant lastSignInAt,
        boolean invited) {}
