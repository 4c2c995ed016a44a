package fr.conciergerie.accounts;

import fr.conciergerie.web.Role;
import fr.conciergerie.web.Scope;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A token as its owner finds it again: everything but the secret. */
public record TokenSummary(
        UUID id,
        String name,
        Role role,
        Set<Scope> scopes,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt) {}
