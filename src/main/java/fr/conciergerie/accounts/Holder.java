package fr.conciergerie.accounts;

import fr.conciergerie.web.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Someone who works for the operator, in one role.
 *
 * @param subject whom the role stands for, where it stands for someone
 * @param lastSignInAt null as long as they never came
 * @param invited still to choose a password
 */
public record Holder(
        Person person,
        Role role,
        @Nullable UUID subject,
        Instant grantedAt,
        @Nullable Instant lastSignInAt,
        boolean invited) {}
